import { bodyName } from "../../names/body-name.ts";
import { personName } from "../../names/person-name.ts";
import { folded } from "./traits.ts";

/** "Idris Rahmat" beside "Rahmat Idris": two people until more than the name joins them. */
export function areTurned(a: string, b: string): boolean {
  const partsIn = (name: string) => personName(name).own.map(({ text }) => text);
  const [x, y] = [partsIn(a), partsIn(b)];
  return (
    x.length > 1 &&
    x.length === y.length &&
    x.join(" ") !== y.join(" ") &&
    [...x].sort().join(" ") === [...y].sort().join(" ")
  );
}

/** Every part of the name is one that many bear. */
export function isCommon(name: string): boolean {
  return personName(name).own.every(({ weight }) => weight < 1);
}

/** Whether a body's name tells it from others: "the Council of Ministers" does not. */
export function isTelling(name: string): boolean {
  const { parts, numbers } = bodyName(name, false);
  return numbers.length > 0 || parts.some(({ kind }) => kind === "own" || kind === "place");
}

/** A full name without initials. */
export function isSpelled(name: string): boolean {
  const { own } = personName(name);
  return own.length > 1 && own.every(({ kind }) => kind === "name");
}

/** How many parts a person's name has, particles apart. */
export function partsOf(name: string): number {
  return personName(name).own.length;
}

/** Why two names are one bearer's, in words. */
export function namesWhy(a: string, b: string, why: string): string {
  return folded(a) === folded(b) ? "the same name" : `"${a}" and "${b}": ${why}`;
}
