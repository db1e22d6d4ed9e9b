import { describe, expect, test } from "vitest";
import type { EntityMention } from "../../src/model/entities.ts";
import { placesOf } from "../../src/reading/places.ts";
import type { Place } from "../../src/reading/reading.ts";
import type { Block, BlockKind } from "../../src/report/report.ts";
import type { Span } from "../../src/text/span.ts";
import { shippedGazetteer } from "./shipped-gazetteer.ts";

const gazetteer = shippedGazetteer();
const KINDS: Readonly<Record<string, string>> = { L: "place", P: "person", O: "organisation", G: "group" };

/** The places of a text in which what the network would find is marked `[L:Paris]` (L, P, O, G), and a source `<…>`. */
function placesIn(marked: string, kinds: readonly BlockKind[] = []) {
  const entities: EntityMention[] = [];
  const sources: Span[] = [];
  const open: { readonly mark: string; readonly start: number }[] = [];
  let text = "";
  for (const [whole, mark] of marked.matchAll(/\[([LPOG]):|[\]<>]|[^[\]<>]+/g)) {
    if (mark !== undefined || whole === "<") open.push({ mark: mark ?? "<", start: text.length });
    else if (whole === "]" || whole === ">") {
      const { mark = "", start = 0 } = open.pop() ?? {};
      if (mark === "<") sources.push({ start, end: text.length });
      else entities.push({ start, end: text.length, kind: KINDS[mark] ?? "" });
    } else text += whole;
  }
  let at = 0;
  const blocks = text.split("\n").map((line, i): Block => {
    const block = { kind: kinds[i] ?? "paragraph", start: at, end: at + line.length };
    at += line.length + 1;
    return block;
  });
  return { text, places: placesOf(text, blocks, sources, entities, gazetteer) };
}

function told(marked: string, kinds: readonly BlockKind[] = []) {
  const { text, places } = placesIn(marked, kinds);
  return places.map(({ start, end, name, country, geonamesId, lat }) => {
    const where = lat === null ? "nowhere" : `${name} ${country ?? "no country"}`;
    return `${text.slice(start, end)} = ${where}${geonamesId === undefined ? "" : ` #${geonamesId}`}`;
  });
}

describe("a name means", () => {
  test.each([
    ["the capital", "They met in [L:Paris].", ["Paris = Paris FRA #2988507"]],
    [
      "the town in the region named beside it",
      "They met in [L:Paris], [L:Texas].",
      ["Paris = Paris USA #4717560", "Texas = Texas USA #4736286"],
    ],
    [
      "the same place wherever the report names it",
      "They met in [L:Paris], [L:Texas]. The road to [L:Paris] is closed.",
      ["Paris = Paris USA #4717560", "Texas = Texas USA #4736286", "Paris = Paris USA #4717560"],
    ],
    ["the country before the region", "They met in [L:Georgia].", ["Georgia = Georgia GEO #614540"]],
    [
      "the region that holds the town beside it",
      "She lives in [L:Atlanta], [L:Georgia].",
      ["Atlanta = Atlanta USA #4180439", "Georgia = Georgia USA #4197000"],
    ],
    [
      "the region where the text says so",
      "Shells fell in [L:Kharkiv] region.",
      ["Kharkiv = Kharkiv Oblast UKR #706482"],
    ],
    ["the town of the people named", "in the Venezuelan city of [L:Barinas].", ["Barinas = Barinas VEN #3648546"]],
    [
      "the town in the country that the report speaks of",
      "Troops left [L:Venezuela]. They slept in [L:Valencia].",
      ["Venezuela = Venezuela VEN #3625428", "Valencia = Valencia VEN #3625549"],
    ],
    [
      "the hamlet among its neighbours",
      "He moved from [L:Dewsbury] to [L:Middlestown], near [L:Ossett].",
      ["Dewsbury = Dewsbury GBR #2651286", "Middlestown = Middlestown GBR #2642603", "Ossett = Ossett GBR #2640869"],
    ],
    [
      "each country of a row",
      "They flew from [L:Panama], [L:United States].",
      ["Panama = Panama PAN #3703430", "United States = United States USA #6252001"],
    ],
    [
      "the town in the country named, where its accents tell it from a larger one",
      "Police in [L:San José] arrested two men from [L:Costa Rica].",
      ["San José = San José CRI #3621849", "Costa Rica = Costa Rica CRI #3624060"],
    ],
    ["the capital, however small", "A road was closed in [L:Kuwait City].", ["Kuwait City = Kuwait City KWT #285787"]],
    ["no town by three capitals", "They met in [L:WA].", ["WA = nowhere"]],
    ["the sea", "A ship sank in the [L:Black Sea].", ["Black Sea = Black Sea no country"]],
    ["the country by its letters", "They flew to the [L:U.S.] on Friday.", ["U.S. = United States USA #6252001"]],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe("what no gazetteer has", () => {
  test.each([
    ["is unresolved", "He was born in [L:Tarra], [L:Zamunde].", ["Tarra = nowhere", "Zamunde = nowhere"]],
    [
      "has no far namesake: an invented report takes no small town",
      "In [L:Velmara], the port of [L:Dar Nahel] was closed. He lives in [L:Lisse]. In [L:Qasira] it was open.",
      ["Velmara = nowhere", "Dar Nahel = nowhere", "Lisse = nowhere", "Qasira = nowhere"],
    ],
    [
      "lies where the text says",
      "The village of [L:Zarn], in [L:Kharkiv] region, was shelled.",
      ["Zarn = Zarn UKR", "Kharkiv = Kharkiv Oblast UKR #706482"],
    ],
    [
      "lies in the town of its name",
      "They stood at the [L:Caracas] air base.",
      ["Caracas air base = Caracas air base VEN"],
    ],
    [
      "lies in the town behind it",
      "He went to [L:La Carlota] airbase in [L:Caracas].",
      ["La Carlota airbase = La Carlota airbase VEN", "Caracas = Caracas VEN #3646738"],
    ],
    [
      "lies in the town whose it is",
      "They met in [L:Seoul]'s [L:Jamsil Stadium].",
      ["Seoul = Seoul KOR #1835848", "Jamsil Stadium = Jamsil Stadium KOR"],
    ],
    ["lies in no town that a street is named for", "He lives in [L:Paris Street].", ["Paris Street = nowhere"]],
    [
      "lies in nothing that nobody knows",
      "They met outside the [O:Alhambra Theatre] in [L:Marn].",
      ["Alhambra Theatre = nowhere", "Marn = nowhere"],
    ],
  ])("%s", (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test("is told with less confidence than what is known", () => {
    const { places } = placesIn("They stood at the [L:Caracas] air base. They slept in [L:Caracas].");
    const [base, town] = places.map(({ confidence }) => confidence);
    expect(base).toBeLessThan(town ?? 0);
  });
});

describe("no place is", () => {
  test.each([
    ["a state that speaks", "<[L:Spain]> said the vote was free."],
    ["a state that acts", "The plan was rejected by [L:Russia]."],
    ["an adjective", "The [G:Venezuelan] army stood by."],
    ["an adjective that the network takes for a place", "It bought [L:American] products."],
    ["a person with a town's name", "[P:Petra Lincoln] spoke first. [P:Lincoln] then left."],
    ["the North", "The lights went out in the [L:North]."],
  ])("%s", (_, text) => {
    expect(told(text)).toEqual([]);
  });
});

describe("the bounds of a place", () => {
  test.each([
    ["keep the points of an abbreviation", "It is sold in [L:D].[L:C]., and not here.", "D.C."],
    ["leave out '-based'", "The [L:Pennsylvania-based] company left.", "Pennsylvania"],
    ["take in the noun of a facility", "He spoke at the [O:National Concert] Hall.", "National Concert Hall"],
    ["take in the noun of a stretch of land", "Peace came to the [G:Korean] Peninsula.", "Korean Peninsula"],
    ["part two names that stand side by side", "They met in [L:Greece Italy].", "Greece, Italy"],
    ["join the pieces of a name", "They met in [L:Bosnia] and [L:Herzegovina].", "Bosnia and Herzegovina"],
    [
      "are as long as the name is elsewhere",
      "The port of [L:Dar Nahel] is closed. They left from [L:Dar] Nahel.",
      "Dar Nahel, Dar Nahel",
    ],
  ])("%s", (_, marked, expected) => {
    const { text, places } = placesIn(marked);
    expect(places.map(({ start, end }) => text.slice(start, end)).join(", ")).toBe(expected);
  });
});

describe("a dateline's place", () => {
  const after = "\nThe market was struck.";
  test.each<[string, string, BlockKind, readonly string[]]>([
    ["stands before a date", "Sandan, March 19 (Sandan Broadcasting)", "dateline", ["Sandan = nowhere"]],
    ["is in capitals", "GÜRELDAĞ – Haber Kuzey", "dateline", ["GÜRELDAĞ = nowhere"]],
    ["is known", "Caracas - agencies", "dateline", ["Caracas = Caracas VEN #3646738"]],
    ["is no 'Special'", "Special - Minbar Al-Jabal", "dateline", []],
    ["heads a paragraph", "ISKRAVEN (Meridian News) - It was struck.", "paragraph", ["ISKRAVEN = nowhere"]],
    ["is no first word of a paragraph", "Yesterday, March 4, it was struck.", "paragraph", []],
  ])("%s", (_, text, kind, expected) => {
    expect(told(text + after, [kind, "paragraph"])).toEqual(expected);
  });
});

describe("a place's row", () => {
  test("has ids in order, spans of the text, and coordinates on the globe", () => {
    const { text, places } = placesIn("They left [L:Paris] for [L:Oskavar]. It rained in [L:Caracas].");
    const row = ({ id, start, end, lat, lon }: Place) => [id, text.slice(start, end), lat, lon];
    expect(places.map(row)).toEqual([
      ["L1", "Paris", 48.85341, 2.3488],
      ["L2", "Oskavar", null, null],
      ["L3", "Caracas", 10.48801, -66.87919],
    ]);
  });

  test("is the same every time", () => {
    const text = "They left [L:Paris] for [L:Springfield], [L:Illinois]. <[L:Spain]> said nothing.";
    expect(placesIn(text)).toEqual(placesIn(text));
  });
});
