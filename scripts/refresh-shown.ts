// `node scripts/refresh-shown.ts [PAGE…]`: runs the commands and programs whose output the documents show, and writes
// what they print now into the documents, cut where it was cut. Names the blocks that somebody must choose anew.
import { readFileSync, writeFileSync } from "node:fs";
import { PAGES } from "./pages.ts";
import { placeToRun } from "./run-shown.ts";
import { broughtUpToDate, shownIn } from "./shown-output.ts";

const given = process.argv.slice(2);
for (const page of given.length > 0 ? given : PAGES) {
  const file = new URL(`../${page}`, import.meta.url);
  let text = readFileSync(file, "utf8");
  const place = placeToRun();
  const fresh: { readonly start: number; readonly old: string; readonly now: string }[] = [];
  for (const shown of shownIn(text)) {
    const printed = await place.print(shown);
    const now = broughtUpToDate(shown.printed, printed);
    if (now === null) {
      console.error(`${page}, ${shown.heading}: choose anew from what this prints:\n${shown.run}\n\n${printed}`);
      process.exitCode = 1;
    } else if (now !== shown.printed) fresh.push({ start: shown.start, old: shown.printed, now });
  }
  place.leave();
  // From the end, so that places before it stay.
  for (const { start, old, now } of fresh.reverse()) text = text.slice(0, start) + now + text.slice(start + old.length);
  writeFileSync(file, text);
  console.log(`${page}: ${fresh.length} blocks changed`);
}
