import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { madeReadings } from "../../bench/made-reports.ts";
import { PAGES } from "../../desk/src/navigation.ts";
import { launch } from "../../scripts/launch-browser.ts";
import { openLedger } from "../../src/ledger/open-ledger.ts";
import { storeReading } from "../../src/ledger/store-reading.ts";
import type { Reading } from "../../src/reading/reading.ts";
import { buildServer } from "../../src/server/build-server.ts";
import { aReading } from "../ledger/a-reading.ts";
import { aReport } from "../ledger/actors/a-report.ts";
import { aLike, seen, seenReport } from "../ledger/likeness/toy-vectors.ts";
import { aStory } from "../server/a-story.ts";

const NOW = "2026-03-05T10:00:00.000Z";
const SCRIPT = '<img src=x onerror="window.ran=true"><script>window.ran=true</script>';
const SAFE_SUBWAY = "Petra Lunnik said that the subway was safe. Police denied it.";
const LONG = 500;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A report all of whose words, title, names and file try to run a script. */
function hostile(): Reading {
  const reading = aReading({ id: "r-evil", text: `${SCRIPT} said that ${SCRIPT} was safe. Police denied it.` });
  return {
    ...reading,
    report: {
      ...{ ...reading.report, title: SCRIPT, file: SCRIPT, publisher: SCRIPT, url: "javascript:window.ran=true" },
      // Another day, so that it is in no story of the others.
      published: "2026-01-04",
    },
    actors: reading.actors.map((actor) => ({ ...actor, name: SCRIPT, names: [SCRIPT], roles: [SCRIPT] })),
  };
}

let browser: Browser;
let page: Page;
let address: string;
let close: () => Promise<void>;
let stop: () => Promise<void>;
let startAgain: () => Promise<void>;

beforeAll(async () => {
  const { build } = await import("vite");
  const outDir = fileURLToPath(new URL("../../.bench/desk-test/", import.meta.url));
  const configFile = fileURLToPath(new URL("../../desk/vite.config.ts", import.meta.url));
  await build({ configFile, logLevel: "error", build: { outDir, emptyOutDir: true } });
  const ledger = openLedger(":memory:");
  storeReading(ledger, aReading({ id: "r-1" }), NOW);
  const subway = aReading({ id: "r-2", text: SAFE_SUBWAY });
  storeReading(ledger, subway, NOW, seen(subway));
  storeReading(ledger, hostile(), NOW);
  storeReading(ledger, aReport("r-3", [{ name: "Petra Lunnik" }, { name: "Oto Marn" }]), NOW);
  storeReading(ledger, aReading({ id: "r-4" }), NOW);
  for (const reading of madeReadings(LONG, 2, LONG))
    storeReading(ledger, { ...reading, report: { ...reading.report, id: "r-long", title: "A long report" } }, NOW);
  const serve = async (port: number) => {
    const hosts = new Set<string>();
    const server = await buildServer({
      ledger,
      version: "1",
      hosts,
      token: null,
      tell: aStory,
      read: async (report) => seenReport(aReading({ id: report.id, text: report.text })),
      like: async (sentence) => aLike(sentence),
      fetch: () => Promise.reject(new Error("no network here")),
      now: () => NOW,
      log: console.error,
      desk: outDir,
    });
    const at = await server.listen({ host: "127.0.0.1", port });
    hosts.add(new URL(at).host);
    return { server, at };
  };
  let { server, at } = await serve(0);
  address = at;
  stop = () => server.close();
  startAgain = async () => {
    ({ server } = await serve(Number(new URL(address).port)));
  };
  browser = await launch();
  page = await browser.newPage();
  close = async () => {
    await browser.close();
    await server.close();
  };
}, 120_000);
afterAll(() => close());

/** A review of the hostile report, made once the ledger is served. */
const HOSTILE_REVIEW = { name: SCRIPT, first: "Ann", second: SCRIPT, decider: "Cleo", reports: ["r-evil"] };

const open = (path: string) => page.goto(new URL(path, address).href, { waitUntil: "networkidle" });
const EVERY = [
  ...PAGES.map(({ path }) => path),
  "/reports/r-evil",
  "/reports/r-1",
  "/reports/r-long",
  "/review/1?as=Cleo",
  "/review/2?as=Ann",
  "/api/v1/",
  "/stories/s-1",
  `/actors/${encodeURIComponent(SCRIPT)}`,
  "/actors/Petra%20Lunnik",
];

describe("the desk", () => {
  test("what did this person say, and where: two clicks from the first page", async () => {
    await open("/");
    await page.click("nav >> text=Actors");
    await page.click("td >> text=Petra Lunnik");
    await expect.poll(() => page.textContent("main")).toContain("that the bridge was safe");
    await page.click("article footer a");
    await expect.poll(() => page.textContent(".text")).toContain("Petra Lunnik said that the bridge was safe.");
  });

  test("a wrong row is struck by keyboard alone, with name and reason", async () => {
    await open("/reports/r-1");
    await page.focus("[data-row=A2]");
    await page.keyboard.press("x");
    await page.fill("[data-row=A2] input[name=by]", "Ada");
    await page.fill("[data-row=A2] input[name=why]", "No statement.");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("[data-row=A2]").count()).toBe(0);
  });

  test("selected words become a statement", async () => {
    await open("/reports/r-1");
    await page.evaluate(() => {
      const piece = [...document.querySelectorAll(".text [data-start]")].find((one) =>
        one.textContent?.includes("denied"),
      );
      const range = document.createRange();
      if (piece !== undefined) range.selectNodeContents(piece);
      document.getSelection()?.addRange(range);
    });
    await page.dispatchEvent(".text", "pointerup");
    await page.fill(".adding input[name=by]", "Ada");
    await page.fill(".adding input[name=why]", "It was missed.");
    await page.click("text=Keep it");
    await expect.poll(() => page.locator(".adding").count()).toBe(0);
    expect(await page.textContent(".rows")).toContain("seen by a person");
  });

  test("two actors are merged after a look at what would change, and parted again", async () => {
    await open("/actors/Petra%20Lunnik");
    await page.fill("[aria-label=Merge] input", "Marn");
    await page.click("[aria-label=Merge] >> text=Merge …");
    await expect.poll(() => page.textContent(".changes")).toContain("This moves 1 row of 1 report");
    await page.fill(".deciding input[name=by]", "Ada");
    await page.fill(".deciding input[name=why]", "One woman.");
    await page.click(".deciding >> text=Merge");
    await expect.poll(() => page.textContent("main")).toContain("Ada: merged two — One woman.");
    expect(await page.textContent(".parts")).toContain("Oto Marn");
    await page.click("text=Take back");
    await page.fill(".deciding input[name=why]", "Two women.");
    await page.click(".deciding >> text=Take it back");
    await expect.poll(() => page.textContent(".parts")).not.toContain("Oto Marn");
    expect(await page.textContent("main")).toContain("taken back");
  });

  test("a part of an actor is split off", async () => {
    await open("/actors/Petra%20Lunnik");
    await page.check(".parts li:nth-child(2) input");
    await page.click("text=Split off what is ticked");
    await expect.poll(() => page.textContent(".changes")).toContain("of 1 report");
    await page.fill(".deciding input[name=by]", "Ada");
    await page.fill(".deciding input[name=why]", "Her namesake.");
    await page.click(".deciding >> text=/^Split$/");
    await expect.poll(() => page.locator(".parts li").count()).toBe(3);
    expect(await page.textContent("[aria-label=Merge]")).toContain("Petra Lunnik");
  });

  test("a story tells where its reports part, with both passages, and folds a copy under its origin", async () => {
    await open("/stories");
    await page.click("main .list a.title");
    await expect.poll(() => page.textContent("main")).toContain("One denies it.");
    const dispute = page.locator("article", { hasText: "One denies it." });
    expect(await dispute.locator("blockquote").allTextContents()).toEqual([
      expect.stringContaining("Petra Lunnik said that the bridge was safe."),
      expect.stringContaining("Police denied it."),
    ]);
    expect(await page.textContent("aside details summary")).toBe("1 copy");
    expect(await page.isVisible("aside details li a")).toBe(false);
    await page.click("aside details summary");
    expect(await page.isVisible("aside details li a")).toBe(true);
  });

  test("a report is taken out of a story after a look at what would change, put back, and merged in again", async () => {
    const decide = async (label: string, why: string) => {
      await page.fill(".deciding input[name=by]", "Ada");
      await page.fill(".deciding input[name=why]", why);
      await page.click(`.deciding >> text=/^${label}$/`);
      await page.waitForSelector(".deciding", { state: "detached" });
    };
    const reports = () => page.locator("select[name=report] option").count();
    await open("/stories/s-1");
    const all = await reports();
    await page.selectOption("select[name=report]", "r-2");
    await page.click("text=Take it out …");
    await expect.poll(() => page.textContent(".changes")).toContain("Bridge → a story of its own");
    await decide("Take it out", "Another bridge.");
    await expect.poll(reports).toBe(all - 1);
    expect(await page.textContent("main")).toContain("Ada: took a report out — Another bridge.");
    await page.click("text=/^Take back$/");
    await decide("Take it back", "The same one.");
    await expect.poll(reports).toBe(all);
    expect(await page.textContent("main")).toContain("taken back");
    await page.selectOption("select[name=report]", "r-2");
    await page.click("text=Take it out …");
    await decide("Take it out", "Another one after all.");
    await expect.poll(reports).toBe(all - 1);
    await page.fill("[aria-label='The same story as'] input", "bridge");
    await page.click("[aria-label='The same story as'] >> text=Merge …");
    await expect.poll(() => page.textContent(".changes")).toContain("This moves 1 report");
    await decide("Merge", "One bridge.");
    await expect.poll(reports).toBe(all);
  });

  test("of a long report only what is in sight is drawn, and the row that is asked for is in sight", async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await open("/reports/r-long?row=A400");
    const inSight = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((one) => {
          const { top, bottom } = one.getBoundingClientRect();
          return bottom > 0 && top < innerHeight;
        });
    await expect.poll(() => inSight("[data-row=A400]")).toBe(true);
    expect(await inSight(".text .active")).toBe(true);
    expect(await page.locator(".rows [data-row]").count()).toBeLessThan(80);
    expect(await page.textContent(".text")).toHaveLength(
      (await (await page.request.get(new URL("/api/v1/reports/r-long", address).href)).json()).reading.report.text
        .length,
    );
    await page.focus("[data-row=A400]");
    await page.keyboard.press("j");
    await expect.poll(() => page.locator("[data-row=A401] .actions").count()).toBe(1);
    await page.click(".text [data-of~=A395]");
    await expect.poll(() => inSight("[data-row=A395] .actions")).toBe(true);
  });

  test.each(["/review", "/statements"])("a list goes on as its end comes into sight: %s", async (path) => {
    await open(path);
    const loaded = async () => Number(await page.getAttribute("[data-loaded]", "data-loaded"));
    const first = await loaded();
    await expect
      .poll(
        async () => {
          await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
          return loaded();
        },
        { timeout: 10_000 },
      )
      .toBeGreaterThan(first);
  });

  test("the values of a facet go on behind a button", async () => {
    await open("/statements");
    const speakers = page.locator("fieldset", { has: page.locator("legend", { hasText: "speaker" }) });
    const values = () => speakers.locator("button .count").count();
    expect(await values()).toBe(12);
    await speakers.getByText("More of these").click();
    await expect.poll(values).toBeGreaterThan(12);
  });

  test("night has colours of its own, by the system or by the switch; paper is white all the same", async () => {
    await open("/");
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const [day, night, white] = ["rgb(251, 250, 245)", "rgb(23, 22, 19)", "rgb(255, 255, 255)"];
    const theme = (name: string) => page.getByRole("button", { name: `Theme: ${name}` });
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await ground()).toBe(night);
    await theme("auto").click();
    expect(await ground()).toBe(day);
    await page.emulateMedia({ colorScheme: "light" });
    await theme("light").click();
    expect(await ground()).toBe(night);
    await page.emulateMedia({ media: "print" });
    expect(await ground()).toBe(white);
    expect(await page.evaluate(() => getComputedStyle(document.querySelector("h1") as Element).color)).toBe(
      "rgb(0, 0, 0)",
    );
    await page.emulateMedia({ media: "screen", colorScheme: null });
    await theme("dark").click();
  });

  test("the keys of the sheet go to pages", async () => {
    await open("/");
    // The two must come within a moment of one another: on a busy machine the first try may not.
    const going = async () => {
      await page.keyboard.press("g");
      await page.keyboard.press("d");
      return new URL(page.url()).pathname;
    };
    await expect.poll(going).toBe("/disputes");
    await page.keyboard.press("?");
    await expect.poll(() => page.isVisible(".sheet")).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.isVisible(".sheet")).toBe(false);
  });

  test("several files are read one after another, each with its line; what is no text says so", async () => {
    await open("/");
    const file = (name: string, words: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });
    await page.setInputFiles("input[type=file]", [
      file("ferry.txt", "Petra Lunnik said that the ferry was safe. Police denied it."),
      file("nothing.txt", ""),
      file("harbour.txt", "Petra Lunnik said that the tunnel was safe. Police denied it."),
    ]);
    const lines = page.locator(".reading-lines > li");
    await expect
      .poll(() => lines.allTextContents())
      .toEqual([
        expect.stringContaining("is in the ledger · 3 rows"),
        expect.stringContaining("could not be read"),
        expect.stringContaining("is in the ledger · 3 rows"),
      ]);
    expect(await lines.nth(1).textContent()).toContain("holds no text");
    expect(new URL(page.url()).pathname).toBe("/");
  });

  test("more like this: a row's words stand in the field, and the likest come with how like they are", async () => {
    await open("/statements?q=subway");
    await page.click("article >> text=more like this");
    await expect.poll(() => page.inputValue("[aria-label='Like a sentence']")).toContain("subway");
    await expect.poll(() => page.textContent("article")).toMatch(/like \d\.\d\d/);
    expect(await page.inputValue("[aria-label=Search]")).toBe("");
    expect(await page.textContent("main")).toContain("rows are not compared");
    await page.fill("[aria-label='Like a sentence']", "");
    await expect.poll(() => page.locator("article .score").count()).toBe(0);
  });

  test("a search is saved under a name, and found again by it", async () => {
    await open("/statements?q=publisher%3A%22Lake+News%22&kind=statement");
    await page.fill("[aria-label='Saved searches'] input", "Lake");
    await page.keyboard.press("Enter");
    await page.waitForSelector("[aria-label='Saved searches'] a >> text=Lake");
    await open("/statements");
    await page.click("[aria-label='Saved searches'] a >> text=Lake");
    await expect.poll(() => page.inputValue("[data-search]")).toBe('publisher:"Lake News"');
    await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe('publisher:"Lake News"');
    await page.click("[aria-label='Drop Lake']");
    await expect.poll(() => page.locator("[aria-label='Saved searches'] a").count()).toBe(0);
  });

  test("who corrects a row that another has corrected meanwhile sees what he did, and is asked", async () => {
    await open("/reports/r-1");
    await page.focus("[data-row=A1]");
    const fields = { act: "promise" };
    const other = { action: "change", fields, by: "Ben", why: "It is one." };
    await page.request.post(new URL("/api/v1/rows/r-1/A1/corrections", address).href, { data: other });
    await page.keyboard.press("c");
    await page.fill("[data-row=A1] input[name=by]", "Ada");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.textContent(".newer")).toContain("Ben changed this row");
    expect(await page.textContent(".newer")).toContain('act: "speech" → "promise"');
    await page.click("text=Correct it all the same");
    await expect.poll(() => page.locator(".newer").count()).toBe(0);
    const { corrections } = await (await page.request.get(new URL("/api/v1/rows/r-1/A1", address).href)).json();
    expect(corrections.map(({ by }: { by: string }) => by)).toEqual(["Ben", "Ada"]);
  });

  test("a server that is gone is told in a bar, and the page goes on when it is back, with what was typed", async () => {
    await open("/");
    await page.fill("textarea", "Typed before it went.");
    await stop();
    await page.fill("[data-search]", "bridge");
    await page.waitForSelector(".gone");
    await startAgain();
    await page.waitForSelector(".gone", { state: "detached" });
    await expect.poll(() => page.textContent(".list")).toContain("Bridge");
    expect(await page.inputValue("textarea")).toBe("Typed before it went.");
  });

  test("the API is tried on its own page", async () => {
    await open("/api/v1/");
    await page.click("summary >> text=GET /api/v1/rows Rows");
    await page.fill("details[open] input[name=q]", "bridge");
    await page.click("details[open] >> text=Send");
    await expect.poll(() => page.textContent("details[open] pre")).toContain('"r-1/A1"');
    expect(await page.textContent("details[open] [role=status]")).toContain("200 ·");
  });

  test("two code a report by keyboard alone, blind to one another, and a third decides", async () => {
    const make = { name: "Pilot", first: "Ann", second: "Ben", decider: "Cleo", reports: ["r-2"] };
    await page.request.post(new URL("/api/v1/reviews", address).href, { data: make });
    await open("/review/1?as=Ann");
    await expect.poll(() => page.textContent(".card")).toContain("Row 1 of 2");
    await page.keyboard.press("c");
    await expect.poll(() => page.textContent(".card")).toContain("Row 2 of 2");
    await page.keyboard.press("x");
    await page.waitForSelector("text=I am done");
    await page.keyboard.press("f");
    await page.waitForSelector("text=You are done");

    await open("/review/1?as=Ben");
    await expect.poll(() => page.textContent(".card")).toContain("not yet marked");
    await page.keyboard.press("e");
    await page.keyboard.type("promise");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.textContent(".card")).toContain("Row 2 of 2");
    await page.keyboard.press("a");
    for (let tab = 0; tab < 5; tab++) await page.keyboard.press("Tab");
    await page.keyboard.type("denied");
    await page.keyboard.press("Tab");
    await page.keyboard.type("the subway was safe");
    await page.keyboard.press("Enter");
    await page.waitForSelector("text=You added here");
    await page.keyboard.press("c");
    await page.waitForSelector("text=I am done");
    await page.keyboard.press("f");
    await expect.poll(() => page.textContent("[aria-label=Agreement]")).toContain("kept or struck");

    await open("/review/1?as=Cleo");
    await expect.poll(() => page.textContent(".card")).toContain("Case 1 of 3");
    expect(await page.textContent(".card table")).toContain("promise");
    await page.keyboard.press("2");
    await expect.poll(() => page.textContent(".card")).toContain("Case 1 of 2");
    await page.keyboard.press("x");
    await expect.poll(() => page.textContent(".card")).toContain("Case 1 of 1");
    await page.keyboard.press("x");
    await page.waitForSelector("text=Nothing is left");
    await open("/reports/r-2");
    const rows = page.locator(".rows section[data-row]");
    await expect.poll(() => rows.count()).toBe(1);
    expect(await rows.first().textContent()).toContain("promise");
  });

  test("a review of a hostile report is made on its page", async () => {
    await page.request.post(new URL("/api/v1/reviews", address).href, { data: HOSTILE_REVIEW });
    await open("/review");
    await expect.poll(() => page.locator("aside a").count()).toBe(2);
  });

  test.each(EVERY)("%s fits a tablet", async (path) => {
    await page.setViewportSize({ width: 768, height: 1024 });
    await open(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(768);
  });

  test.each(EVERY)("%s runs nothing from a hostile report, fits a phone, and axe finds nothing", async (path) => {
    await page.setViewportSize({ width: 375, height: 800 });
    await open(path);
    expect(await page.evaluate(() => (window as { ran?: boolean }).ran)).toBeUndefined();
    expect(await page.locator("main img, main script, a[href^='javascript:']").count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() =>
      (
        window as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: unknown[] }[] }> } }
      ).axe.run(),
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.length}`)).toEqual([]);
  });
});
