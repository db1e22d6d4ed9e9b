import { daysApart } from "../../text/days.ts";
import { areTurned, isCommon, isSpelled, isTelling, namesWhy, partsOf } from "./name-facts.ts";
import { namesAlike } from "./names-alike.ts";
import { mayBeOneOffice } from "./offices.ts";
import type { Profile } from "./profile.ts";
import { folded } from "./traits.ts";
import vocabulary from "./vocabulary/offices.json" with { type: "json" };

/** How sure it is that two actors of reports are one, and why, in words. */
export interface Resemblance {
  readonly confidence: number;
  readonly why: string;
}

const OFFICIAL = new Set(vocabulary.official.words);
const PRIVATE = new Set(vocabulary.private.words);
/** Names less likely to be one bearer's are two; with an office that agrees, less is enough. */
const LEAST = { name: 0.8, withOffice: 0.5, body: 0.85 } as const;
/** Of two full names, one that is less likely says that they are two people. */
const CLASH = 0.15;
/** So many of its full names are compared, the most frequent first. */
const FULLS = 4;
/** Nothing that is read is surer. */
const MOST = 0.97;
/** What each finding is worth beside the names. */
const SURE = {
  registry: 0.98,
  country: 0.95,
  office: 0.75,
  lone: 0.72,
  otherKind: 0.6,
  plain: 0.9,
  agreed: 1,
} as const;
/** Days within which the same words tell the same holder of an office. */
const TERM = 60;

/**
 * Whether an actor of a report is an actor of the ledger; null where it is not, or where too little tells.
 * `companions` are those of its report whom the ledger has seen beside this actor before.
 */
export function resemblance(own: Profile, known: Profile, companions: number): Resemblance | null {
  const [entry] = own.registry;
  if (entry !== undefined && known.registry.length > 0)
    return known.registry.includes(entry)
      ? { confidence: SURE.registry, why: `both are the registry's ${entry}` }
      : null;
  if (areApart(own.country, known.country)) return null;
  const [kind, other] = [kindOf(own), kindOf(known)];
  if (kind === "role") return oneOffice(own, known);
  if (other === "role") return null;
  if (kind === other) {
    if (kind === "person") return onePerson(own, known, companions);
    return kind === "state" ? oneState(own, known) : oneBody(own, known, companions);
  }
  return oneWord(own, known, companions);
}

function onePerson(own: Profile, known: Profile, companions: number): Resemblance | null {
  const [a = ""] = own.full;
  const isFull = partsOf(a) > 1;
  const same = known.full.find((b) => folded(a) === folded(b));
  const fulls = same === undefined ? known.full.slice(0, FULLS) : [same];
  const named = fulls.map((b) => ({ b, isFull: partsOf(b) > 1, ...namesAlike(a, b, "person") }));
  // Initials of two alphabets clash where the names do not: "J." and "Yelena".
  if (isSpelled(a) && named.some(({ b, likelihood }) => isSpelled(b) && likelihood < CLASH)) return null;
  const best = named.reduce((x, y) => (y.likelihood > x.likelihood ? y : x), {
    b: "",
    isFull: false,
    likelihood: 0,
    why: "",
  });
  const isOffice = own.role.some((x) => known.role.some((y) => mayBeOneOffice(x, y)));
  const hasMore = isOffice || companions > 0;
  // Brothers are found in one company too: it says nothing for a first name that is not quite the same.
  if (best.likelihood < (isOffice ? LEAST.withOffice : LEAST.name)) return null;
  const areBothFull = isFull && best.isFull;
  if (!areBothFull && !hasMore) return null;
  if (!isOffice && areTurned(a, best.b)) return null;
  if (!isOffice && (areSidesApart(own, known) || (isCommon(a) && companions === 0 && !agree(own, known)))) return null;
  // A surname alone beside another office is somebody else's.
  if (!areBothFull && !isOffice && own.role.length > 0 && known.role.length > 0 && companions < 2) return null;
  const share = areBothFull ? (hasMore ? SURE.agreed : SURE.plain) : SURE.lone;
  return told(best.likelihood * share, [
    namesWhy(a, best.b, best.why),
    isOffice ? "the same office" : "",
    companions > 0 ? companionsWhy(companions) : "",
  ]);
}

function oneBody(own: Profile, known: Profile, companions: number): Resemblance | null {
  const [a = ""] = own.full;
  const [best] = known.full
    .slice(0, FULLS)
    .map((b) => ({ b, ...namesAlike(a, b, "body") }))
    .sort((x, y) => y.likelihood - x.likelihood);
  if (best === undefined || best.likelihood < LEAST.body) return null;
  const isSame = folded(a) === folded(best.b);
  const isCountry = agree(own, known);
  // "The ministry" is another one in another country.
  if (!(isTelling(a) && isTelling(best.b)) && !isCountry && !(isSame && companions > 1)) return null;
  const share = isSame || isCountry ? SURE.plain : SURE.plain * SURE.plain;
  return told(best.likelihood * (isCountry ? SURE.agreed : share), [
    namesWhy(a, best.b, best.why),
    isCountry ? "the same country" : "",
    companions > 0 ? companionsWhy(companions) : "",
  ]);
}

function oneState(own: Profile, known: Profile): Resemblance | null {
  if (agree(own, known)) return { confidence: SURE.country, why: `both are the state ${own.country[0]}` };
  const shared = own.whole.find((name) => known.whole.includes(name));
  return shared === undefined ? null : { confidence: SURE.plain, why: "states of the same name" };
}

/** A name of one word that one report takes for a person and another for a state or a body. */
function oneWord(own: Profile, known: Profile, companions: number): Resemblance | null {
  const shared = own.whole.find((name) => known.whole.includes(name));
  if (shared === undefined) return null;
  const isSomebody = [own, known].some(
    (one) => kindOf(one) === "person" && (one.role.length > 0 || one.full.some((name) => partsOf(name) > 1)),
  );
  if (isSomebody || companions === 0) return null;
  return {
    confidence: SURE.otherKind,
    why: `the same word; what it names is told differently; ${companionsWhy(companions)}`,
  };
}

function oneOffice(own: Profile, known: Profile): Resemblance | null {
  const shared = own.office.find((office) => known.office.includes(office));
  if (shared === undefined) return null;
  const [day] = own.day;
  const isPersonal = day !== undefined || known.day.length > 0;
  const isNear = known.day.some((other) => (daysApart(other, day ?? "") ?? Number.POSITIVE_INFINITY) <= TERM);
  if (isPersonal && !isNear) return null;
  return {
    confidence: SURE.office,
    why: `one office of one country, told alike: "${own.full[0]}", "${known.full[0]}"`,
  };
}

/** A description that people merged into somebody named does not make a role of them. */
function kindOf({ kind }: Profile): "person" | "body" | "state" | "role" {
  const most = kind.find((one) => one !== "role") ?? "role";
  return most === "organisation" || most === "group" ? "body" : (most as "person" | "state" | "role");
}

function areApart(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !a.some((one) => b.includes(one));
}

function agree(own: Profile, known: Profile): boolean {
  return own.country.some((one) => known.country.includes(one));
}

/** One acts for a state or a party, the other for nobody: a minister and a teacher. */
function areSidesApart(own: Profile, known: Profile): boolean {
  const is = (sectors: readonly string[], side: ReadonlySet<string>) =>
    sectors.length > 0 && sectors.every((one) => side.has(one));
  return (
    (is(own.sector, OFFICIAL) && is(known.sector, PRIVATE)) || (is(own.sector, PRIVATE) && is(known.sector, OFFICIAL))
  );
}

function companionsWhy(companions: number): string {
  return companions === 1 ? "named beside one other before" : `named beside ${companions} others before`;
}

function told(confidence: number, reasons: readonly string[]): Resemblance {
  return {
    confidence: Math.round(100 * Math.min(confidence, MOST)) / 100,
    why: reasons.filter((reason) => reason !== "").join("; "),
  };
}
