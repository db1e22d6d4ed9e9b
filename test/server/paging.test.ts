import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { correctRow } from "../../src/ledger/corrections/correct-row.ts";
import { type Ledger, openLedger } from "../../src/ledger/open-ledger.ts";
import { storeReading } from "../../src/ledger/store-reading.ts";
import type { Reading } from "../../src/reading/reading.ts";
import { buildServer } from "../../src/server/build-server.ts";
import { aReport } from "../ledger/actors/a-report.ts";

const HOST = "127.0.0.1:7373";
const NOW = "2026-03-05T10:00:00.000Z";
const NAMES = ["Petra Lunnik", "Oto Marn", "Jelena Korvat", "Danil Ostrev", "Mira Velk"];

/** A report in which five people speak, the first takes a side on the second, the second meets the third. */
function busy(id: string, confidence: number): Reading {
  const reading = aReport(
    id,
    NAMES.map((name) => ({ name })),
  );
  const [at = { start: 0, end: 1 }, other = at] = reading.attributions.flatMap(({ source }) => source);
  const stance = { id: "S1", actor: "P1", target: { actor: "P2", ...other }, evidence: [at], confidence };
  const event = { id: "E1", mode: null, contexts: [], anchor: [at], actors: ["P2"], confidence };
  const open = { place: null, time: null, figures: [], reportedBy: null, speechAct: null };
  return {
    ...reading,
    stances: [{ ...stance, polarity: "supports", basis: "narrated" }],
    events: [{ ...event, ...open, type: "CONSULT", recipients: ["P3"], modality: "happened" }],
    disputes: [
      {
        ...{ id: "D1", kind: "tension", actors: ["P1"], why: "They pull apart.", confidence },
        ...{ a: { row: "A1", span: at }, b: { row: "A2", span: other } },
      },
    ],
  };
}

let ledger: Ledger;
let server: Awaited<ReturnType<typeof buildServer>>;
beforeAll(async () => {
  ledger = openLedger(":memory:");
  for (const [i, confidence] of [0.9, 0.5, 0.7, 0.5].entries()) storeReading(ledger, busy(`r-${i}`, confidence), NOW);
  const none = () => Promise.reject(new Error("not asked for here"));
  server = await buildServer({
    ...{ ledger, version: "1", hosts: new Set([HOST]), token: null, read: none, like: none, tell: none, fetch: none },
    ...{ now: () => NOW, log: console.error, desk: null },
  });
}, 60_000);
afterAll(() => server?.close());

const get = async (path: string) => {
  const answer = await server.inject({ method: "GET", url: `/api/v1${path}`, headers: { host: HOST } });
  expect(answer.statusCode).toBe(200);
  return answer.json();
};

/** All that the pages of a list have, so many at a time. */
async function walked(path: string, list: string, limit: number, between: () => void = () => undefined) {
  const found: { readonly id?: string; readonly value?: string }[] = [];
  let next: string | null = "";
  while (next !== null) {
    const page = await get(
      `${path}${path.includes("?") ? "&" : "?"}limit=${limit}${next === "" ? "" : `&cursor=${next}`}`,
    );
    expect(page[list].length).toBeLessThanOrEqual(limit);
    found.push(...page[list]);
    next = page.next;
    between();
  }
  return found;
}

describe("a list that is longer than a page", () => {
  test.each([
    ["/reports", "reports", 4],
    ["/rows?kind=dispute", "rows", 4],
    ["/review", "rows", 32],
    ["/actors", "actors", 5],
    ["/actors/Petra%20Lunnik", "rows", 12],
    ["/actors/Petra%20Lunnik?part=actor", "rows", 8],
    ["/actors/Mira%20Velk?part=actor", "rows", 0],
    ["/actors/Oto%20Marn?part=target", "rows", 4],
    ["/facets/speaker", "values", 5],
    ["/events", "events", 4],
  ])("goes on to its end: %s", async (path, list, count) => {
    const whole = await walked(path, list, 200);
    expect(whole).toHaveLength(count);
    expect(await walked(path, list, 3)).toEqual(whole);
    expect(await walked(path, list, 1)).toEqual(whole);
  });

  test("goes on to its end: the parts of an actor", async () => {
    const { id, parts, allParts } = await get("/actors/Petra%20Lunnik");
    expect(allParts).toBe(4);
    expect(await walked(`/actors/${id}/parts`, "parts", 1)).toEqual(parts);
  });

  test("tells how many there are of what a page shows some of", async () => {
    expect(await get("/actors/Oto%20Marn?limit=1")).toMatchObject({
      total: 12,
      counts: { speaker: 4, actor: 4, recipient: 0, target: 4, of: 0 },
      next: "1",
    });
    expect(await get("/board?limit=1")).toMatchObject({ total: 1, stances: 4, allStances: 4 });
    expect(await get("/graph")).toMatchObject({ rows: 4, allRows: 4 });
    expect(await get("/events?limit=1")).toMatchObject({ total: 4 });
  });
});

test("of the rows to look at the least sure come first, and none is left out though others are confirmed on the way", async () => {
  const before = (await walked("/review", "rows", 200)).map(({ id }) => id);
  expect(before.slice(0, 4)).toEqual(["r-1/D1", "r-3/D1", "r-2/D1", "r-0/D1"]);
  const left = [...before];
  const seen = await walked("/review", "rows", 3, () => {
    const id = left.shift() ?? "";
    correctRow(ledger, { id, action: "confirm", by: "Ann", why: "It is right.", now: NOW });
  });
  expect(seen.map(({ id }) => id)).toEqual(before);
});

test("a review that takes fewer rows than are found says so", async () => {
  const make = async (name: string, limit: number) => {
    const payload = { name, first: "Ann", second: "Ben", decider: "Cleo", kind: "statement", limit };
    const url = "/api/v1/reviews";
    return (await server.inject({ method: "POST", url, headers: { host: HOST }, payload })).json();
  };
  expect(await make("some", 19)).toMatchObject({ items: 19, isCut: true });
  expect(await make("all", 20)).toMatchObject({ items: 20, isCut: false });
});
