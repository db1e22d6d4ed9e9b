import { expect, test } from "vitest";
import { parseRegistry } from "../../src/registry/parse-registry.ts";

test("CSV gives names, offices with their days, and tells a broken line by its number", () => {
  const { entries, failures } = parseRegistry(
    "id,name,aliases,kind,country,office,office_from\nx1,Petra Lunnik,Пётр;P. Lunnik,person,tml,mayor,2022-06-01\n,Nobody,,,,,\nx3,,,,,,\nx4,Jan Orsk,,,,,\n",
    "a.csv",
  );
  expect(entries.map(({ id, names, offices }) => [id, names, offices])).toEqual([
    ["x1", ["Petra Lunnik", "Пётр", "P. Lunnik"], [{ title: "mayor", country: "TML", from: "2022-06-01", to: null }]],
    ["x4", ["Jan Orsk"], []],
  ]);
  expect(failures.map(({ place, message }) => `${place} ${message}`)).toEqual([
    "a.csv:3 Line 3 is no entry: it has no id.",
    "a.csv:4 Line 4 is no entry: the entry 'x3' has no name.",
  ]);
});

test("FollowTheMoney entities are read, and lines that are none are told", () => {
  const line = JSON.stringify({
    id: "f1",
    schema: "Person",
    properties: { name: ["Petra Lunnik"], alias: "Lunnik", position: ["Mayor"], country: ["ee"] },
  });
  const { entries, failures } = parseRegistry(`${line}\n{"id":"f2"}\nnot json\n`, "a.json");
  expect(entries).toEqual([
    {
      id: "f1",
      name: "Petra Lunnik",
      names: ["Petra Lunnik", "Lunnik"],
      kind: "person",
      country: "EE",
      offices: [{ title: "Mayor", country: "EE", from: null, to: null }],
    },
  ]);
  expect(failures.map(({ place }) => place)).toEqual(["a.json:2", "a.json:3"]);
});

test("Wikidata items are read from a dump's array, with the days of an office", () => {
  const item = {
    id: "Q1",
    labels: { en: { value: "Petra Lunnik" }, ru: { value: "Петра Лунник" } },
    aliases: { en: [{ value: "P. Lunnik" }] },
    claims: {
      P31: [{ mainsnak: { datavalue: { value: { id: "Q5" } } } }],
      P39: [
        {
          mainsnak: { datavalue: { value: { id: "Q30185", label: "mayor" } } },
          qualifiers: { P580: [{ datavalue: { value: { time: "+2022-06-01T00:00:00Z" } } }] },
        },
      ],
    },
  };
  const { entries, failures } = parseRegistry(`[\n${JSON.stringify(item)},\n{"id":"Q2","labels":{}}\n]\n`, "dump.json");
  expect(entries).toEqual([
    {
      id: "Q1",
      name: "Petra Lunnik",
      names: ["Petra Lunnik", "Петра Лунник", "P. Lunnik"],
      kind: "person",
      country: null,
      offices: [{ title: "mayor", country: null, from: "2022-06-01", to: null }],
    },
  ]);
  expect(failures.map(({ place }) => place)).toEqual(["dump.json:3"]);
});
