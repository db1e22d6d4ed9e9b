import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";
import { candidates, companionsOf } from "./candidates.ts";
import { standsAs } from "./members.ts";
import { type Profile, profileIn, profileOf } from "./profile.ts";
import { type Resemblance, resemblance } from "./resemblance.ts";
import type { Trait } from "./traits.ts";

/** A ledger actor that one of a report is taken for, and what that counts as after all merges. */
export interface Choice extends Resemblance {
  readonly actor: number;
  readonly standing: number;
}

/** An actor of a report that looks for its ledger actor. */
export interface Seeker {
  readonly local: string;
  readonly traits: readonly Trait[];
}

/** Two that are so nearly as sure: then what tells them apart must be more than the name. */
const MARGIN = 0.05;
/** Of two alike, one with so many times the reports is meant. */
const MUCH = 3;

/**
 * The ledger actors that actors of one report are: no two the same one, the surest first. Who is known by name is
 * looked for first; then those whom only the company tells that they are in. `taken` are gone already.
 */
export function chooseActors(
  ledger: Ledger,
  seekers: readonly Seeker[],
  taken: readonly number[],
): ReadonlyMap<string, Choice> {
  const chosen = new Map<string, Choice>();
  const profiles = new Map<number, Profile>();
  const known = (actor: number) => {
    const profile = profiles.get(actor) ?? profileIn(ledger, actor);
    profiles.set(actor, profile);
    return profile;
  };
  const alone = (own: Profile, other: Profile) => resemblance(own, other, 0);
  /** Company is looked up only where it could tell anything. */
  const inCompany = (own: Profile, actor: number, standing: number, company: readonly number[]) =>
    resemblance(own, known(actor), MUCH) === null
      ? null
      : resemblance(own, known(actor), companionsOf(ledger, standing, company));
  const looked = seekers.map((seeker) => ({
    ...seeker,
    own: profileOf(seeker.traits),
    found: candidates(ledger, seeker.traits),
  }));
  for (const withCompany of [false, true]) {
    const company = [...taken, ...[...chosen.values()].map(({ standing }) => standing)];
    const gone = new Set(company);
    const wishes = looked
      .filter(({ local }) => !chosen.has(local))
      .flatMap(({ local, own, found }) => {
        const choiceOf = (actor: number): readonly Choice[] => {
          const standing = standsAs(ledger, actor);
          if (gone.has(standing)) return [];
          const alike = alone(own, known(actor)) ?? (withCompany ? inCompany(own, actor, standing, company) : null);
          return alike === null ? [] : [{ ...alike, actor, standing }];
        };
        // Who has the very name is not looked for among names that sound like it.
        const [same = [], alike = []] = found;
        const exact = same.flatMap(choiceOf);
        const choice = theOne(ledger, exact.length > 0 ? exact : alike.flatMap(choiceOf), company);
        return choice === null ? [] : [{ local, choice }];
      });
    for (const { local, choice } of wishes.sort((a, b) => b.choice.confidence - a.choice.confidence)) {
      if (gone.has(choice.standing)) continue;
      gone.add(choice.standing);
      chosen.set(local, choice);
    }
  }
  return chosen;
}

/** The surest; of several as sure the one in known company, then the one of many more reports; else none. */
function theOne(ledger: Ledger, choices: readonly Choice[], company: readonly number[]): Choice | null {
  const sorted = choices.toSorted((a, b) => b.confidence - a.confidence || a.actor - b.actor);
  const [first] = sorted;
  if (first === undefined) return null;
  const others = sorted.filter(({ standing }) => standing !== first.standing);
  const rivals = [first, ...others.filter(({ confidence }) => first.confidence - confidence < MARGIN)];
  if (rivals.length === 1) return first;
  const weighed = rivals
    .map((choice) => ({
      choice,
      companions: companionsOf(ledger, choice.standing, company),
      reports: reportsOf(ledger, choice.standing),
    }))
    .sort((a, b) => b.companions - a.companions || b.reports - a.reports || a.choice.actor - b.choice.actor);
  const [one, other] = weighed;
  if (one === undefined || other === undefined) return first;
  if (one.companions > other.companions)
    return { ...one.choice, why: `${one.choice.why}; of ${rivals.length} alike, the one in this company` };
  if (one.reports < MUCH * other.reports) return null;
  const confidence = Math.round(50 * (one.choice.confidence + 0.5)) / 100;
  return {
    ...one.choice,
    confidence,
    why: `${one.choice.why}; of ${rivals.length} alike, the one of most reports`,
  };
}

function reportsOf({ db }: Ledger, actor: number): number {
  return Number(prepared(db, "SELECT reports FROM ledger_actors WHERE number = ?").get(actor)?.["reports"]);
}
