import { personName } from "../../names/person-name.ts";
import { remembered } from "../../names/remembered.ts";
import { soundKey } from "../../names/sounds.ts";
import { nameWords } from "../../names/words.ts";
import type { Actor } from "../../reading/reading.ts";
import { officeOf } from "./offices.ts";

/** What kinds of things are known of a ledger actor: what its members show, counted. */
export type TraitKind =
  | "full"
  | "name"
  | "whole"
  | "key"
  | "kind"
  | "role"
  | "country"
  | "sector"
  | "registry"
  | "office"
  | "day";

/** One thing that an actor shows: `[kind, value]`. */
export type Trait = readonly [TraitKind, string];

/** Longer names than this are sentences: their words are no keys. */
const MOST_PARTS = 6;

/** What an actor of a report published on a day shows, each once. */
export function traitsOf(actor: Actor, day: string | null): readonly Trait[] {
  const { name, names, kind, roles, country, sector, registryId } = actor;
  const own = names.length === 0 ? [] : [...new Set([name, ...names])];
  const office = own.length > 0 ? null : officeOf(name, country);
  const some = (trait: TraitKind, value: string | null | undefined): readonly Trait[] =>
    value == null ? [] : [[trait, value]];
  const traits: readonly Trait[] = [
    ["full", name],
    ...own.map((one): Trait => ["name", one]),
    ...own.map((one): Trait => ["whole", folded(one)]),
    ...own.flatMap(keysOf).map((key): Trait => ["key", key]),
    ["kind", own.length === 0 ? "role" : kind],
    ...roles.map((role): Trait => ["role", role]),
    ...some("country", country),
    ...some("sector", sector),
    ...some("registry", registryId),
    ...some("office", office?.key),
    ...some("day", office?.isPersonal === true ? day?.slice(0, 10) : null),
  ];
  return [...new Map(traits.map((trait) => [trait.join(" "), trait])).values()];
}

/** A name without case, accents and script: what equal names share. */
export const folded = remembered((name) =>
  nameWords(name)
    .map(({ text }) => text)
    .join(" "),
);

/**
 * What spellings of a name are looked up by: the sounds of each of its parts, alone and with the first sound of each
 * other part, since many share a surname.
 */
export function keysOf(name: string): readonly string[] {
  const parts = personName(name)
    .own.slice(0, MOST_PARTS)
    .map(({ text, kind }) => ({
      sounds: soundKey(text),
      isKey: kind === "name",
    }));
  return [
    ...new Set(
      parts.flatMap(({ sounds, isKey }, i) =>
        isKey && sounds !== ""
          ? [`${sounds}:`, ...parts.flatMap((other, k) => (k === i ? [] : [`${sounds}:${other.sounds.charAt(0)}`]))]
          : [],
      ),
    ),
  ];
}
