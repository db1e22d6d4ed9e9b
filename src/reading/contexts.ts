import vocabulary from "./vocabulary/contexts.json" with { type: "json" };
import { wordStarts } from "./word-starts.ts";

const CONTEXTS = Object.entries(vocabulary.contexts).map(([name, words]) => ({ name, isIn: wordStarts(words) }));

/** PLOVER's contexts of what these words tell (`vocabulary/contexts.json`), in the codebook's order. */
export function contextsOf(words: string): readonly string[] {
  return CONTEXTS.filter(({ isIn }) => isIn(words)).map(({ name }) => name);
}
