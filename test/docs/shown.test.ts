// What the documents say that commands and programs print is what they print, but for what is cut ("…").
// When the weights or the words of the output change: `node scripts/refresh-shown.ts` writes the blocks anew (or
// `node scripts/refresh-shown.ts README.md` those of one page), and names those that somebody must choose again.
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PAGES } from "../../scripts/pages.ts";
import { type Place, placeToRun } from "../../scripts/run-shown.ts";
import { isPrinted, shownIn } from "../../scripts/shown-output.ts";

const root = new URL("../../", import.meta.url);

/** Each block starts a process of its own, which may open the network. */
describe.each(PAGES)("%s", { timeout: 120_000 }, (page) => {
  const text = readFileSync(new URL(page, root), "utf8");
  const blocks = shownIn(text);
  let place: Place;
  beforeAll(() => {
    place = placeToRun();
  });
  afterAll(() => place.leave());

  test("shows what something prints", () => {
    expect(blocks.length).toBeGreaterThan(0);
    expect(blocks.filter(({ run }) => run === "")).toEqual([]);
  });

  test("has what it prints beside every program", () => {
    expect(blocks.filter(({ kind }) => kind === "program")).toHaveLength(text.match(/^```ts$/gm)?.length ?? 0);
  });

  test.each(blocks.map((shown, i) => ({ ...shown, name: `${i + 1}, ${shown.heading}` })))(
    "block $name",
    async (shown) => {
      const printed = await place.print(shown);
      if (!isPrinted(shown.printed, printed)) expect(shown.printed).toBe(printed);
    },
  );
});
