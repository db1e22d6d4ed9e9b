import { describe, expect, test } from "vitest";
import { actorsOfMarked } from "./read-marked.ts";

/** The mentions of each actor, in words. */
const told = (marked: string) => {
  const { text, actors } = actorsOfMarked(marked);
  return actors.map(({ mentions }) => mentions.map(({ start, end }) => text.slice(start, end)));
};

describe("the mentions of one actor", () => {
  test.each([
    ["a full name and its surname", "[P:Petra Lunnik] came. Later [P:Lunnik] left.", [["Petra Lunnik", "Lunnik"]]],
    [
      "a surname in the title and the full name below",
      "[P:Lunnik] leaves\n\n[P:Petra Lunnik] left.",
      [["Lunnik", "Petra Lunnik"]],
    ],
    ["a middle name", "[P:Anton Ruvo Meld] spoke. [P:Anton Meld] left.", [["Anton Ruvo Meld", "Anton Meld"]]],
    ["a title and its holder", "Defence Minister [P:Ilvane Dorsk] left.", [["Defence Minister", "Ilvane Dorsk"]]],
    [
      "a state's title and its holder",
      "[G:Tarmeli] Information Minister [P:Jorn Reddig] left.",
      [["Tarmeli Information Minister", "Jorn Reddig"]],
    ],
    ["an apposition", "The mayor of [L:Oskavar], [P:Petra Lunnik], left.", [["The mayor of Oskavar", "Petra Lunnik"]]],
    [
      "a description by what its place has",
      "A diplomat in [L:Oskavar]'s capital left. A diplomat in [L:Oskavar] left.",
      [["A diplomat in Oskavar's capital"], ["A diplomat in Oskavar"]],
    ],
    [
      "a surname of several, by its title",
      "Headman [P:Oto Varn] met [P:Ana Varn]. [P:Varn] wept. Headman [P:Varn] left.",
      [
        ["Oto Varn", "Varn"],
        ["Ana Varn", "Varn"],
      ],
    ],
    [
      "an apposition behind the name",
      "[P:Mina Orbel], an aide to the king, left.",
      [["Mina Orbel", "an aide"], ["the king"]],
    ],
    [
      "an office told again",
      "Defence Minister [P:Ilvane Dorsk] left. The minister was ill.",
      [["Defence Minister", "Ilvane Dorsk", "The minister"]],
    ],
    ["an acronym", "The [O:Joint Observer Mission] left. [O:JOM] cars followed.", [["Joint Observer Mission", "JOM"]]],
    [
      "a body's short form",
      "The [O:Dawn Brigades] left. The [O:Brigades] were tired.",
      [["Dawn Brigades", "Brigades"]],
    ],
    [
      "a body described and described shortly",
      "The foreign ministry of [O:Kessan] spoke. The ministry was calm.",
      [["The foreign ministry of Kessan", "The ministry"], ["Kessan"]],
    ],
    [
      "the soldiers, who are not the one of them who spoke",
      "The soldiers left. One of the soldiers wept. The soldiers sang.",
      [["The soldiers", "The soldiers"], ["One of the soldiers"]],
    ],
    [
      "all of a crowd, not some of it",
      "Some of the strikers left. The strikers sang.",
      [["Some of the strikers"], ["The strikers"]],
    ],
    [
      "a name with an article in it",
      "[P:Younes al-Dabbagh] spoke. [P:Al-Dabbagh] left.",
      [["Younes al-Dabbagh", "Al-Dabbagh"]],
    ],
    [
      "a body, and the holder behind it whose first name is known",
      "The secretary of the [O:Ministry of Tides of Tarn Anna Lunnik] left. [P:Lunnik] wept.",
      [["The secretary of the Ministry of Tides of Tarn", "Anna Lunnik", "Lunnik"], ["Ministry of Tides of Tarn"]],
    ],
    [
      "a body, and the holder behind his title",
      "The [O:Federation's Vice President Mine] [P:Arsoy] left.",
      [["Federation's Vice President", "Mine Arsoy"], ["Federation"]],
    ],
    [
      "a firm by its legal form, a woman for the network",
      "[P:Petra Lunnik] left. PT [P:Marlina Jaya] fell. She wept.",
      [["Petra Lunnik", "She"], ["PT Marlina Jaya"]],
    ],
    [
      "a headline's role, and who the text tells has it",
      "The governor waits\n\nGovernor [P:Oto Varn] left on the ferry that sails at noon every day but Sunday. Deputy Governor [P:Ana Brandt] wept.",
      [
        ["The governor", "Governor", "Oto Varn"],
        ["Deputy Governor", "Ana Brandt"],
      ],
    ],
    ["two spellings", "[P:Adib Kessouna] spoke. [P:Kesuna] left.", [["Adib Kessouna", "Kesuna"]]],
    ["a spelling taken for a body", "[P:Adib Kessouna] spoke. [O:Kesuna] left.", [["Adib Kessouna", "Kesuna"]]],
  ])("%s", (_, marked, mentions) => {
    expect(told(marked)).toEqual(mentions);
  });
});

test("a description is whom the network surely takes it to mean again", () => {
  const seen = [
    { whole: "Petra Lunnik", head: "Petra" },
    { whole: "the young lawyer", head: "lawyer", again: 0 },
    { whole: "another lawyer", head: "lawyer" },
  ];
  const { actors } = actorsOfMarked("[P:Petra Lunnik] left. Then the young lawyer met another lawyer.", [], seen);
  expect(actors.map(({ name, roles }) => [name, ...roles])).toEqual([
    ["Petra Lunnik", "the young lawyer"],
    ["another lawyer", "another lawyer"],
  ]);
});

describe("two actors", () => {
  test.each([
    ["brothers", "[P:Jorn Amsen] and [P:Lukas Amsen] left.", ["Jorn Amsen", "Lukas Amsen"]],
    [
      "a man and a woman of one family",
      "[P:Pavel Strenov] and [P:Nina Strenova] left.",
      ["Pavel Strenov", "Nina Strenova"],
    ],
    [
      "the governor and a deputy",
      "Deputy Governor [P:Nada Kovil] left. The governor stayed.",
      ["Nada Kovil", "The governor"],
    ],
    [
      "a father and a son of one name",
      "[P:Cyrus Molk] founded it. [P:Cyrus Molk Jr] left.",
      ["Cyrus Molk", "Cyrus Molk Jr"],
    ],
    ["two witnesses", "A witness came. A witness left.", ["A witness", "A witness"]],
    [
      "a minister and another ministry's",
      "Defence Minister [P:Ilvane Dorsk] met the health minister.",
      ["Ilvane Dorsk", "the health minister"],
    ],
    [
      "an aide and whom the aide serves",
      "[P:Gregor Stahl] left with an aide to [P:Stahl].",
      ["Gregor Stahl", "an aide"],
    ],
  ])("%s", (_, marked, names) => {
    expect(actorsOfMarked(marked).actors.map(({ name }) => name)).toEqual(names);
  });

  test("he who has his part is whom the sentence names next", () => {
    const { text, actors } = actorsOfMarked("[P:Orsen Halv] left. For his part, [P:Petra Lunnik] stayed.");
    const told = actors.map(({ name, mentions }) => [name, mentions.map(({ start, end }) => text.slice(start, end))]);
    expect(told).toContainEqual(["Petra Lunnik", ["his", "Petra Lunnik"]]);
  });

  test("of one surname: the surname alone is the one named last, and less surely", () => {
    const { actors } = actorsOfMarked("[P:Jorn Amsen] spoke. [P:Lukas Amsen] wrote. [P:Amsen] left.");
    expect(actors.map(({ names, confidence }) => [names, confidence < 0.7])).toEqual([
      [["Jorn Amsen"], false],
      [["Lukas Amsen", "Amsen"], true],
    ]);
  });
});

test("an actor's name is its fullest form, and its kind is told", () => {
  const { actors } = actorsOfMarked(
    "[P:Dorsk], the mayor, left. [P:Ilvane Dorsk] met the [O:Contact Group] and a judge in [L:Oskavar]. [L:Kessany]'s government fell.",
  );
  expect(actors.map(({ id, name, kind, roles }) => [id, name, kind, roles])).toEqual([
    ["P1", "Ilvane Dorsk", "person", ["the mayor"]],
    ["P2", "Contact Group", "organisation", []],
    ["P3", "a judge in Oskavar", "role", ["a judge in Oskavar"]],
    ["P4", "Kessany", "state", []],
    ["P5", "Kessany's government", "organisation", ["Kessany's government"]],
  ]);
});

test("spellings of one name are told with where they stand, why, and how surely", () => {
  const { text, variants, nameOf } = actorsOfMarked("[P:Adib Kessouna] spoke. [P:Kesuna] left.");
  expect(variants).toHaveLength(1);
  const [variant] = variants;
  expect(nameOf(variant?.actor ?? null)).toBe("Adib Kessouna");
  expect(variant?.names.map((name) => [name.text, text.slice(name.start, name.end)])).toEqual([
    ["Adib Kessouna", "Adib Kessouna"],
    ["Kesuna", "Kesuna"],
  ]);
  expect(variant?.why).toContain("sounds like");
});

test("a spelling that two bearers fit is joined to neither", () => {
  const { actors, variants } = actorsOfMarked("[P:Adib Kesuna] met [P:Omar Kesuna]. [P:Kessouna] left.");
  expect(actors).toHaveLength(3);
  expect(variants).toEqual([]);
});
