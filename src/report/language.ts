import { detectAll } from "tinyld";

/** Fewer letters than this tell no language. */
const LEAST = 60;
const SAMPLE = 4000;
/** Words that every English report has, whatever names stand in it, and that other languages lack. */
const ENGLISH =
  /(?<![\p{L}])(the|of|and|to|in|that|said|was|for|with|is|are|has|have|on|by|he|she|they|we|it)(?![\p{L}])/giu;

/** The ISO 639-1 code of a text's language; null where it is too short to tell. */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < LEAST) return null;
  const words = sample.match(/\p{L}+/gu)?.length ?? 1;
  // Foreign names mislead a detector of letters; function words do not.
  if ((sample.match(ENGLISH)?.length ?? 0) > words * 0.15) return "en";
  return detectAll(sample)[0]?.lang ?? null;
}
