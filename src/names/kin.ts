import type { Alignment, Pairing } from "./align.ts";
import { areFormsOfOne, isGivenName } from "./name-forms.ts";
import type { PersonName, PersonPart } from "./person-name.ts";
import { soundLikeness } from "./sounds.ts";
import vocabulary from "./vocabulary/person-words.json" with { type: "json" };

/** Two names, and which of their parts were taken for one another. */
export interface Match {
  readonly x: PersonName;
  readonly y: PersonName;
  readonly found: Alignment<PersonPart>;
}

/** Surnames as alike are one family's, and first names less alike two of it. */
const FAMILY = { surname: 0.85, first: 0.9 } as const;
/** Given names as alike say that a man's and a woman's form of a surname are one bearer's. */
const ONE_GIVEN = 0.95;
/** A surname whose stem is less alike is another. */
const STEM = 0.75;

/** How far apart the first names of one surname are: two that only sound alike are rather two of a family. */
export function firstNamesApart({ x, y, found }: Match): number {
  const at = (k: 0 | -1) => {
    const [a, b] = [x.own.at(k), y.own.at(k)];
    return a === undefined || b === undefined ? null : pairingOf(found, a, b);
  };
  const [first, last] = [at(0), at(-1)];
  if (first === null || last === null || first === last || last.likeness < FAMILY.surname) return 0;
  if (first.a[0]?.kind === "initial" || first.b[0]?.kind === "initial") return 0;
  return first.likeness < FAMILY.first ? 1 - first.likeness : 0;
}

/** One family's name in a man's and a woman's form, without a given name that says it is one bearer. */
export function isManAndWoman({ x, y, found }: Match): boolean {
  const [one, other] = [x.parts.at(-1), y.parts.at(-1)];
  if (one === undefined || other === undefined) return false;
  if (!isFeminineOf(one.text, other.text) && !isFeminineOf(other.text, one.text)) return false;
  return !found.pairings.some(({ a: [a], b: [b], likeness }) => {
    if (a === undefined || b === undefined || a === one || a.kind !== "name") return false;
    return likeness >= ONE_GIVEN || areFormsOfOne(a.text, b.text);
  });
}

function isFeminineOf(woman: string, man: string): boolean {
  return vocabulary.gendered.pairs.some(([hers = "", his = ""]) => {
    if (!woman.endsWith(hers) || !man.endsWith(his) || woman.length - hers.length < 2) return false;
    const [a, b] = [woman.slice(0, -hers.length), man.slice(0, man.length - his.length)];
    return a === b || (his.length > 1 && soundLikeness(a, b) >= STEM);
  });
}

/** The own name of one is the father's of the other, who has another: "Hamdan bin Rashid" is no Rashid. */
export function isSonAndFather({ x, y, found }: Match): boolean {
  const isOf = (father: PersonName, a: PersonPart | undefined, son: PersonName, b: PersonPart | undefined) => {
    const first = son.own[0];
    const isNamed = a !== undefined && a === father.own[0] && a.kind === "name";
    return isNamed && b?.isAfterFiliation === true && first !== undefined && isLeft(found, first);
  };
  return found.pairings.some(({ a: [a], b: [b] }) => isOf(x, a, y, b) || isOf(y, b, x, a));
}

/** "Jr" against "Sr" is two, surely; "Jr" against none is rather two. */
export function generationsApart({ x, y }: Match): number {
  if (x.generation === y.generation) return 0;
  return x.generation !== null && y.generation !== null ? 1.5 : 1;
}

/** The first part of one has nothing in the other. */
export function isOtherFirst({ x, y, found }: Match): boolean {
  if (Math.min(x.own.length, y.own.length) < 2) return false;
  return [x.own[0], y.own[0]].some((first) => first?.kind === "name" && isLeft(found, first));
}

/** Two given names that have changed places are rather two bearers: "Hans Friedrich", "Friedrich Hans". */
export function isTurned({ x, y, found }: Match): boolean {
  const all = [...x.parts, ...y.parts];
  const [one, other] = [x.own[0], y.own[1]];
  if (all.length !== 4 || one === undefined || other === undefined || found.pairings.length < 2) return false;
  return pairingOf(found, one, other) !== null && all.every(({ text }) => isGivenName(text));
}

function pairingOf({ pairings }: Alignment<PersonPart>, a: PersonPart, b: PersonPart): Pairing<PersonPart> | null {
  return pairings.find((pairing) => pairing.a.includes(a) && pairing.b.includes(b)) ?? null;
}

function isLeft({ leftOfA, leftOfB }: Alignment<PersonPart>, part: PersonPart): boolean {
  return leftOfA.includes(part) || leftOfB.includes(part);
}
