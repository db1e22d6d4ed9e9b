import anyAscii from "any-ascii";

/** A word of a name, as the parts of it are told from. */
export interface NameWord {
  /** Small Latin letters and digits, no marks. */
  readonly text: string;
  /** The same, capitals as they were. */
  readonly cased: string;
  /** Its script writes no vowels, or syllables: it is compared by consonants too. */
  readonly isLoose: boolean;
  /** A full stop stands behind it. */
  readonly isStopped: boolean;
  /** A hyphen joins it to the next one. */
  readonly isHyphened: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}'’‘ʼʻ`´ʿʾ]+|[%&]/gu;
const SIGNS: Readonly<Record<string, string>> = { "%": "percent", "&": "and" };
/** Scripts that leave out vowels, or put some in: as any-ascii writes them. */
const LOOSE =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const SYLLABLES = /^[\p{Script=Han}\p{Script=Hangul}]+$/u;
/** "·" and its like part the words of a foreign name in Chinese and Japanese. */
const PARTED = /[·・‧•]/u;

/** The words of a name in any script, in Latin letters. Camel case is parted; a word written backwards is turned. */
export function nameWords(name: string): readonly NameWord[] {
  const text = name.normalize("NFKC").replace(/['’]s(?![\p{L}\p{N}])/gu, "");
  return [...text.matchAll(WORD)].flatMap((match) => {
    const [word] = match;
    const behind = text.slice(match.index + word.length);
    const pieces = piecesOf(word, PARTED.test(text));
    return pieces.flatMap((piece, i): NameWord[] => {
      const cased = (SIGNS[piece] ?? anyAscii(piece)).replace(/[^A-Za-z0-9]/g, "");
      const isLast = i === pieces.length - 1;
      return cased === ""
        ? []
        : [
            {
              text: cased.toLowerCase(),
              cased,
              isLoose: LOOSE.test(piece),
              isStopped: isLast && behind.startsWith("."),
              isHyphened: isLast && /^[-‐‑–]/.test(behind),
            },
          ];
    });
  });
}

function piecesOf(word: string, isParted: boolean): readonly string[] {
  if (SYLLABLES.test(word)) {
    // The family's name stands first and is one syllable; longer runs are foreign names or bodies.
    return isParted || word.length < 2 || word.length > 4 ? [word] : [word.slice(0, 1), word.slice(1)];
  }
  if (/^ال\p{L}{3,}$/u.test(word)) return [word.slice(0, 2), word.slice(2)];
  if (/^\p{Ll}{2,}\p{Lu}$/u.test(word)) return [capitalised([...word].reverse().join(""))];
  return word.split(/(?<=\p{Ll})(?=\p{Lu})/u);
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
