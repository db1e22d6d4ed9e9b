import { type Alignment, align, sum } from "./align.ts";
import { type BodyName, type BodyPart, bodyName } from "./body-name.ts";
import type { Evidence } from "./evidence.ts";
import { consonantLikeness, letterLikeness, soundLikeness } from "./sounds.ts";

/** Shorter words are told apart by every letter. */
const SHORT = 3;
const LOOSE = 0.93;
/** Letters of an acronym, at least. */
const ACRONYM = 2;
/** Words of this weight on both sides stand against each other. */
const CONFLICT = 0.4;

/** What speaks for and against one bearer of two bodies' names, each from 0 to about 1. */
export function bodyEvidence(a: string, b: string, isCraft: boolean): Evidence {
  const [x, y] = [bodyName(a, isCraft), bodyName(b, isCraft)];
  const short = acronymIn(x, y) ?? acronymIn(y, x);
  const found = align(x.parts, y.parts, partLikeness);
  const own = found.pairings.filter(({ weight }) => weight > 0);
  const [left, right] = [standing(found.leftOfA), standing(found.leftOfB)];
  const weight = own.reduce((w, pairing) => w + pairing.weight, 0);
  const likeness = own.reduce((s, pairing) => s + pairing.weight * pairing.likeness, 0);
  const isAcronym = short !== null;
  const forms = formsApart(x, y);
  const numbers = numbersApart(x, y);
  const conflict = Math.min(sum(left), sum(right));
  const omission = [...left, ...right].reduce((total, { absence }) => total + absence, 0);
  return {
    features: {
      likeness: isAcronym ? 0.9 : weight > 0 ? likeness / weight : 0,
      weakest: isAcronym ? 0.9 : own.length === 0 ? 0 : Math.min(...own.map((pairing) => pairing.likeness)),
      strength: isAcronym ? 0.5 : Math.min(weight, 2) / 2,
      conflict: isAcronym ? 0 : Math.min(conflict / CONFLICT, 1),
      omission: isAcronym ? Math.min(short, 1) : Math.min(omission, 1),
      forms,
      numbers,
    },
    why: whyOf(found, left, right, isAcronym, forms, numbers),
  };
}

function partLikeness(a: readonly BodyPart[], b: readonly BodyPart[]): number {
  const [x, y] = [a, b].map((parts) => parts.map(({ text }) => text).join("")) as [string, string];
  if (x === y) return 1;
  const isSet = [...a, ...b].some(({ kind }) => kind !== "own");
  if ((isSet && a.length + b.length === 2) || Math.min(x.length, y.length) <= SHORT) return 0;
  const loose = [...a, ...b].some(({ isLoose }) => isLoose) ? LOOSE * consonantLikeness(x, y) : 0;
  return Math.max((soundLikeness(x, y) + letterLikeness(x, y)) / 2, loose);
}

function standing(parts: readonly BodyPart[]): readonly BodyPart[] {
  return parts.filter(({ kind }) => kind !== "joining");
}

/** What `x` has beside an acronym of `y`, by weight; null where it has none. */
function acronymIn(x: BodyName, y: BodyName): number | null {
  const own = standing(x.parts);
  const found = own.find(({ text }) => text.length >= ACRONYM && y.acronyms.includes(text));
  if (found === undefined) return null;
  return own.reduce((total, part) => total + (part === found ? 0 : part.absence), 0);
}

/** Two classes of legal form are two bodies; a form that one leaves out tells nothing. */
function formsApart(x: BodyName, y: BodyName): number {
  if (x.forms.length === 0 || y.forms.length === 0) return 0;
  return x.forms.some((form) => y.forms.includes(form)) ? 0 : 1;
}

/** Numbers that differ, or that one alone has: half. */
function numbersApart(x: BodyName, y: BodyName): number {
  const [one, other] = [x.numbers.join(" "), y.numbers.join(" ")];
  if (one === other) return 0;
  return one === "" || other === "" ? 0.5 : 1;
}

function whyOf(
  { pairings }: Alignment<BodyPart>,
  left: readonly BodyPart[],
  right: readonly BodyPart[],
  isAcronym: boolean,
  forms: number,
  numbers: number,
): string {
  const words = (parts: readonly BodyPart[]) => parts.map(({ text }) => text).join(" ");
  if (isAcronym) return "one is the other's first letters";
  if (numbers === 1) return "two numbers";
  if (left.length > 0 && right.length > 0) return `"${words(left)}" stands against "${words(right)}"`;
  if (forms > 0) return "two legal forms";
  if (left.length + right.length > 0) return `one alone has "${words([...left, ...right])}"`;
  const weakest = pairings.find(({ likeness }) => likeness < 1);
  if (weakest !== undefined) return `"${words(weakest.a)}" sounds like "${words(weakest.b)}"`;
  return pairings.length > 0 ? "the same words" : "no word of one is in the other";
}
