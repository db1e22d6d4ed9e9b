// `node scripts/desk-screens.ts ADDRESS FOLDER`: a picture of each page of a running desk, at phone and desk width.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { PAGES } from "../desk/src/navigation.ts";
import { launch } from "./launch-browser.ts";

const [address = "http://127.0.0.1:7373/", folder = "docs/screens"] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await launch();
const { reports } = (await (await fetch(new URL("/api/v1/reports", address))).json()) as { reports: { id: string }[] };
const pages = [
  ...PAGES.map(({ path, name }) => [name.toLowerCase(), path] as const),
  ["report", `/reports/${reports[0]?.id}`] as const,
];
for (const [width, height] of [
  [375, 800],
  [1440, 900],
] as const) {
  const page = await browser.newPage({ viewport: { width, height } });
  page.on("console", (message) => message.type() === "error" && console.error(message.text()));
  for (const [name, path] of pages) {
    await page.goto(new URL(path, address).href, { waitUntil: "networkidle" });
    await page.screenshot({ path: join(folder, `${name}-${width}.png`) });
  }
  await page.close();
}
await browser.close();
