import type { EntityMention } from "../model/entities.ts";
import { firstEndingAfter } from "../text/span.ts";
import type { Gazetteer } from "./gazetteer.ts";
import type { Token } from "./tokens.ts";
import vocabulary from "./vocabulary/places.json" with { type: "json" };

/** A stretch of tokens that the network takes for a name, and for what. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly kind: string;
}

/** A town of this many people may be named without anything that says it is one. */
export const KNOWN_PEOPLE = 50_000;

const LANDS = new Set(["country", "region", "area"]);
const SIDES = new Set(vocabulary.sides.words);

/**
 * The network's names in order, each whole: its pieces joined ("D" + "C", "Bosnia" + "and" + "Herzegovina"), and two
 * that it took for one apart ("Greece Italy", "Seoul's Jamsil Stadium").
 */
export function nameRuns(
  tokens: readonly Token[],
  entities: readonly EntityMention[],
  gazetteer: Gazetteer,
): readonly Run[] {
  const out: Run[] = [];
  for (const run of runsOf(tokens, entities)) {
    const last = out.at(-1);
    const whole = last === undefined ? null : joined(tokens, last, run, gazetteer);
    if (whole === null) out.push(run);
    else out[out.length - 1] = whole;
  }
  return out.flatMap((run) => cut(tokens, run, gazetteer));
}

/** The runs of all entities but roles. */
export function runsOf(tokens: readonly Token[], entities: readonly EntityMention[]): readonly Run[] {
  return entities.flatMap(({ start, end, kind }): Run[] => {
    const from = firstEndingAfter(tokens, start);
    let to = from;
    while ((tokens[to]?.start ?? end) < end) to += 1;
    return kind === "role" || to === from ? [] : [{ from, to, kind }];
  });
}

/** The words from one token up to another, as a name is looked up. */
export function wordsOf(tokens: readonly Token[], { from, to }: Omit<Run, "kind">): string {
  let words = tokens[from]?.word ?? "";
  for (let i = from + 1; i < to; i++) words += `${tokens[i]?.gap ?? ""}${tokens[i]?.word ?? ""}`;
  return words;
}

/** Whether the words are a country, a region, or a town of some size by its own name. */
export function isLarge(words: string, gazetteer: Gazetteer): boolean {
  if (SIDES.has(words.toLowerCase())) return false;
  return gazetteer
    .named(words)
    .some(
      ({ kind, isOwnName, population }) =>
        LANDS.has(kind) || (isOwnName && kind !== "quarter" && population >= KNOWN_PEOPLE),
    );
}

function joined(tokens: readonly Token[], last: Run, run: Run, gazetteer: Gazetteer): Run | null {
  const gap = tokens[run.from]?.gap;
  const whole = { ...last, to: Math.max(last.to, run.to) };
  const isKnown = gazetteer.named(wordsOf(tokens, whole)).length > 0;
  if (last.kind === run.kind && run.from <= last.to && (gap === "." || gap === "-" || gap === " ")) {
    const isTwo = isLarge(wordsOf(tokens, last), gazetteer) && isLarge(wordsOf(tokens, run), gazetteer);
    if (isKnown || !isTwo) return whole;
  }
  const isPair = run.from === last.to + 1 && tokens[last.to]?.lower === "and";
  const isOneWithComma = run.from === last.to && gap === ", ";
  return isKnown && (isPair || isOneWithComma) ? whole : null;
}

/** A run in its parts: at a possessive, and where two large places stand side by side. */
function cut(tokens: readonly Token[], run: Run, gazetteer: Gazetteer): readonly Run[] {
  const isWhole = gazetteer.named(wordsOf(tokens, run)).length > 0;
  for (let i = run.from + 1; i < run.to; i++) {
    const left = { ...run, to: i };
    const right = { ...run, from: i };
    const isOwner = tokens[i]?.lower === "'s" && gazetteer.named(wordsOf(tokens, left)).length > 0;
    if (isOwner) return [left, ...cut(tokens, { ...run, from: i + 1 }, gazetteer)];
    const isTwo = run.kind === "place" && !isWhole && tokens[i]?.gap === " ";
    if (isTwo && isLarge(wordsOf(tokens, left), gazetteer) && isLarge(wordsOf(tokens, right), gazetteer))
      return [left, right];
  }
  return [run];
}
