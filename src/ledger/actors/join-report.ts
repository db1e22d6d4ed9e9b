import type { Actor, Attribution } from "../../reading/reading.ts";
import type { Span } from "../../text/span.ts";
import { share } from "../corrections/overlap.ts";
import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";
import { chooseActors } from "./choose.ts";
import { makeActor, settleActor } from "./ledger-actors.ts";
import { type Member, membersOf, putMember, standsAs, takeMember } from "./members.ts";
import { profileOf } from "./profile.ts";
import { resemblance } from "./resemblance.ts";
import { type Trait, traitsOf } from "./traits.ts";

/** Mentions that share less are not one actor's, read twice. */
const LEAST_SHARED = 0.3;

/**
 * Joins the actors of a report's standing reading to those of the ledger, or to new ones; people's decisions hold.
 * An actor that was there before, by its words, stays where it was unless its name is another now. For use in a
 * transaction, whenever what stands of a report changes.
 */
export function joinReport(ledger: Ledger, report: string): void {
  const wanted = standingActors(ledger, report);
  const before = membersOf(ledger, report);
  if (isSame(before, wanted)) return;
  const touched = new Set(before.map((member) => takeMember(ledger, member)));
  const pins = pinsOf(ledger, report);
  const left = new Set(before);
  const placed = wanted.map((one) => {
    const old = best([...left], one.mentions);
    if (old !== null) left.delete(old);
    const stays = old !== null && isCompatible(old.traits, one.traits) ? old : null;
    return { one, stays, pinned: best(pins, one.mentions)?.target ?? null };
  });
  const isAlone = ({ base }: Member) =>
    prepared(ledger.db, "SELECT 1 FROM actor_joins WHERE base = ?").get(base) === undefined;
  const settled = placed.filter(({ stays, pinned }) => pinned !== null || (stays !== null && !isAlone(stays)));
  const taken = settled
    .flatMap(({ stays, pinned }) => pinned ?? stays?.base ?? [])
    .map((number) => standsAs(ledger, number));
  const seekers = placed.filter((one) => !settled.includes(one)).map(({ one }) => one);
  const chosen = chooseActors(ledger, seekers, taken);
  for (const { one, stays, pinned } of placed) {
    const choice = chosen.get(one.local);
    const isNew = choice === undefined && stays === null;
    const base = choice?.actor ?? stays?.base ?? makeActor(ledger, report, one.local);
    const { why, confidence } = choice ?? stays ?? ALONE;
    touched.add(base);
    touched.add(putMember(ledger, { ...one, report, base, pinned, why: isNew ? ALONE.why : why, confidence }));
  }
  for (const member of before) touched.add(member.base);
  for (const actor of touched) settleActor(ledger, actor);
}

/** Nobody of the ledger is like it. */
const ALONE = { why: "the first of its kind here", confidence: 1 } as const;

interface Wanted {
  readonly local: string;
  readonly traits: readonly Trait[];
  readonly mentions: readonly Span[];
  readonly statements: number;
}

function standingActors({ db }: Ledger, report: string): readonly Wanted[] {
  const about = prepared(
    db,
    "SELECT readings.id, reports.published FROM readings JOIN reports ON reports.id = readings.report WHERE report = ? AND superseded IS NULL",
  ).get(report);
  if (about === undefined) return [];
  const reading = Number(about["id"]);
  const day = about["published"] === null ? null : String(about["published"]);
  const said = new Map<string, number>();
  for (const { body } of prepared(db, "SELECT body FROM rows WHERE reading = ? AND kind = 'statement'").all(reading)) {
    const { speaker, coSpeakers } = JSON.parse(String(body)) as Attribution;
    for (const local of new Set([speaker, ...coSpeakers]))
      if (local !== null) said.set(local, (said.get(local) ?? 0) + 1);
  }
  return prepared(db, "SELECT body FROM actors WHERE reading = ? ORDER BY length(local), local")
    .all(reading)
    .map(({ body }) => {
      const actor = JSON.parse(String(body)) as Actor;
      const mentions = actor.mentions.map(({ start, end }) => ({ start, end }));
      return { local: actor.id, traits: traitsOf(actor, day), mentions, statements: said.get(actor.id) ?? 0 };
    });
}

export interface Pin {
  readonly target: number;
  readonly mentions: readonly Span[];
}

/** Where people put actors of the report: splits that stand, the last first. */
export function pinsOf({ db }: Ledger, report: string): readonly Pin[] {
  return prepared(
    db,
    `SELECT actor_decisions.other AS target, mentions FROM actor_split_members
     JOIN actor_decisions ON actor_decisions.number = decision WHERE report = ? AND stands = 1 ORDER BY decision DESC`,
  )
    .all(report)
    .map(({ target, mentions }) => ({ target: Number(target), mentions: JSON.parse(String(mentions)) }));
}

/** The one that shares most words with spans; null where none shares enough. */
export function best<T extends { readonly mentions: readonly Span[] }>(
  list: readonly T[],
  spans: readonly Span[],
): T | null {
  let [found, most]: [T | null, number] = [null, LEAST_SHARED];
  for (const one of list) {
    const shared = share(one.mentions, spans);
    if (shared > most) [found, most] = [one, shared];
  }
  return found;
}

/** Whether the same words may still be the same actor's: not where its name or its registry entry is another. */
function isCompatible(before: readonly Trait[], now: readonly Trait[]): boolean {
  const [a, b] = [profileOf(before), profileOf(now)];
  const isNamed = a.name.length > 0 && b.name.length > 0;
  return !isNamed || a.whole.some((name) => b.whole.includes(name)) || resemblance(a, b, 1) !== null;
}

function isSame(before: readonly Member[], wanted: readonly Wanted[]): boolean {
  const told = ({ local, traits, mentions, statements }: Wanted) =>
    JSON.stringify([local, traits, mentions, statements]);
  return before.length === wanted.length && before.every((member, i) => told(member) === told(wanted[i] ?? member));
}
