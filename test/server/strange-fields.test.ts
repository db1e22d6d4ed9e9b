import { expect, test } from "vitest";
import { openLedger } from "../../src/ledger/open-ledger.ts";
import { CORRECTABLE_KINDS, type CorrectableKind, fieldsOf } from "../../src/ledger/row-parts.ts";
import { storeReading } from "../../src/ledger/store-reading.ts";
import { buildServer } from "../../src/server/build-server.ts";
import { aReading } from "../ledger/a-reading.ts";
import { seenReport } from "../ledger/likeness/toy-vectors.ts";

const NOW = "2026-03-05T10:00:00.000Z";
const HOST = "127.0.0.1:7373";
const STRANGE: readonly unknown[] = [
  ...[null, 5, -1, true, "", "P1", "P9", "A1", [], [null], [5], ["P9"], {}, { start: 1 }, { start: "a", end: {} }],
  ...[
    [{ start: 0, end: 4 }],
    [{ start: 0, end: 4, text: 5 }],
    { span: null },
    { row: "A1", span: { start: 0, end: 4 } },
  ],
  ...[{ span: { start: 0.5, end: 4 } }, { actor: "P1", start: 0, end: 4 }, { constructor: 1, toString: 2 }, [[[]]]],
];
const REASONS = { by: "Ada", why: "It is." };

test.each(CORRECTABLE_KINDS)(
  "whatever is said of the fields of a %s is taken or refused, and never breaks the server",
  async (kind) => {
    const ledger = openLedger(":memory:");
    storeReading(ledger, aReading({ id: "r-1" }), NOW);
    const defects: unknown[] = [];
    const server = await buildServer({
      ...{ ledger, version: "1", hosts: new Set([HOST]), token: null, desk: null, now: () => NOW },
      read: async (report) => seenReport(aReading({ id: report.id, text: report.text })),
      like: () => Promise.reject(new Error("nothing is compared here")),
      tell: () => Promise.reject(new Error("nothing is told here")),
      fetch: () => Promise.reject(new Error("no network here")),
      log: (error) => defects.push(error),
    });
    const post = (url: string, payload: object) =>
      server.inject({ method: "POST", url: `/api/v1${url}`, headers: { host: HOST }, payload });
    const told = new Set<number>();
    for (const field of [...fieldsOf(kind), "__proto__", "nothing"])
      for (const value of STRANGE) {
        const fields = { ...VALID[kind], [field]: value };
        const answers = [await post("/reports/r-1/corrections", { action: "add", kind, fields, ...REASONS })];
        if (kind === "statement")
          answers.push(
            await post("/rows/r-1/A1/corrections", { action: "change", fields: { [field]: value }, ...REASONS }),
          );
        if (kind === "actor")
          answers.push(
            await post("/rows/r-1/P1/corrections", { action: "change", fields: { [field]: value }, ...REASONS }),
          );
        for (const { statusCode } of answers) told.add(statusCode);
      }
    expect(defects.map((error) => (error instanceof Error ? error.stack : error))).toEqual([]);
    expect([...told].filter((status) => status >= 500)).toEqual([]);
    await server.close();
  },
);

/** What makes an added row of each kind whole, so that each field is tried by itself. */
const VALID: Readonly<Record<CorrectableKind, object>> = {
  statement: { cue: [{ start: 13, end: 17 }], content: [{ start: 18, end: 42 }] },
  event: { type: "ASSAULT", anchor: [{ start: 51, end: 57 }] },
  stance: {
    actor: "P1",
    target: { actor: null, start: 18, end: 42 },
    polarity: "supports",
    evidence: [{ start: 13, end: 17 }],
  },
  dispute: {
    ...{ kind: "denial", why: "One denies the other." },
    ...{ a: { row: null, span: { start: 0, end: 42 } }, b: { row: null, span: { start: 44, end: 60 } } },
  },
  time: { start: 0, end: 5 },
  place: { start: 0, end: 5 },
  variant: { actor: "P1", names: [{ text: "Petra", start: 0, end: 5 }] },
  suspicion: { start: 0, end: 5, likely: "Peter" },
  actor: { mentions: [{ start: 44, end: 50, form: "role" }] },
};
