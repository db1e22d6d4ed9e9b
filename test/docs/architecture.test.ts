import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { MAY_IMPORT } from "../../scripts/import-rules.ts";

test("docs/architecture.md has the table of imports that is enforced", () => {
  const page = readFileSync(new URL("../../docs/architecture.md", import.meta.url), "utf8");
  const rows = [...page.matchAll(/^\| `(?<folder>[\w.]+)` \| [^|]+ \| (?<imports>[^|]+) \|$/gm)];
  const told = rows.map(({ groups }) => [
    groups?.["folder"],
    [...(groups?.["imports"] ?? "").matchAll(/`([\w.]+)`/g)].map(([, folder]) => folder),
  ]);
  expect(Object.fromEntries(told)).toEqual(MAY_IMPORT);
});
