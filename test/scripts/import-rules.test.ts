import { describe, expect, test } from "vitest";
import { breaches } from "../../scripts/import-rules.ts";

describe("breaches", () => {
  test.each([
    ["reading/read.ts", 'import { a } from "../model/analyse.ts";', 0],
    ["text/span.ts", 'import { a } from "../model/analyse.ts";', 1],
    ["model/analyse.ts", 'export * from "../reading/read.ts";', 1],
    ["report/intake.ts", 'const a = await import("../cli/main.ts");', 1],
    ["reading/act.ts", 'import v from "./vocabulary/acts.json" with { type: "json" };', 0],
    ["unknown/file.ts", "", 1],
  ])("%s with %s has %i", (file, source, count) => {
    expect(breaches(file, source)).toHaveLength(count);
  });
});
