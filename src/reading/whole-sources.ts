import type { Span } from "../text/span.ts";
import { type Mention, tokenRange } from "./mention.ts";
import { DOCUMENTS } from "./source-heads.ts";
import { sentenceStart, type Token } from "./tokens.ts";
import addressed from "./vocabulary/addressed.json" with { type: "json" };
import vocabulary from "./vocabulary/mentions.json" with { type: "json" };

const TAILS: ReadonlySet<string> = new Set(vocabulary.tails.words);
/** Behind it stands who told whoever the source is. */
const REFERRING = vocabulary.referring.words;
/** A participle in lower case; nouns that end so stand behind a determiner. */
const PARTICIPLE = /^\p{Ll}{2,}(?:ed|ing)$/u;
/** Before its subject a sentence has at most so many words: "And", "In turn,". */
const MOST_BEFORE = 3;
/** A document is at most so many words before what goes on about it. */
const LONGEST = 10;
const ARTICLES: ReadonlySet<string> = new Set(addressed.articles);

/**
 * A source with the words that it is the tail of: of "A letter read to the court, dated Friday and signed by Orsk, says" the
 * network may take the last phrase alone. What begins with a preposition, an auxiliary or a participle names nobody by
 * itself: whoever its sentence begins with does. The same span where it is no tail, or its sentence begins with nobody.
 */
export function wholeSource(tokens: readonly Token[], mentions: readonly Mention[], span: Span): Span {
  const { from } = tokenRange(tokens, span);
  const first = tokens[from];
  if (first === undefined || !(TAILS.has(first.lower) || PARTICIPLE.test(first.word))) return span;
  const start = sentenceStart(tokens, from);
  const earliest = tokens[start]?.start ?? span.start;
  const latest = tokens[Math.min(start + MOST_BEFORE, from - 1)]?.start ?? earliest;
  const subject = mentions.find(
    (mention) =>
      mention.start >= earliest &&
      mention.start <= latest &&
      mention.end < first.start &&
      mention.isQuoted === first.isQuoted &&
      mention.form !== "pronoun",
  );
  if (subject === undefined) return { start: documentBefore(tokens, from) ?? span.start, end: span.end };
  // "A letter to the governor, bearing …": whom a document is for is not whose it is.
  const opening = tokens.slice(start, tokenRange(tokens, subject).from);
  const isDocument = opening.some(({ lower }) => DOCUMENTS.has(lower));
  return { start: isDocument ? earliest : subject.start, end: span.end };
}

/** Where the document begins that the words go on about: "A letter read to the jury, dated …", "reads a letter signed by …". */
function documentBefore(tokens: readonly Token[], from: number): number | null {
  const first = tokens[from];
  for (let i = from - 1; i > 0 && i >= from - LONGEST; i--) {
    const [article, noun] = [tokens[i - 1], tokens[i]];
    if (noun?.sentence !== first?.sentence || noun?.isQuoted !== first?.isQuoted) return null;
    if (article?.sentence === noun?.sentence && ARTICLES.has(article?.lower ?? "") && DOCUMENTS.has(noun?.lower ?? ""))
      return article?.start ?? null;
  }
  return null;
}

/**
 * Whom an agency has it from, as translations from Russian say it: "The agency with reference to a source in the delegation
 * reports". Null where its source refers to nobody.
 */
export function referredTo(tokens: readonly Token[], source: Span, cue: Span | undefined): Span | null {
  if (cue === undefined || cue.start < source.end) return null;
  const { from } = tokenRange(tokens, source);
  const { from: to } = tokenRange(tokens, cue);
  for (let i = from + 1; i + REFERRING.length < to; i++) {
    if (!REFERRING.every((word, k) => tokens[i + k]?.lower === word)) continue;
    const [first, last] = [tokens[i + REFERRING.length], tokens[to - 1]];
    return first === undefined || last === undefined ? null : { start: first.start, end: last.end };
  }
  return null;
}
