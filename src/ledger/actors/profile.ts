import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";
import type { Trait, TraitKind } from "./traits.ts";

/** What is known of an actor, of one report or of the ledger, the most frequent first. */
export type Profile = Readonly<Record<TraitKind, readonly string[]>>;

/** So many values of a kind are looked at: those after them are rare wordings. */
const MOST = 8;
/** What is looked at of a ledger actor: by keys it was found. */
const LOOKED_AT: readonly TraitKind[] = [
  "full",
  "name",
  "whole",
  "kind",
  "role",
  "country",
  "sector",
  "registry",
  "office",
  "day",
];

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
  const most = prepared(
    db,
    `SELECT value FROM actor_traits WHERE actor = ? AND trait = ? ORDER BY count DESC, value LIMIT ${MOST}`,
  );
  return grouped(
    LOOKED_AT.flatMap((trait) => most.all(actor, trait).map(({ value }): Trait => [trait, String(value)])),
  );
}

function grouped(traits: readonly Trait[]): Profile {
  const profile = { ...NOTHING };
  for (const [kind, value] of traits) profile[kind] = [...profile[kind], value];
  return profile;
}
