/** An entry as it is looked for: in small letters, and whether a word has to end behind it. */
interface Form {
  readonly letters: string;
  readonly isWhole: boolean;
}

/**
 * A test for words by their beginnings, as the vocabularies write them: "arrest" for arrest, arrested and arrests;
 * "ban$" for that word alone; an entry with a space is a phrase. Every entry begins with a letter or a digit.
 */
export function wordStarts(entries: readonly string[]): (words: string) => boolean {
  // By the first two letters: at most places of a sentence none has to be compared.
  const forms = Map.groupBy(entries.map(formOf), ({ letters }) => (letters.length < KEY ? "" : letters.slice(0, KEY)));
  const shorter = forms.get("") ?? [];
  return (words) => {
    const { letters, starts } = startsIn(words);
    return starts.some((at) => {
      const isHere = (form: Form) => standsAt(form, letters, at);
      return forms.get(letters.slice(at, at + KEY))?.some(isHere) === true || shorter.some(isHere);
    });
  };
}

const KEY = 2;
const WORD = /[\p{L}\p{N}]+/gu;
const GOES_ON = /^[\p{L}\p{N}]/u;

function formOf(entry: string): Form {
  const letters = entry.replace(/\$$/, "").toLowerCase();
  return { letters, isWhole: entry.endsWith("$") || entry.includes(" ") };
}

function standsAt({ letters, isWhole }: Form, text: string, at: number): boolean {
  return (
    text.startsWith(letters, at) && !(isWhole && GOES_ON.test(text.slice(at + letters.length, at + letters.length + 2)))
  );
}

interface Starts {
  readonly words: string;
  readonly letters: string;
  readonly starts: readonly number[];
}

/** One sentence is asked about by dozens of tests, one behind the other. */
let last: Starts = { words: "", letters: "", starts: [] };

function startsIn(words: string): Starts {
  if (last.words !== words) {
    const letters = words.toLowerCase();
    last = { words, letters, starts: Array.from(letters.matchAll(WORD), ({ index }) => index) };
  }
  return last;
}
