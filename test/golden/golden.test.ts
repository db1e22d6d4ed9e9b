import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createReader, intakeText, type Reader } from "../../src/index.ts";
import { told } from "./told.ts";

// `UPDATE_GOLDEN=1 npm run unit -- test/golden` writes them anew: look them over by eye before they are committed.
const here = new URL("./", import.meta.url);

describe.each(globSync("*.txt", { cwd: here }).sort())("%s", (file) => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await createReader({ threads: 1 });
  });
  afterAll(() => reader.close());

  test("reads as it was looked over", async () => {
    const text = readFileSync(new URL(file, here), "utf8");
    const reading = await reader.read(intakeText(text, { file, published: "2026-03-05" }));
    const golden = new URL(file.replace(/txt$/, "golden"), here);
    const now = told(reading);
    if (process.env["UPDATE_GOLDEN"] !== undefined || !existsSync(golden)) writeFileSync(golden, now);
    expect(now).toBe(readFileSync(golden, "utf8"));
  });
});
