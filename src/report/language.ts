import { onDemand } from "./on-demand.ts";

/** Fewer letters than this tell no language. */
const LEAST = 60;
const SAMPLE = 4000;
/** Words that every English report has, whatever names stand in it, as shares of all words. */
const COMMON =
  /(?<!\p{L})(?:the|of|and|to|in|that|said|was|for|with|is|are|has|have|on|by|he|she|they|we|it|from|at|his|her|as)(?!\p{L})/giu;
/** Those of them that the languages next to English do not have. */
const ENGLISH_ALONE =
  /(?<!\p{L})(?:the|and|that|said|with|from|they|his|their|has|been|which|who|this|would|were|when|to|by)(?!\p{L})/giu;

/**
 * The ISO 639-1 code of a text's language; null where it is too short to tell. English is told by its small words: a
 * detector of letters is misled by foreign names, and by machine translation.
 */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, SAMPLE).replace(/(?:https?:\/\/|www\.)\S{1,500}/giu, " ");
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0;
  const letters = count(/\p{L}/gu);
  if (letters < LEAST) return null;
  const words = Math.max(1, count(/\p{L}+/gu));
  const alone = count(ENGLISH_ALONE);
  if (count(COMMON) > words * 0.15 && alone > words * 0.05) return "en";
  const isLatin = count(/\p{Script=Latin}/gu) > letters / 2;
  // A list of names, a table: too little to say that a text is not English.
  if (isLatin && (words < 12 || (words < 40 && alone > 0) || count(/(?<!\p{L})\p{Ll}/gu) < words / 2)) return null;
  return onDemand.tinyld().detectAll(sample)[0]?.lang ?? null;
}
