import { expect, test } from "vitest";
import { framings } from "../../src/reading/framings.ts";
import { passagesOf } from "../../src/reading/passages.ts";
import type { Actor } from "../../src/reading/reading.ts";
import { actorsOfMarked } from "./read-marked.ts";

/** The passages told against each other, by their first word. */
function framed(marked: string, sectors: Readonly<Record<string, Actor["sector"]>> = {}): readonly string[] {
  const { text, attributions, actors } = actorsOfMarked(marked);
  const sentences = [...text.matchAll(/[^.]+\./g)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
  }));
  const known = actors.map((actor) => ({ ...actor, sector: sectors[actor.name] ?? null }));
  const timed = attributions.map((row) => ({ ...row, time: null }));
  const passages = passagesOf(text, sentences, timed, known).filter((passage) => passage !== null);
  return framings(text, passages, known).map(({ a, b, told }) => {
    const first = ({ start }: { readonly start: number }) => text.slice(start).split(" ", 2).join(" ");
    return `${told?.kind}: ${first(a)} / ${first(b)}`;
  });
}

test.each([
  [
    "two mouths on the garrison of one town",
    "<[P:Petra Lunnik]> {said} ⟦bandits held the Marn garrison⟧. <[P:Orsen Halv]> {said} ⟦brave men held the Marn garrison⟧.",
    {},
    ["framing: bandits held / brave men"],
  ],
  [
    "two camps, whatever they share",
    "<[P:Petra Lunnik]> {said} ⟦traitors lost their way⟧. <[P:Orsen Halv]> {said} ⟦patriots answered our call⟧.",
    { "Petra Lunnik": "GOV", "Orsen Halv": "OPP" },
    ["framing: traitors lost / patriots answered"],
  ],
  [
    "one mouth on its friends and its foes",
    "<[P:Petra Lunnik]> {said} ⟦bandits held the Marn garrison⟧. <[P:Petra Lunnik]> {said} ⟦brave men held the Marn garrison⟧.",
    {},
    [],
  ],
  [
    "two mouths on nothing in common",
    "<[P:Petra Lunnik]> {said} ⟦bandits held the Marn garrison⟧. <[P:Orsen Halv]> {said} ⟦brave sailors crossed stormy waters⟧.",
    {},
    [],
  ],
  [
    "the report itself on both",
    "Bandits held the Marn garrison yesterday. Brave men held the Marn garrison today.",
    {},
    [],
  ],
] as const)("names of opposite value: %s", (_, marked, sectors, told) => {
  expect(framed(marked, sectors)).toEqual(told);
});
