import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PAGES } from "../../desk/src/navigation.ts";
import { launch } from "../../scripts/launch-browser.ts";
import { openLedger } from "../../src/ledger/open-ledger.ts";
import { storeReading } from "../../src/ledger/store-reading.ts";
import type { Reading } from "../../src/reading/reading.ts";
import { buildServer } from "../../src/server/build-server.ts";
import { aReading } from "../ledger/a-reading.ts";
import { aStory } from "../server/a-story.ts";

const NOW = "2026-03-05T10:00:00.000Z";
const SCRIPT = '<img src=x onerror="window.ran=true"><script>window.ran=true</script>';
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A report all of whose words, title, names and file try to run a script. */
function hostile(): Reading {
  const reading = aReading({ id: "r-evil", text: `${SCRIPT} said that ${SCRIPT} was safe. Police denied it.` });
  return {
    ...reading,
    report: { ...reading.report, title: SCRIPT, file: SCRIPT, publisher: SCRIPT, url: "javascript:window.ran=true" },
    actors: reading.actors.map((actor) => ({ ...actor, name: SCRIPT, names: [SCRIPT], roles: [SCRIPT] })),
  };
}

let browser: Browser;
let page: Page;
let address: string;
let close: () => Promise<void>;

beforeAll(async () => {
  const { build } = await import("vite");
  const outDir = fileURLToPath(new URL("../../.bench/desk-test/", import.meta.url));
  const configFile = fileURLToPath(new URL("../../desk/vite.config.ts", import.meta.url));
  await build({ configFile, logLevel: "error", build: { outDir, emptyOutDir: true } });
  const ledger = openLedger(":memory:");
  storeReading(ledger, aReading({ id: "r-1" }), NOW);
  storeReading(ledger, aReading({ id: "r-2" }), NOW);
  storeReading(ledger, hostile(), NOW);
  const hosts = new Set<string>();
  const server = await buildServer({
    ledger,
    version: "1",
    hosts,
    token: null,
    read: async (report) => aReading({ id: report.id, text: report.text }),
    tell: aStory,
    fetch: () => Promise.reject(new Error("no network here")),
    now: () => NOW,
    log: console.error,
    desk: outDir,
  });
  address = await server.listen({ host: "127.0.0.1", port: 0 });
  hosts.add(new URL(address).host);
  browser = await launch();
  page = await browser.newPage();
  close = async () => {
    await browser.close();
    await server.close();
  };
}, 120_000);
afterAll(() => close());

const open = (path: string) => page.goto(new URL(path, address).href, { waitUntil: "networkidle" });
const EVERY = [
  ...PAGES.map(({ path }) => path),
  "/reports/r-evil",
  "/reports/r-1",
  "/stories/s-1",
  `/actors/${encodeURIComponent(SCRIPT)}`,
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

  test("the keys of the sheet go to pages", async () => {
    await open("/");
    await page.keyboard.press("g");
    await page.keyboard.press("d");
    await expect.poll(() => new URL(page.url()).pathname).toBe("/disputes");
    await page.keyboard.press("?");
    await expect.poll(() => page.isVisible(".sheet")).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.isVisible(".sheet")).toBe(false);
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
