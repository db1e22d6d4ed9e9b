import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findRows } from "../../src/ledger/find-rows.ts";
import { openLedger } from "../../src/ledger/open-ledger.ts";
import { FILTERS, parseQuery } from "../../src/ledger/query.ts";
import { ROW_KINDS } from "../../src/ledger/rows-of.ts";
import {
  ACTS,
  BASES,
  CHANNELS,
  DISPUTE_KINDS,
  EVENT_TYPES,
  MANNERS,
  MODALITIES,
  POLARITIES,
} from "../../src/reading/reading.ts";

const page = readFileSync(new URL("../../docs/search.md", import.meta.url), "utf8");
const VALUES = {
  act: ACTS,
  manner: MANNERS,
  channel: CHANNELS,
  type: EVENT_TYPES,
  modality: MODALITIES,
  polarity: POLARITIES,
  basis: BASES,
  dispute: DISPUTE_KINDS,
};

/** The cells of the table under a heading, without its head. */
function tableOf(heading: string): readonly (readonly string[])[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("| "));
  return lines.slice(1).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
const codes = (cell = "") => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);

const asked = tableOf("Words").map(([question]) => codes(question)[0] ?? "");
const filters = tableOf("Filters").map(([name, value, example]) => ({
  name: codes(name)[0] ?? "",
  values: codes(value),
  example: codes(example)[0] ?? "",
}));
const refused = tableOf("What is refused").map(([question, why = ""]) => [codes(question)[0] ?? "", why] as const);

describe("docs/search.md", () => {
  test.each(asked)("%s is a search for words that the index understands", (question) => {
    const query = parseQuery(question);
    expect(query).toMatchObject({ match: expect.any(String), filters: [] });
    const ledger = openLedger(":memory:");
    expect(findRows(ledger, query, { kind: null, sort: "fit", count: 1, from: 0 })).toEqual([]);
    ledger.close();
  });

  test("tells every filter, once", () => {
    expect(filters.map(({ name }) => name).sort()).toEqual([...FILTERS].sort());
  });

  test.each(filters)("$example asks for $name", ({ name, example }) => {
    expect(parseQuery(example).filters.map((filter) => filter.name)).toContain(name);
  });

  test.each(Object.entries(VALUES))("tells every value of %s", (name, values) => {
    expect(filters.find((filter) => filter.name === name)?.values).toEqual(values);
  });

  test("tells every kind of row", () => {
    expect(codes(/`--kind` asks[^.]+/.exec(page)?.[0]).slice(1)).toEqual(ROW_KINDS);
  });

  test.each(refused)("%s is refused: %s", (question, why) => {
    expect(() => parseQuery(question)).toThrow(why);
  });
});
