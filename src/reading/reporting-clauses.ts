import type { FoundAttribution } from "../model/decode.ts";
import type { Sentences } from "../text/sentences.ts";
import { contains, overlaps, type Span } from "../text/span.ts";
import addressed from "./vocabulary/addressed.json" with { type: "json" };

/** The time before an entry of a live blog. */
const CLOCK = /^\p{N}{1,2}[:.]\p{N}{2}(?:\s?[ap]\.?m\.?)?(?:\s?[:–—-])?\s+/iu;
const QUOTATION = /["“”„«»]/u;
/** Fewer words before a reporting clause open the sentence and are not what is reported: "However, he said, …". */
const LEAST_WORDS = 2;
/** A sentence that begins by telling who asked: what stands before "he said" is not what he said. */
const ASKED = new RegExp(`^(?:when )?(?:${[...addressed.asked, ...addressed.answering].join("|")})(?!\\p{L})`, "iu");

/**
 * The rows with what stands before a reporting clause that is set between commas or ends its sentence: "Her aunt, she
 * added, had never been against it", "She had served nineteen, she said." (Quirk and others 1985, 14.28f.: a reporting
 * clause in the middle or at the end is parenthetical, and the whole sentence without it is what is reported). Words in
 * quotation marks, and those that another row's cue stands in, are left as they were found.
 */
export function withWordsBefore(
  text: string,
  sentences: Sentences,
  rows: readonly FoundAttribution[],
): readonly FoundAttribution[] {
  return rows.map((row) => {
    const before = wordsBefore(text, sentences, row);
    if (before === null || rows.some((other) => other !== row && overlaps(other.cue, before))) return row;
    const content = row.content.filter((piece) => !contains(before, piece));
    return content.some((piece) => overlaps(piece, before)) ? row : { ...row, content: [before, ...content] };
  });
}

/** The words of the sentence before the row's reporting clause; null where the clause is not set apart, or does not report them. */
function wordsBefore(text: string, sentences: Sentences, { cue, source, content }: FoundAttribution): Span | null {
  const [own, ...others] = source;
  const sentence = sentences.around(cue);
  if (own === undefined || others.length > 0 || ![cue, own].every((span) => contains(sentence, span))) return null;
  const clause = { start: Math.min(cue.start, own.start), end: Math.max(cue.end, own.end) };
  const between = text.slice(Math.min(cue.end, own.end), Math.max(cue.start, own.start));
  if (!/^,?\s*$/u.test(between) || content.some((piece) => overlaps(piece, clause))) return null;
  const comma = /,\s+$/u.exec(text.slice(sentence.start, clause.start));
  if (comma === null || !/^[,;.](?=\s|$)/u.test(text.slice(clause.end))) return null;
  const end = sentence.start + comma.index;
  const told = text.slice(sentence.start, end);
  const opening = (/^.*(?:[;:]|\s[–—-])\s+/su.exec(told) ?? CLOCK.exec(told))?.[0].length ?? 0;
  const words = told.slice(opening);
  const isReported = !QUOTATION.test(words) && words.split(/\s+/u).length >= LEAST_WORDS && !ASKED.test(words);
  return isReported ? { start: sentence.start + opening, end } : null;
}
