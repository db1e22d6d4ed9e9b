import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openLedger } from "../../src/ledger/open-ledger.ts";
import { storeReading } from "../../src/ledger/store-reading.ts";
import { buildServer } from "../../src/server/build-server.ts";
import { aReport } from "../ledger/actors/a-report.ts";

const HOST = "127.0.0.1:7373";
const NOW = "2026-03-05T10:00:00.000Z";
let server: Awaited<ReturnType<typeof buildServer>>;

beforeEach(async () => {
  const ledger = openLedger(":memory:");
  const petra = { name: "Petra Lunnik", roles: ["the mayor"] };
  storeReading(ledger, aReport("r-1", [petra, { name: "Oto Marn" }]), NOW);
  storeReading(ledger, aReport("r-2", [petra]), NOW);
  server = await buildServer({
    ledger,
    version: "1",
    hosts: new Set([HOST]),
    token: null,
    read: () => Promise.reject(new Error("nothing is read here")),
    like: () => Promise.reject(new Error("nothing is compared here")),
    tell: () => Promise.reject(new Error("nothing is told here")),
    fetch: () => Promise.reject(new Error("no network here")),
    now: () => NOW,
    log: console.error,
    desk: null,
  });
});
afterEach(() => server.close());

const get = async (url: string) =>
  (await server.inject({ method: "GET", url: `/api/v1${url}`, headers: { host: HOST } })).json();
const post = (url: string, payload: object) =>
  server.inject({ method: "POST", url: `/api/v1${url}`, headers: { host: HOST }, payload });
const told = { by: "Ann", why: "I know them" };
const ids = async () => {
  const { actors } = await get("/actors");
  return actors.map(({ id }: { id: string }) => id) as readonly [string, string];
};

test("actors are listed with their ids and counts, and found by a part of a name", async () => {
  const { actors } = await get("/actors?q=lunn");
  expect(actors).toMatchObject([{ name: "Petra Lunnik", kinds: ["person"], reports: 2, statements: 2 }]);
});

test("a page is found by id, and by name", async () => {
  const [petra] = await ids();
  const page = await get(`/actors/${petra}`);
  expect(page).toMatchObject({
    id: petra,
    total: 2,
    parts: [{ id: "r-1/P1" }, { id: "r-2/P1", why: "the same name; the same office" }],
  });
  expect(await get("/actors/petra%20lunnik")).toEqual(page);
});

test("rows and reports tell which actors of the ledger they name", async () => {
  const [petra] = await ids();
  const { rows } = await get("/rows?kind=statement&limit=1&sort=date");
  expect(rows).toMatchObject([{ actors: { P1: petra } }]);
  expect(await get("/reports/r-2")).toMatchObject({ actors: { P1: petra } });
});

describe("a decision", () => {
  test("is previewed, made, shown and taken back", async () => {
    const [petra, oto] = await ids();
    const preview = await post(`/actors/${petra}/merge`, { ...told, other: oto, preview: true });
    expect(preview.json()).toMatchObject({
      decision: null,
      reports: 1,
      rows: 1,
      moves: [{ member: "r-1/P2", from: oto, to: petra }],
    });
    expect(await ids()).toHaveLength(2);
    const { decision } = (await post(`/actors/${petra}/merge`, { ...told, other: oto })).json();
    expect(await get(`/actors/${oto}`)).toMatchObject({
      id: petra,
      total: 3,
      decisions: [{ id: decision, by: "Ann", stands: true }],
    });
    expect((await post(`/decisions/${decision}/undo`, told)).statusCode).toBe(200);
    expect(await ids()).toEqual([petra, oto]);
  });

  test("parts a namesake, whose page is told of on the other's", async () => {
    const [petra] = await ids();
    const { other } = (await post(`/actors/${petra}/split`, { ...told, members: ["r-2/P1"] })).json();
    expect(await get(`/actors/${petra}`)).toMatchObject({ total: 1, others: [{ id: other }] });
    expect(await get(`/actors/${other}`)).toMatchObject({ total: 1, rows: [{ id: "r-2/A1" }] });
  });

  test("gives a name", async () => {
    const [petra] = await ids();
    await post(`/actors/${petra}/rename`, { ...told, name: "The Iron Mayor" });
    expect(await get("/actors/The%20Iron%20Mayor")).toMatchObject({ id: petra, name: "The Iron Mayor" });
  });

  test.each([
    ["of an actor that there is not", "/actors/a-none/merge", { ...told, other: "a-none" }, 404],
    ["of nobody", "/actors/a-none/merge", { why: "x", other: "a-none" }, 400],
    ["without members", "/actors/a-none/split", { ...told, members: [] }, 400],
    ["on a decision that there is not", "/decisions/d-none/undo", told, 400],
  ])("%s is refused", async (_, url, body, status) => {
    expect((await post(url, body)).statusCode).toBe(status);
  });
});
