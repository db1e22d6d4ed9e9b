// `node scripts/desk-screens.ts ADDRESS FOLDER [NAME…]`: a picture of each page of a running desk, at phone, tablet and
// desk width; or those alone that are named, such as `stories-1440`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PAGES } from "../desk/src/navigation.ts";
import { launch } from "./launch-browser.ts";

const [address = "http://127.0.0.1:7373/", folder = "docs/screens", ...names] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await launch();
const { reports } = await first<"reports">("reports");
const { stories } = await first<"stories">("stories");
const { actors } = await first<"actors">("actors");
const pages = [
  ...PAGES.map(({ path, name }) => [name.toLowerCase(), path] as const),
  ["report", `/reports/${reports[0]?.id}`] as const,
  ["story", `/stories/${stories[0]?.id}`] as const,
  ["actor", `/actors/${actors[0]?.id}`] as const,
];
for (const [width, height] of [
  [375, 800],
  [768, 1024],
  [1440, 900],
] as const) {
  const page = await browser.newPage({ viewport: { width, height } });
  page.on("console", (message) => message.type() === "error" && console.error(message.text()));
  // A story is read while one waits.
  page.setDefaultTimeout(0);
  for (const [name, path] of pages) {
    if (names.length > 0 && !names.includes(`${name}-${width}`)) continue;
    await page.goto(new URL(path, address).href, { waitUntil: "networkidle" });
    await page.screenshot({ path: join(folder, `${name}-${width}.png`) });
  }
  await page.close();
}
await browser.close();

/** The first of a list of the API's. */
async function first<T extends string>(list: T): Promise<Record<T, { id: string }[]>> {
  const answer = await fetch(new URL(`/api/v1/${list}?limit=1`, address));
  return (await answer.json()) as Record<T, { id: string }[]>;
}
