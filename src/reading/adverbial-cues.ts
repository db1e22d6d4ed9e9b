import type { FoundAttribution } from "../model/decode.ts";
import { type Span, textAt } from "../text/span.ts";
import { isTold, ruleRow } from "./rule-row.ts";
import vocabulary from "./vocabulary/adverbials.json" with { type: "json" };

const { prepositions, possessives, nouns } = vocabulary;
const ADVERBIAL = new RegExp(
  `^((?:${prepositions.join("|")})\\s)(${possessives.join("|")})(\\s(?:own\\s)?)(${nouns.join("|")}),\\s(?=\\P{P}*\\p{L})`,
  "iu",
);

/**
 * The rows with those of sentences that an adverbial opens by telling whose words they hold: "By her version, no order
 * existed", where no row has that for its cue.
 */
export function withAdverbialCues(
  text: string,
  sentences: readonly Span[],
  rows: readonly FoundAttribution[],
): readonly FoundAttribution[] {
  const told = sentences.flatMap((sentence) => {
    const { start, end } = sentence;
    const [all = "", before = "", whose = "", between = "", noun = ""] = ADVERBIAL.exec(textAt(text, sentence)) ?? [];
    if (all === "") return [];
    const source = { start: start + before.length, end: start + before.length + whose.length };
    const cue = { start: source.end + between.length, end: source.end + between.length + noun.length };
    const content = { start: start + all.length, end };
    return isTold(rows, { start, end: content.start }) ? [] : [ruleRow([source], cue, content)];
  });
  return [...rows, ...told];
}
