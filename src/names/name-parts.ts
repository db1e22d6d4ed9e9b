import anyAscii from "any-ascii";
import vocabulary from "./vocabulary/names.json" with { type: "json" };

/** A name in Latin letters, lower case, cut into what tells whose it is and what does not. */
export interface NameParts {
  /** The words that tell, in order. */
  readonly words: readonly string[];
  /** Written or left out: "bin", "al", "de". */
  readonly particles: readonly string[];
  readonly generation: string | null;
  /** The legal form of a company. */
  readonly legal: string | null;
  readonly numbers: readonly string[];
}

const TITLES = new Set(vocabulary.titles);
const PARTICLES = new Set(vocabulary.particles);
const GENERATIONS = new Set(vocabulary.generations);
const GENERIC = new Set(vocabulary.generic);
const SHORT = new Map(Object.entries(vocabulary.short));
/** Longest first: "open joint stock company" before "company". */
const LEGAL = Object.entries(vocabulary.legal)
  .flatMap(([form, all]) => all.map((words) => [words.split(" "), form] as const))
  .sort((a, b) => b[0].length - a[0].length);

/** Whether a word stands in many bodies' names. */
export function isGeneric(word: string): boolean {
  return GENERIC.has(word);
}

/** The parts of a name in any script (letters of others by `any-ascii`), written surname first or not. */
export function nameParts(name: string, isBody: boolean): NameParts {
  const [before = "", after] = name.split(",").map((part) => part.trim());
  // "Frost, William W." is turned; "Fund, Ltd." is not.
  const turned = after !== undefined && !isBody && name.split(",").length === 2 ? `${after} ${before}` : name;
  const plain = anyAscii(turned.replace(/(?<=\p{Ll})(?=\p{Lu})(?<=\p{Ll}\p{Ll})/gu, isBody ? "" : " "))
    .toLowerCase()
    .replace(/[’'`]/g, "")
    // "A.B.C." is one word, "W." an initial.
    .replace(/\b(?:[a-z]\.){2,}/g, (letters) => ` ${letters.replaceAll(".", "")} `);
  const all = (plain.match(/[a-z]+|\d+|&/g) ?? []).map((word) => SHORT.get(word) ?? word);
  const { words: kept, legal } = withoutLegal(all);
  const numbers = kept.filter((word) => /^\d/.test(word));
  const generation = kept.find((word, i) => i > 0 && GENERATIONS.has(word)) ?? null;
  const telling = kept.filter(
    (word) => !/^\d/.test(word) && word !== generation && !PARTICLES.has(word) && (isBody || !TITLES.has(word)),
  );
  const words = telling.length > 0 ? telling : kept.filter((word) => !/^\d/.test(word));
  return { words, particles: kept.filter((word) => PARTICLES.has(word)), generation, legal, numbers };
}

/** Takes out legal forms wherever they stand; a name that is nothing else keeps its words. */
function withoutLegal(words: readonly string[]): { readonly words: readonly string[]; readonly legal: string | null } {
  let left = [...words];
  let legal: string | null = null;
  for (const [form, name] of LEGAL) {
    for (let at = 0; at + form.length <= left.length; at++) {
      if (!form.every((word, k) => left[at + k] === word) || left.length === form.length) continue;
      legal ??= name;
      left = [...left.slice(0, at), ...left.slice(at + form.length)];
    }
  }
  return { words: left, legal };
}
