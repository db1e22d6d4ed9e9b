import type { EntityMention } from "../model/entities.ts";
import type { Span } from "../text/span.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { boundsOf, endOf, isFacilityNoun, isPlaceNoun } from "./places-bounds.ts";
import { KNOWN_PEOPLE, nameRuns, type Run, runsOf, wordsOf } from "./places-runs.ts";
import type { Token } from "./tokens.ts";
import vocabulary from "./vocabulary/places.json" with { type: "json" };

/** Words that may name a place: the network says so, or they end as places do, or the gazetteer has them. */
export interface PlaceMention extends Span {
  /** The tokens it is made of: from, and up to. */
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** What the network takes it for. */
  readonly told: string;
  /** Of "Caracas air base" the token "base"; null where the name ends in no such noun. */
  readonly noun: number | null;
  readonly isFacility: boolean;
}

const COMMON = new Set(vocabulary.common.words);
/** After these a name is a place's, if it is known as one. */
const WHERE = new Set(["in", "at", "near", "from", "of"]);

/** The mentions of places in the report, in order; no two overlap. Adjectives of countries are none. */
export function placeMentions(
  text: string,
  tokens: readonly Token[],
  entities: readonly EntityMention[],
  gazetteer: Gazetteer,
): readonly PlaceMention[] {
  const found: PlaceMention[] = [];
  const persons = personNames(tokens, entities);
  const runs = nameRuns(tokens, entities, gazetteer);
  const longer = longerNames(tokens, runs);
  for (const run of runs) {
    const mention = mentionOf(text, tokens, longer(run), gazetteer);
    if (mention === null || mention.from < (found.at(-1)?.to ?? 0)) continue;
    const isPerson = mention.to - mention.from === 1 && persons.has(mention.words);
    if (!isPerson || isWhere(tokens, mention, gazetteer)) found.push(mention);
  }
  return found;
}

function mentionOf(text: string, tokens: readonly Token[], run: Run, gazetteer: Gazetteer): PlaceMention | null {
  const bounds = boundsOf(tokens, run, gazetteer);
  if (bounds === null) return null;
  const { from, to, nameEnd } = bounds;
  const [first, last, lastOfName] = [tokens[from], tokens[to - 1], tokens[nameEnd - 1]];
  if (first === undefined || last === undefined || lastOfName === undefined) return null;
  // "The South", "the Republic" name no one place.
  if (to - from === 1 && COMMON.has(first.lower)) return null;
  const isBare = to === nameEnd || !last.isCapital;
  if (isBare && isAdjective(text.slice(first.start, lastOfName.end), gazetteer)) return null;
  const end = endOf(text, first, last);
  const noun = to - from > 1 && isPlaceNoun(last.lower) ? to - 1 : null;
  const mention = {
    start: first.start,
    end,
    from,
    to,
    words: text.slice(first.start, end).replace(/\s+/g, " "),
    told: run.kind,
    noun,
    isFacility: noun !== null && isFacilityNoun(last.lower),
  };
  return run.kind === "place" || noun !== null || isKnown(tokens, mention, gazetteer) ? mention : null;
}

/** The words of the persons that the report names in full: alone, they are persons too. */
function personNames(tokens: readonly Token[], entities: readonly EntityMention[]): ReadonlySet<string> {
  const persons = entities.filter(({ kind }) => kind === "person");
  const full = runsOf(tokens, persons).filter(({ from, to }) => to - from > 1);
  return new Set(full.flatMap(({ from, to }) => tokens.slice(from, to).map(({ word }) => word)));
}

/** A run made as long as the same name elsewhere in the report: the network found "Dar Nahel" once, and once "Dar". */
function longerNames(tokens: readonly Token[], runs: readonly Run[]): (run: Run) => Run {
  const lengths = new Map<string, number[]>();
  for (const { from, to, kind } of runs) {
    const length = to - from;
    const first = tokens[from]?.lower ?? "";
    if (kind !== "place" || length === 1 || lengths.get(first)?.includes(length) === true) continue;
    lengths.set(
      first,
      [...(lengths.get(first) ?? []), length].sort((a, b) => b - a),
    );
  }
  const names = new Set(runs.filter(({ kind }) => kind === "place").map((run) => wordsOf(tokens, run)));
  return (run) => {
    for (const length of lengths.get(tokens[run.from]?.lower ?? "") ?? []) {
      const whole = { ...run, to: run.from + length };
      if (
        whole.to > run.to &&
        tokens[whole.to - 1]?.block === tokens[run.from]?.block &&
        names.has(wordsOf(tokens, whole))
      )
        return whole;
    }
    return run;
  };
}

function isWhere(tokens: readonly Token[], { from, words }: PlaceMention, gazetteer: Gazetteer): boolean {
  return WHERE.has(tokens[from - 1]?.lower ?? "") && gazetteer.named(words).some(({ isOwnName }) => isOwnName);
}

function isAdjective(name: string, gazetteer: Gazetteer): boolean {
  return (
    gazetteer.isAdjective(name) && !gazetteer.named(name).some(({ kind }) => kind === "country" || kind === "area")
  );
}

/** Whether a name that the network takes for a person's or an organisation's is a place that a report may well name. */
function isKnown(tokens: readonly Token[], mention: PlaceMention, gazetteer: Gazetteer): boolean {
  if (mention.told === "group") return false;
  if (isWhere(tokens, mention, gazetteer)) return true;
  return gazetteer
    .named(mention.words)
    .some(
      ({ kind, isOwnName, population }) =>
        kind === "country" || kind === "area" || (isOwnName && population >= KNOWN_PEOPLE),
    );
}
