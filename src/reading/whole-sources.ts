import type { Span } from "../text/span.ts";
import { type Mention, tokenRange } from "./mention.ts";
import { DOCUMENTS } from "./source-heads.ts";
import { sentenceStart, type Token } from "./tokens.ts";
import vocabulary from "./vocabulary/mentions.json" with { type: "json" };

const TAILS: ReadonlySet<string> = new Set(vocabulary.tails.words);
/** A participle in lower case; nouns that end so stand behind a determiner. */
const PARTICIPLE = /^\p{Ll}{2,}(?:ed|ing)$/u;
/** Before its subject a sentence has at most so many words: "And", "In turn,". */
const MOST_BEFORE = 3;

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
  if (subject === undefined) return span;
  // "A letter to the governor, bearing …": whom a document is for is not whose it is.
  const opening = tokens.slice(start, tokenRange(tokens, subject).from);
  const isDocument = opening.some(({ lower }) => DOCUMENTS.has(lower));
  return { start: isDocument ? earliest : subject.start, end: span.end };
}
