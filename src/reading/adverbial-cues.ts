import type { FoundAttribution } from "../model/decode.ts";
import { overlaps, type Span } from "../text/span.ts";
import vocabulary from "./vocabulary/adverbials.json" with { type: "json" };

const { prepositions, possessives, nouns } = vocabulary;
const ADVERBIAL = new RegExp(
  `^((?:${prepositions.join("|")})\\s)(${possessives.join("|")})(\\s(?:own\\s)?)(${nouns.join("|")}),\\s(?=\\P{P}*\\p{L})`,
  "iu",
);
/** The rule is exact. */
const SURE = [0.98, 0.98, 0.98] as const;

/**
 * The rows with those of sentences that an adverbial opens by telling whose words they hold: "By her version, no order
 * existed", where no row has that for its cue.
 */
export function withAdverbialCues(
  text: string,
  sentences: readonly Span[],
  rows: readonly FoundAttribution[],
): readonly FoundAttribution[] {
  const told = sentences.flatMap(({ start, end }): FoundAttribution[] => {
    const [all = "", before = "", whose = "", between = "", noun = ""] = ADVERBIAL.exec(text.slice(start, end)) ?? [];
    if (all === "") return [];
    const source = { start: start + before.length, end: start + before.length + whose.length };
    const cue = { start: source.end + between.length, end: source.end + between.length + noun.length };
    const content = { start: start + all.length, end };
    const isTaken = rows.some((row) =>
      [row.cue, ...row.content].some((one) => overlaps(one, { start, end: content.start })),
    );
    return isTaken ? [] : [{ source: [source], cue, content: [content], nested: false, scores: SURE }];
  });
  return [...rows, ...told];
}
