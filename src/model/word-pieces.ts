/** Cuts one word into the ids of its word pieces (at most `PIECES_A_WORD`). */
export type WordPieces = (word: string) => readonly number[];

/** A longer word is a link or noise; its head is enough to tell. */
export const PIECES_A_WORD = 8;
export const CLS = 101;
export const SEP = 102;
const UNKNOWN = 100;
/** BERT's own limit: a longer word is unknown as a whole. */
const LONGEST_WORD = 100;
/** The cache is dropped when it holds this many words, so that memory stays flat on any input. */
const CACHE = 200_000;

/**
 * WordPiece as BERT's uncased vocabulary does it, on words that `wordsOf` has cut: lower case, accents off, then the
 * longest known piece first. A word with its own cut needs no offsets from a tokenizer, which is why this is here and
 * not a library's: `@huggingface/tokenizers` gives none. A test compares the two over random words.
 */
export function wordPieces(vocabulary: readonly string[]): WordPieces {
  const ids = new Map(vocabulary.map((piece, id) => [piece, id]));
  let cache = new Map<string, readonly number[]>();
  return (word) => {
    const known = cache.get(word);
    if (known !== undefined) return known;
    if (cache.size >= CACHE) cache = new Map();
    const cut = parts(word)
      .flatMap((part) => cutPart(part, ids))
      .slice(0, PIECES_A_WORD);
    const pieces = cut.length > 0 ? cut : [UNKNOWN];
    cache.set(word, pieces);
    return pieces;
  };
}

const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\ufffd]/gu;
const CJK = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2ceaf}\u{2f800}-\u{2fa1f}]/u;

/** BERT's normaliser and pre-tokenizer on one word: it may fall into parts (Chinese characters stand alone). */
function parts(word: string): string[] {
  const clean = word
    .replace(CONTROL, "")
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
  const out: string[] = [];
  let run = "";
  for (const c of clean) {
    if (CJK.test(c) || (/[\p{P}\p{S}]/u.test(c) && isBertPunctuation(c))) {
      if (run !== "") out.push(run);
      out.push(c);
      run = "";
    } else if (/\s/u.test(c)) {
      if (run !== "") out.push(run);
      run = "";
    } else run += c;
  }
  if (run !== "") out.push(run);
  return out;
}

/** BERT counts every ASCII mark and every Unicode punctuation character; other symbols are parts of words. */
function isBertPunctuation(c: string): boolean {
  return /\p{P}/u.test(c) || c.charCodeAt(0) < 128;
}

function cutPart(part: string, ids: ReadonlyMap<string, number>): number[] {
  const letters = [...part];
  if (letters.length > LONGEST_WORD) return [UNKNOWN];
  const out: number[] = [];
  for (let start = 0; start < letters.length; ) {
    let end = letters.length;
    let id: number | undefined;
    for (; end > start; end--) {
      id = ids.get((start > 0 ? "##" : "") + letters.slice(start, end).join(""));
      if (id !== undefined) break;
    }
    if (id === undefined) return [UNKNOWN];
    out.push(id);
    start = end;
  }
  return out;
}
