import { soundKey } from "../names/sounds.ts";
import { withoutEnding } from "../text/without-ending.ts";
import { folded } from "./mention.ts";
import type { Reading } from "./reading.ts";
import disputes from "./vocabulary/disputes.json" with { type: "json" };

const WORD = /[\p{L}\p{M}]{3,}/gu;
const EMPTY = new Set(disputes.empty);
/** What a report is about stands at its head: words beyond these are not looked at. */
const HEAD = 2500;
/** The first sentences say most. */
const LEAD = 400;
/** A name tells two happenings apart better than a word does, but reports of one happening have fewer in common. */
const NAME = 1.5;
const PLACE = 2;

/** What a report is found by among others, as numbers, each with how much it is of it: words, names and places. */
export function reportTerms({
  report,
  actors,
  places,
}: Pick<Reading, "report" | "actors" | "places">): ReadonlyMap<number, number> {
  const counts = new Map<string, number>();
  const add = (term: string, much: number) => counts.set(term, (counts.get(term) ?? 0) + much);
  for (const match of report.text.slice(0, HEAD).toLowerCase().matchAll(WORD)) {
    const stem = withoutEnding(folded(match[0]));
    if (!EMPTY.has(match[0])) add(stem, match.index < LEAD ? 2 : 1);
  }
  const terms = new Map<number, number>();
  for (const [term, count] of counts) terms.set(numberOf(term), 1 + Math.log(count));
  for (const { names, kind, mentions } of actors) {
    const last = folded(names[0] ?? "")
      .match(/\p{L}{3,}/gu)
      ?.at(-1);
    // By its sounds: a name is spelled otherwise in every language.
    if (last !== undefined && kind !== "role")
      terms.set(numberOf(`name ${keyOf(last)}`), NAME * (1 + Math.log(mentions.length || 1)));
  }
  for (const { name } of places) terms.set(numberOf(`place ${keyOf(folded(name))}`), PLACE);
  return terms;
}

function keyOf(word: string): string {
  const key = soundKey(word.replace(/[^a-z]/g, ""));
  return key.length > 1 ? key : word;
}

/** A number of 52 bits for a term (two rounds of FNV-1a): the ledger keeps no words beside the reports'. */
function numberOf(term: string): number {
  let [high, low] = [0x811c9dc5, 0x01000193];
  for (let i = 0; i < term.length; i++) {
    high = Math.imul(high ^ term.charCodeAt(i), 0x01000193) >>> 0;
    low = Math.imul(low ^ term.charCodeAt(term.length - 1 - i), 0x01000193) >>> 0;
  }
  return (high & 0xfffff) * 2 ** 32 + low;
}
