import legal from "./vocabulary/legal-forms.json" with { type: "json" };
import vocabulary from "./vocabulary/person-words.json" with { type: "json" };
import { type NameWord, nameWords } from "./words.ts";

export const TITLES: ReadonlySet<string> = new Set(vocabulary.titles.words);
export const PARTICLES: ReadonlySet<string> = new Set(vocabulary.particles.words);
const AFTERWORDS = new Set(vocabulary.afterwords.words);
const GENERATIONS = new Map(Object.entries(vocabulary.generations.words));
const FORMS = new Set(Object.values(legal.classes).flat());
/** Digits that are read or set for letters: "Ig0r". */
const LOOKALIKES: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "6": "g",
  "7": "t",
  "8": "b",
  "9": "g",
};

/** The words of a person's name that are its own. */
export interface PersonWords {
  readonly words: readonly NameWord[];
  /** Which of father and son, where the name tells. */
  readonly generation: string | null;
}

/** The words in the order of speech ("Lunnik, Petra" is Petra Lunnik), without titles and what stands behind a name. */
export function personWords(name: string): PersonWords {
  const words = withoutForms(inOrder(name));
  const generation = words.slice(1).flatMap(({ text }) => GENERATIONS.get(text) ?? [])[0] ?? null;
  const own = words.filter(({ text }, i) => i === 0 || !isAfterword(text));
  const untitled = own.filter((word, i) => !isTitle(word, i, own) || own.slice(i + 1).every(isMinor));
  return { words: joinServants(untitled.every(isMinor) ? own : untitled), generation };
}

/** Short ones are names as well ("Ing-wen"), and are titles only where they lead. */
function isTitle({ text }: NameWord, i: number, all: readonly NameWord[]): boolean {
  return TITLES.has(text) && (text.length > 3 || all.slice(0, i).every((word) => TITLES.has(word.text)));
}

function inOrder(name: string): readonly NameWord[] {
  const [before = [], after = [], ...more] = name.split(/[,،]/).map(nameWords);
  const isTurned = after.some(({ text }) => !isAfterword(text));
  return (isTurned ? [...after, ...before, ...more.flat()] : [...before, ...after, ...more.flat()]).map(withLetters);
}

function isAfterword(text: string): boolean {
  return GENERATIONS.has(text) || AFTERWORDS.has(text);
}

function withLetters(word: NameWord): NameWord {
  const { text } = word;
  if (!/^[a-z].*\d/.test(text) || GENERATIONS.has(text)) return word;
  return { ...word, text: text.replace(/\d/g, (digit) => LOOKALIKES[digit] ?? "") };
}

/** A person taken for a company: "Petra Lunnik LLC". */
function withoutForms(words: readonly NameWord[]): readonly NameWord[] {
  const last = words.at(-1);
  if (last === undefined || words.length < 3 || words.every(isShouted)) return words;
  return FORMS.has(last.text) && isShouted(last) ? words.slice(0, -1) : words;
}

function isShouted({ cased, text }: NameWord): boolean {
  return cased !== text && cased === cased.toUpperCase();
}

function isMinor({ text }: NameWord): boolean {
  return text.length < 2 || TITLES.has(text) || PARTICLES.has(text);
}

/** "Abd al-Aziz", "Abdul Aziz" and "Abdulaziz" are one word: the servant of whom is told behind. */
function joinServants(words: readonly NameWord[]): readonly NameWord[] {
  const joined: NameWord[] = [];
  for (let i = 0; i < words.length; i++) {
    const [word, next, third] = [words[i], words[i + 1], words[i + 2]];
    if (word === undefined) break;
    const isBare = word.text === "abd" || (word.isLoose && word.text === "bd");
    const isParted = isBare && next !== undefined && PARTICLES.has(next.text) && third !== undefined;
    const master = isParted ? third : next;
    if (master === undefined || !(isBare || /^abd(?:u[lrs]|[eao]l|a[rs]|er)$/.test(word.text))) joined.push(word);
    else {
      joined.push({ ...master, text: `${isBare ? "abdul" : word.text}${master.text}`, cased: "Abdul" });
      i += isParted ? 2 : 1;
    }
  }
  return joined;
}
