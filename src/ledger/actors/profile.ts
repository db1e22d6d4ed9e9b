import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";
import type { Trait, TraitKind } from "./traits.ts";

/** What is known of an actor, of one report or of the ledger, the most frequent first. */
export type Profile = Readonly<Record<TraitKind, readonly string[]>>;

/** So many values of a kind are looked at: those after them are rare wordings. */
const MOST = 24;

const NOTHING: Record<TraitKind, readonly string[]> = {
  full: [],
  name: [],
  whole: [],
  key: [],
  kind: [],
  role: [],
  country: [],
  sector: [],
  registry: [],
  office: [],
  day: [],
};

/** The profile of an actor of one report. */
export function profileOf(traits: readonly Trait[]): Profile {
  return grouped(traits);
}

/** The profile of a ledger actor. */
export function profileIn({ db }: Ledger, actor: number): Profile {
  const found = prepared(
    db,
    `SELECT trait, value FROM (
       SELECT trait, value, count, row_number() OVER (PARTITION BY trait ORDER BY count DESC, value) AS place
       FROM actor_traits WHERE actor = ? AND trait NOT IN ('key')
     ) WHERE place <= ${MOST} ORDER BY trait, place`,
  ).all(actor);
  return grouped(found.map(({ trait, value }) => [trait as TraitKind, String(value)] as const));
}

function grouped(traits: readonly Trait[]): Profile {
  const profile = { ...NOTHING };
  for (const [kind, value] of traits) profile[kind] = [...profile[kind], value];
  return profile;
}
