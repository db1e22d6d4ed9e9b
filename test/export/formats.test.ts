import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { fileWriter } from "hyparquet-writer";
import { describe, expect, test } from "vitest";
import { csv } from "../../src/export/csv.ts";
import { FORMATS } from "../../src/export/formats.ts";
import { parquet } from "../../src/export/parquet.ts";
import { TABLES, type Table } from "../../src/export/tables.ts";
import type { Reading } from "../../src/reading/reading.ts";
import { aReading } from "../ledger/a-reading.ts";

/** Characters beyond the basic plane before a span, and words that break cells, lines and formulas. */
const HOSTILE = aReading({ text: 'Petra "=1+1"\n said that, "the\tbridge"; was 😀 safe. Police denied it.' });

function table(name: string): Table {
  const found = TABLES.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no table ${name}`);
  return found;
}

/** What DuckDB, which is not ours, reads from a file. */
async function read(query: string): Promise<readonly Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  return (await connection.runAndReadAll(query)).getRowObjectsJson();
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "sayso-export-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function lines(format: keyof typeof FORMATS, readings: readonly Reading[]): readonly unknown[] {
  const text = [...FORMATS[format](readings)].join("");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("tables", () => {
  test.each(TABLES.map(({ name }) => name))("%s has as many cells as columns", (name) => {
    const { columns, rows } = table(name);
    for (const row of rows(HOSTILE)) expect(row).toHaveLength(columns.length);
  });

  test("Parquet reads back in DuckDB as it went in, over several readings", async () => {
    const readings = [aReading({ id: "r-1" }), aReading({ id: "r-2" })];
    const rows = await inFolder(async (folder) => {
      const path = join(folder, "statements.parquet");
      parquet(readings, table("statements"), fileWriter(path));
      return read(`SELECT report, speaker, content, "start", confidence FROM '${path}' ORDER BY report, id`);
    });
    expect(rows).toEqual([
      { report: "r-1", speaker: "Petra Lunnik", content: "that the bridge was safe", start: 0, confidence: 0.9 },
      expect.objectContaining({ report: "r-1", speaker: null }),
      { report: "r-2", speaker: "Petra Lunnik", content: "that the bridge was safe", start: 0, confidence: 0.9 },
      expect.objectContaining({ report: "r-2", speaker: null }),
    ]);
  });

  test("an empty ledger makes Parquet files with no rows", async () => {
    const rows = await inFolder(async (folder) => {
      const path = join(folder, "events.parquet");
      parquet([], table("events"), fileWriter(path));
      return read(`SELECT count(*)::INTEGER AS n FROM '${path}'`);
    });
    expect(rows).toEqual([{ n: 0 }]);
  });

  test("CSV with quotes, tabs, line breaks and formulas in its cells reads back in DuckDB", async () => {
    const text = [...csv([HOSTILE], table("mentions"))].join("");
    const rows = await inFolder(async (folder) => {
      const path = join(folder, "mentions.csv");
      const { writeFileSync } = await import("node:fs");
      writeFileSync(path, text);
      return read(`SELECT words, "start", "end" FROM read_csv('${path}', header = true)`);
    });
    expect(rows).toEqual([{ words: 'Petra "=1+1"', start: "0", end: "12" }]);
  });

  test("a cell that a spreadsheet would run gets an apostrophe before it", () => {
    const reading = { ...HOSTILE, report: { ...HOSTILE.report, publisher: '=HYPERLINK("x")' } };
    expect([...csv([reading], table("reports"))].join("")).toContain(`"'=HYPERLINK(""x"")"`);
  });
});

describe("web annotation", () => {
  test("each target's position and quotation name the same words of the report", () => {
    const [page] = lines("webanno", [HOSTILE]) as {
      items: { target: { selector: { start?: number; end?: number; exact?: string }[] }[] }[];
    }[];
    const targets = page?.items.flatMap(({ target }) => target) ?? [];
    expect(targets.length).toBeGreaterThan(0);
    for (const { selector } of targets) {
      const [position, quotation] = selector;
      expect(HOSTILE.report.text.slice(position?.start, position?.end)).toBe(quotation?.exact);
    }
  });
});

describe("FollowTheMoney", () => {
  const entities = lines("ftm", [HOSTILE]) as {
    id: string;
    schema: string;
    properties: Record<string, string[]>;
  }[];

  test("every value is a list of words, and no property is empty", () => {
    for (const { properties } of entities) {
      for (const values of Object.values(properties)) {
        expect(values.length).toBeGreaterThan(0);
        for (const value of values) expect(value).toEqual(expect.any(String));
      }
    }
  });

  test("what an entity points at is there", () => {
    const ids = new Set(entities.map(({ id }) => id));
    for (const { properties } of entities) {
      for (const name of ["proof", "document", "resolved", "entity", "organizer", "involved"])
        for (const id of properties[name] ?? []) expect(ids).toContain(id);
    }
  });

  test("the same reading gives the same ids", () => {
    expect(lines("ftm", [HOSTILE])).toEqual(entities);
  });
});

describe("Discourse Network Analyzer", () => {
  test("a stance is a statement with a person or an organisation, a concept, and 1 or 0", () => {
    const base = aReading();
    const stance = {
      id: "S1",
      actor: "P1",
      target: { actor: null, start: 23, end: 33 },
      polarity: "supports" as const,
      basis: "own-words" as const,
      evidence: [{ start: 13, end: 17 }],
      confidence: 0.9,
    };
    const reading = { ...base, stances: [stance, { ...stance, id: "S2", polarity: "neither" as const }] };
    const [, line, none] = [...FORMATS.dna([reading])];
    expect(line).toBe("1,2026-03-04,r-1,Bridge,,Lake News,,DNA Statement,Petra Lunnik,,the bridge,1\n");
    expect(none).toBeUndefined();
  });
});
