import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openLedger } from "../../src/ledger/open-ledger.ts";
import { storeReading } from "../../src/ledger/store-reading.ts";
import { buildServer } from "../../src/server/build-server.ts";
import { BOARD, EVENTS, GRAPH, STANDING_READING } from "../../src/server/shapes.ts";
import { aReading } from "../ledger/a-reading.ts";
import { aLike, seen, seenReport } from "../ledger/likeness/toy-vectors.ts";
import { column, pdf } from "../report/files/making-pdfs.ts";
import { answer, record } from "../report/files/making-warcs.ts";
import { aStory } from "./a-story.ts";

const HOST = "127.0.0.1:7373";
const NOW = "2026-03-05T10:00:00.000Z";

const SAFE = "Petra Lunnik said that the ferry was safe. Police denied it.";
const page = (thing: string) =>
  `<html><body><article><h1>${thing}</h1>${`<p>Petra Lunnik said that the ${thing} was safe. Police denied it, and said so again at noon.</p>`.repeat(5)}</article></body></html>`;
const mail = `From: Lake News <desk@lake.example>\r\nSubject: Ferry\r\nDate: Wed, 7 May 2031 09:00:00 +0000\r\nContent-Type: text/plain\r\n\r\n${SAFE}\r\n`;
/** What stands at addresses of ours. */
const WEB: Readonly<Record<string, { bytes: Uint8Array; contentType: string }>> = {
  "/ferry.pdf": { bytes: pdf([column([SAFE])]), contentType: "application/pdf" },
  "/ferry.eml": { bytes: Buffer.from(mail), contentType: "message/rfc822" },
  "/lake.warc": {
    bytes: Buffer.concat([
      record("response", "https://lake.example/1", answer(page("lift"))),
      record("response", "https://lake.example/2", answer("<html><body></body></html>")),
      record("response", "https://lake.example/3", answer(page("weir"))),
    ]),
    contentType: "application/warc",
  },
};
const PHOTO = { bytes: Buffer.from([255, 216, 255, 224, 0, 16, 1, 2, 0, 3]), contentType: "image/jpeg" };

async function aServer(token: string | null = null) {
  const ledger = openLedger(":memory:");
  const bridge = aReading({ id: "r-1" });
  const canal = aReading({ id: "r-2", text: "Petra Lunnik said that the canal was safe. Police denied it." });
  for (const reading of [bridge, canal]) storeReading(ledger, reading, NOW, seen(reading));
  return buildServer({
    ledger,
    version: "1",
    hosts: new Set([HOST]),
    token,
    read: async (report) => seenReport(aReading({ id: report.id, text: report.text })),
    like: async (sentence) => aLike(sentence),
    tell: aStory,
    fetch: async (url) => ({ ...(WEB[new URL(url).pathname] ?? PHOTO), url }),
    now: () => NOW,
    log: () => undefined,
    desk: null,
  });
}

let server: Awaited<ReturnType<typeof aServer>>;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const get = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  server.inject({ method: "GET", url: `/api/v1${url}`, headers: { host: HOST, ...headers } });
const post = (url: string, payload: object) =>
  server.inject({ method: "POST", url: `/api/v1${url}`, headers: { host: HOST }, payload });

describe("who may ask", () => {
  test.each([
    ["another host, as a rebound name would be", { host: "evil.example" }, 421],
    ["a page of another origin", { origin: "http://evil.example" }, 403],
    ["a page of an origin that is none", { origin: "null" }, 403],
    ["our own page", { origin: `http://${HOST}` }, 200],
  ])("%s", async (_, headers, status) => {
    expect((await get("/reports", headers)).statusCode).toBe(status);
  });

  test("an address with too long a part is refused in the shape of all errors", async () => {
    const refused = await server.inject({
      method: "GET",
      url: `/api/v1/actors/${"a".repeat(600)}`,
      headers: { host: HOST },
    });
    expect(refused.statusCode).toBe(414);
    expect(refused.json()).toMatchObject({ error: { code: "request-invalid", remedy: "See /api/v1/openapi.json." } });
  });

  test("with a token, only who shows it: by header, or by cookie once the address had it", async () => {
    const guarded = await aServer("a-secret-of-our-own");
    const asked = async (headers: Readonly<Record<string, string>>, query = "") =>
      guarded.inject({ method: "GET", url: `/api/v1/reports${query}`, headers: { host: HOST, ...headers } });
    expect((await asked({})).statusCode).toBe(401);
    expect((await asked({ authorization: "Bearer wrong" })).statusCode).toBe(401);
    expect((await asked({ authorization: "Bearer a-secret-of-our-own" })).statusCode).toBe(200);
    const first = await asked({}, "?token=a-secret-of-our-own");
    expect(first.headers["set-cookie"]).toContain("HttpOnly; SameSite=Strict");
    expect((await asked({ cookie: "sayso_token=a-secret-of-our-own" })).statusCode).toBe(200);
    await guarded.close();
  });

  test("every answer carries the policy that lets no foreign script run", async () => {
    expect((await get("/reports")).headers["content-security-policy"]).toContain("script-src 'self'");
  });
});

describe("what is asked", () => {
  test("reports come page by page, the last added first", async () => {
    const first = (await get("/reports?limit=1")).json();
    expect(first.reports).toMatchObject([{ id: "r-2", counts: { statement: 2 } }]);
    const second = (await get(`/reports?limit=1&cursor=${first.next}`)).json();
    expect(second).toMatchObject({ reports: [{ id: "r-1" }], next: null });
  });

  test("rows come in their places, with the names of whom they are about", async () => {
    const { rows } = (await get("/rows?q=canal&kind=statement")).json();
    expect(rows).toMatchObject([{ id: "r-2/A1", names: { P1: "Petra Lunnik" } }]);
    const [{ excerpts }] = rows;
    expect(excerpts[0].text).toContain("Petra Lunnik said that the canal was safe.");
  });

  test("rows like a sentence come the likest first, each with how like it is, by the query or beside it", async () => {
    const beside = (await get("/rows?kind=statement&like=the%20canal%20was%20safe")).json();
    expect(beside).toMatchObject({ rows: [{ id: "r-2/A1" }, { id: "r-1/A1" }, {}, {}], leftOut: 0 });
    expect(beside.rows[0].score).toBeGreaterThan(beside.rows[1].score);
    expect((await get("/rows?kind=statement&q=like:%22the%20canal%20was%20safe%22")).json()).toEqual(beside);
    expect((await get("/rows?kind=statement&q=bridge&like=the%20canal%20was%20safe")).json().rows).toHaveLength(1);
    expect((await get("/rows?q=canal&kind=statement")).json().rows).toMatchObject([{ score: null }]);
  });

  test.each([
    ["/reports/r-1", STANDING_READING],
    ["/graph", GRAPH],
    ["/board", BOARD],
    ["/events", EVENTS],
  ])("%s has the shape that it is described with, and nothing beside", async (path, shape) => {
    const told = (await get(path)).json();
    expect(shape.parse(told)).toEqual(told);
  });

  test("an actor's page has what it said", async () => {
    const page = (await get("/actors/Petra%20Lunnik")).json();
    expect(page).toMatchObject({ name: "Petra Lunnik", total: 2, roles: ["the mayor"] });
  });

  test.each([
    ["/reports/r-none", 404, "row-unknown"],
    ["/actors/Nobody", 404, "row-unknown"],
    ["/rows?q=%22open", 400, "query-invalid"],
    ["/rows?kind=poem", 400, "request-invalid"],
    ["/rows?kind=time&like=the%20canal", 400, "query-invalid"],
    ["/rows?q=like:canal&like=bridge", 400, "query-invalid"],
    ["/rows?like=%20", 400, "query-invalid"],
    ["/rows?cursor=%3B%3B", 400, "request-invalid"],
    ["/reports?limit=-1", 400, "request-invalid"],
    ["/nothing", 404, "not-found"],
  ])("%s is answered %i with the one shape of an error", async (url, status, code) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ error: { code, remedy: expect.any(String) } });
  });

  test("a sign that ends words in C ends none in a search", async () => {
    expect((await get("/rows?q=safe%00bridge%C2%B3%00")).statusCode).toBe(200);
    expect((await get("/rows?q=canal%00")).json().rows).toHaveLength(1);
  });

  test("the API describes itself as OpenAPI 3.1", async () => {
    const { openapi, paths } = (await get("/openapi.json")).json();
    expect(openapi).toBe("3.1.0");
    expect(Object.keys(paths)).toContain("/api/v1/reports/{id}");
  });
});

describe("stories", () => {
  test("are listed with their reports, told with their texts, and split by a named person", async () => {
    const { stories, next } = (await get("/stories")).json();
    expect(stories).toMatchObject([{ title: "Bridge", reports: [{ id: "r-1" }, { id: "r-2" }] }]);
    expect(next).toBeNull();
    const [{ id }] = stories;
    const page = (await get(`/stories/${id}`)).json();
    expect(page.story).toMatchObject({ id, disputes: [{ kind: "denial" }] });
    expect(Object.keys(page.texts)).toEqual(["r-1.txt", "r-2.txt"]);
    const change = { split: "r-2", by: "Ada", why: "Another bridge." };
    expect((await post(`/stories/${id}/changes`, change)).json()).toMatchObject({ reports: [{ id: "r-1" }] });
    expect((await get("/stories")).json().stories).toEqual([]);
    expect((await get(`/stories/${id}`)).json().changes).toMatchObject([{ what: "split", other: "r-2", by: "Ada" }]);
  });

  test("a change is looked at before it is made, and taken back by another", async () => {
    const own = await aServer();
    const ask = async (payload?: object) =>
      (
        await own.inject({
          method: payload === undefined ? "GET" : "POST",
          url: `/api/v1/stories${payload === undefined ? "" : "/s-1/changes"}`,
          headers: { host: HOST },
          ...(payload === undefined ? {} : { payload: { by: "Ada", why: "She knows.", ...payload } }),
        })
      ).json();
    const looked = await ask({ split: "r-2", preview: true });
    expect(looked).toMatchObject({ change: null, reports: [{ id: "r-1" }] });
    expect(looked.moves).toMatchObject([
      { report: { id: "r-2" }, story: "s-1", title: "Bridge", isIn: false },
      { report: { id: "r-2" }, story: "s-2", title: null, isIn: true },
    ]);
    expect((await ask()).stories).toHaveLength(1);
    const { change } = await ask({ split: "r-2" });
    expect((await ask()).stories).toEqual([]);
    expect(await ask({ undo: change })).toMatchObject({ reports: [{ id: "r-1" }, { id: "r-2" }] });
    expect((await ask({ undo: change })).error.code).toBe("story-same");
    const [{ changes }] = (await ask()).stories;
    expect(changes.map(({ what, stands }: { what: string; stands: boolean }) => [what, stands])).toEqual([
      ["split", false],
      ["undone", true],
    ]);
    await own.close();
  });

  test.each([
    ["neither", { by: "Ada", why: "because" }],
    ["a report to move, but not where", { move: "r-1", by: "Ada", why: "because" }],
    ["both", { merge: "s-1", split: "r-1", by: "Ada", why: "because" }],
    ["nobody", { split: "r-1", why: "because" }],
  ])("a change that names %s is refused", async (_, change) => {
    expect((await post("/stories/s-1/changes", change)).statusCode).toBe(400);
  });

  test("one that is not there is told as such", async () => {
    const answer = await get("/stories/s-none");
    expect([answer.statusCode, answer.json().error.code]).toEqual([404, "story-unknown"]);
  });
});

describe("what is told", () => {
  test("a report is read and kept", async () => {
    const { id, stored } = (
      await post("/reports", { text: "Petra Lunnik said that the tunnel was safe. Police denied it." })
    ).json();
    expect(stored).toBe("added");
    expect((await get(`/reports/${id}`)).json().reading.report.text).toContain("the tunnel");
  });

  test.each(["/ferry.pdf", "/ferry.eml"])("what stands at an address may be no page: %s", async (path) => {
    const { id, stored, reports, unread } = (await post("/reports", { url: `https://lake.example${path}` })).json();
    expect({ stored, unread }).toEqual({ stored: "added", unread: [] });
    expect(reports).toEqual([{ id, stored, place: `https://lake.example${path}` }]);
    expect((await get(`/reports/${id}`)).json().reading.report.text).toContain(SAFE);
  });

  test("an archive's reports are all read; one without an article is told in its place", async () => {
    const { reports, unread } = (await post("/reports", { url: "https://lake.example/lake.warc" })).json();
    const at = (number: number) => `https://lake.example/lake.warc#https://lake.example/${number}`;
    expect(reports).toMatchObject([
      { place: at(1), stored: "added" },
      { place: at(3), stored: "added" },
    ]);
    expect(unread).toMatchObject([{ place: at(2), error: { code: expect.any(String), remedy: expect.any(String) } }]);
  });

  test("a picture at an address is refused as no text", async () => {
    const answer = await post("/reports", { url: "https://lake.example/photo.jpg" });
    expect([answer.statusCode, answer.json().error]).toMatchObject([400, { code: "file-binary" }]);
  });

  test.each([
    ["neither text nor address", {}],
    ["both", { text: "a", url: "https://example.org/" }],
    ["a day that is none", { text: "a", published: "soon" }],
  ])("a report with %s is refused", async (_, payload) => {
    expect((await post("/reports", payload)).statusCode).toBe(400);
  });

  test("a row is struck by a named person, and gone; its history stays", async () => {
    const struck = await post("/rows/r-1/A2/corrections", { action: "strike", by: "Ada", why: "No statement." });
    expect(struck.statusCode).toBe(200);
    const { reading } = (await get("/reports/r-1")).json();
    expect(reading.attributions.map(({ id }: { id: string }) => id)).toEqual(["A1"]);
    expect((await get("/rows/r-1/A2")).json()).toMatchObject({
      row: null,
      corrections: [{ by: "Ada", action: "strike" }],
    });
  });

  test("a correction of a row that has changed meanwhile is refused, and says so", async () => {
    const { versions } = (await get("/reports/r-2")).json();
    const change = (act: string) =>
      post("/rows/r-2/A1/corrections", {
        action: "change",
        fields: { act },
        by: "Ada",
        why: "It is.",
        version: versions["A1"],
      });
    expect((await change("promise")).statusCode).toBe(200);
    const late = await change("order");
    expect(late.statusCode).toBe(409);
    expect(late.json().error.code).toBe("row-superseded");
  });

  test("a span outside the report is refused", async () => {
    const fields = { content: [{ start: 5, end: 5000 }] };
    const answer = await post("/rows/r-2/A1/corrections", { action: "change", fields, by: "Ada", why: "Longer." });
    expect(answer.statusCode).toBe(400);
  });
});

describe("reading aloud", () => {
  const eventsOf = async (payload: object) => {
    const { body, headers } = await post("/reports/stream", payload);
    expect(headers["content-type"]).toContain("text/event-stream");
    return [...body.matchAll(/event: (.+)\ndata: (.+)\n\n/g)].map(([, name, data]) => ({
      name,
      ...JSON.parse(data ?? ""),
    }));
  };

  test("a file's bytes are taken, its rows are told one by one, and it is kept", async () => {
    const text = "Petra Lunnik said that the ferry was safe. Police denied it.";
    const told = await eventsOf({ bytes: Buffer.from(text).toString("base64"), file: "ferry.txt" });
    expect(told.map(({ name }) => name)).toEqual(["taken", "row", "row", "row", "done"]);
    expect(told[1]).toMatchObject({ kind: "statement", names: { P1: "Petra Lunnik" } });
    expect((await get(`/reports/${told.at(-1)?.id}`)).statusCode).toBe(200);
  });

  test("an archive is told report by report", async () => {
    const { bytes } = WEB["/lake.warc"] ?? { bytes: Buffer.of() };
    const told = await eventsOf({ bytes: Buffer.from(bytes).toString("base64"), file: "lake.warc" });
    expect(told.flatMap(({ name }) => (name === "row" ? [] : [name]))).toEqual([
      ...["taken", "done", "unread", "taken", "done"],
    ]);
    expect(told.at(-1)).toMatchObject({ place: "lake.warc#https://lake.example/3" });
  });

  test.each([
    ["nothing but blanks", "  \n ", "file-empty"],
    ["no text", Buffer.from([0, 1, 2, 0, 255, 254, 0, 3]), "file-binary"],
  ])("a file with %s fails with its reason", async (_, bytes, code) => {
    const told = await eventsOf({ bytes: Buffer.from(bytes).toString("base64") });
    expect(told).toMatchObject([{ name: "failed", error: { code, remedy: expect.any(String) } }]);
  });

  test.each([
    ["two ways to the report", { text: "a", url: "https://example.org/" }],
    ["bytes that are no base64", { bytes: "%%%" }],
  ])("%s is refused before anything is told", async (_, payload) => {
    expect((await post("/reports/stream", payload)).statusCode).toBe(400);
  });
});

describe("saved searches", () => {
  test("are kept by name, replaced by name, and dropped", async () => {
    const save = (name: string, address: string) => post("/searches", { name, address });
    await save("Denials", "q=act%3Adenial");
    const { id } = (await save("denials", "q=-act%3Adenial")).json();
    expect((await get("/searches")).json().searches).toEqual([{ id, name: "denials", address: "q=-act%3Adenial" }]);
    const drop = () => server.inject({ method: "DELETE", url: `/api/v1/searches/${id}`, headers: { host: HOST } });
    expect((await drop()).statusCode).toBe(200);
    expect((await drop()).statusCode).toBe(404);
  });
});

describe("review by two coders", () => {
  test("goes from the set to the decision; till both are done nobody sees both", async () => {
    const own = await aServer();
    const ask = async (method: "GET" | "POST", url: string, payload?: object) =>
      own.inject({
        method,
        url: `/api/v1${url}`,
        headers: { host: HOST },
        ...(payload === undefined ? {} : { payload }),
      });
    const made = (
      await ask("POST", "/reviews", { name: "Pilot", first: "Ann", second: "Ben", decider: "Cleo", reports: ["r-1"] })
    ).json();
    expect(made).toMatchObject({ items: 2, firstDone: null });
    const at = `/reviews/${made.id}`;
    for (const by of ["Ann", "Ben"]) {
      expect((await ask("GET", `${at}/agreement`)).statusCode).toBe(409);
      for (const item of ["r-1/A1", "r-1/A2"])
        await ask("POST", `${at}/marks`, { by, item, action: by === "Ann" ? "confirm" : "strike" });
      expect((await ask("GET", `${at}/queue?by=${by}`)).json()).toMatchObject({ total: 2, next: null });
      await ask("POST", `${at}/finish`, { by });
    }
    expect((await ask("GET", `${at}/agreement`)).json().measures[0]).toMatchObject({
      question: "kept or struck",
      observed: 0,
      pairs: 2,
    });
    expect((await ask("GET", `${at}/cases?by=Ann`)).statusCode).toBe(400);
    expect((await ask("GET", `${at}/cases?by=Cleo`)).json().cases).toHaveLength(2);
    const decided = await ask("POST", `${at}/decisions`, {
      by: "Cleo",
      item: "r-1/A2",
      choice: "second",
      why: "None.",
    });
    expect(decided.json()).toMatchObject({ decision: { choice: "second" } });
    expect((await ask("GET", "/reports/r-1")).json().reading.attributions).toHaveLength(1);
    expect((await ask("POST", `${at}/agreed`, { by: "Cleo" })).json()).toEqual({ taken: 0, refused: [] });
    await own.close();
  });
});
