import vocabulary from "./vocabulary/metonyms.json" with { type: "json" };

const STATES = new Map(
  vocabulary.states.flatMap(({ state, words }) => words.map((word) => [bare(word), state] as const)),
);

/** The state that a capital or a seat of power stands for where it speaks (`vocabulary/metonyms.json`), or null. */
export function stateOf(words: string): string | null {
  return STATES.get(bare(words)) ?? null;
}

function bare(words: string): string {
  return words.toLowerCase().replace(/^the /, "");
}
