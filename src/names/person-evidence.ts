import { align, sum } from "./align.ts";
import type { Evidence } from "./evidence.ts";
import {
  firstNamesApart,
  generationsApart,
  isManAndWoman,
  isOtherFirst,
  isSonAndFather,
  isTurned,
  type Match,
} from "./kin.ts";
import { areFormsOfOne, areKnownApart } from "./name-forms.ts";
import { type PersonPart, personName } from "./person-name.ts";
import { consonantLikeness, letterLikeness, soundLikeness } from "./sounds.ts";
import vocabulary from "./vocabulary/person-words.json" with { type: "json" };

/** How alike count two forms of one name, an initial and its name, and at most a script that writes no vowels. */
const LIKE = { form: 0.9, initial: 0.85, loose: 0.93 } as const;
/** Words of fewer letters are compared by sound alone. */
const LETTERS = 5;
/** Short given names less alike are two. */
const LEAST_SHORT = 0.8;
/** A part that weighs less tells too little alone. */
const RARE = 0.9;
/** The longest of these that a name of two letters more ends in. */
const ENDINGS = new RegExp(`(?<=..)(?:${vocabulary.endings.words.join("|")})$`);
const PATRONYMIC = new RegExp(`(?:${vocabulary.patronymics.endings.join("|")})$`);

/** What speaks for and against one bearer of two persons' names, each from 0 to about 1. */
export function personEvidence(a: string, b: string): Evidence {
  const [x, y] = [personName(a), personName(b)];
  const match: Match = { x, y, found: align(x.parts, y.parts, partLikeness) };
  const { pairings, leftOfA, leftOfB } = match.found;
  const named = pairings.filter(({ a: [one], b: [other] }) => one?.kind === "name" && other?.kind === "name");
  const [left, right] = [leftOfA.filter(isOwn), leftOfB.filter(isOwn)];
  const weight = named.reduce((total, pairing) => total + pairing.weight, 0);
  const likeness = named.reduce((total, pairing) => total + pairing.weight * pairing.likeness, 0);
  return {
    features: {
      likeness: weight > 0 ? likeness / weight : 0,
      weakest: named.reduce((least, pairing) => Math.min(least, pairing.likeness), named.length === 0 ? 0 : 1),
      strength: Math.min(weight, 2) / 2,
      conflict: left.length > 0 && right.length > 0 ? 1 : 0,
      omission: Math.min(Math.abs(sum(left) - sum(right)), 2) / 2,
      lone: isLone(match) && weight < RARE ? 1 : 0,
      kin: firstNamesApart(match),
      otherFirst: isOtherFirst(match) ? 1 : 0,
      turned: isTurned(match) ? 1 : 0,
      against: generationsApart(match) + (isManAndWoman(match) ? 1 : 0) + (isSonAndFather(match) ? 1 : 0),
    },
    why: whyOf(match, left, right),
  };
}

function partLikeness(a: readonly PersonPart[], b: readonly PersonPart[]): number {
  const [first, other] = [a[0], b[0]];
  if (first === undefined || other === undefined) return 0;
  const isSingle = a.length + b.length === 2;
  if (first.kind === "particle" || other.kind === "particle") return isSingle && first.kind === other.kind ? 1 : 0;
  if (first.kind === "initial" || other.kind === "initial")
    return isSingle && first.text.charAt(0) === other.text.charAt(0) ? LIKE.initial : 0;
  const [x, y] = [a.map(({ text }) => text).join(""), b.map(({ text }) => text).join("")];
  if (x === y) return 1;
  if (areFormsOfOne(x, y)) return LIKE.form;
  if (areKnownApart(x, y) || isPatronymicOf(x, y) || isPatronymicOf(y, x)) return 0;
  const parts = [...a, ...b];
  const isLoose = parts.some((part) => part.isLoose);
  const likeness = namesAlike(x, y, isLoose);
  return likeness < LEAST_SHORT && parts.some(({ isShort }) => isShort) ? 0 : likeness;
}

/** Of two names with an ending that many have, the stems count as well as the whole. */
function namesAlike(x: string, y: string, isLoose: boolean): number {
  const whole = wordLikeness(x, y, isLoose);
  const ending = ENDINGS.exec(x)?.[0];
  if (ending === undefined || !y.endsWith(ending) || ENDINGS.exec(y)?.[0] !== ending) return whole;
  return (whole + wordLikeness(x.slice(0, -ending.length), y.slice(0, -ending.length), isLoose)) / 2;
}

function wordLikeness(x: string, y: string, isLoose: boolean): number {
  const loose = isLoose ? LIKE.loose * consonantLikeness(x, y) : 0;
  const letters = Math.min(x.length, y.length) >= LETTERS ? letterLikeness(x, y) : 0;
  return Math.max(soundLikeness(x, y), letters, loose);
}

/** "Oleksandrovych" is Oleksandr's son. */
function isPatronymicOf(long: string, short: string): boolean {
  const isLonger = long.length >= short.length + 3;
  return isLonger && PATRONYMIC.test(long) && long.startsWith(short.slice(0, 4));
}

/** One part alone has a bearer, who has more. */
function isLone({ x, y, found }: Match): boolean {
  const paired = found.pairings.filter(({ a: [part] }) => part !== undefined && isOwn(part));
  return paired.length === 1 && Math.max(x.own.length, y.own.length) > 1;
}

function isOwn({ kind }: PersonPart): boolean {
  return kind !== "particle";
}

function whyOf(match: Match, left: readonly PersonPart[], right: readonly PersonPart[]): string {
  const words = (parts: readonly PersonPart[]) => parts.map(({ text }) => text).join(" ");
  if (left.length > 0 && right.length > 0) return `"${words(left)}" stands against "${words(right)}"`;
  if (generationsApart(match) > 0 || isSonAndFather(match)) return "a father's and a son's name";
  if (isManAndWoman(match)) return "a man's and a woman's form of a surname";
  if (isTurned(match)) return "two given names in another order";
  const named = match.found.pairings.filter(({ a: [part] }) => part?.kind !== "particle");
  const told = named.map(({ a, b, likeness }) => ({ one: words(a), other: words(b), likeness }));
  const [weakest] = told.toSorted(
    (p, q) => p.likeness - q.likeness || Number(p.one === p.other) - Number(q.one === q.other),
  );
  if (weakest === undefined) return "no part of one is in the other";
  const { one, other } = weakest;
  if (one === other) return left.length + right.length > 0 ? "every part of one is in the other" : "the same parts";
  return `"${one}" sounds like "${other}"`;
}
