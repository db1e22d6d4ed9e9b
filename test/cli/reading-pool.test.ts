import { expect, test } from "vitest";
import { openReadingPool } from "../../src/cli/reading-pool.ts";
import { intakeText } from "../../src/report/intake.ts";

const TASK = { registry: [], today: "2026-03-05", threads: 1 };
const FRAGILE = new URL("./workers/fragile.ts", import.meta.url);
const read = (pool: Awaited<ReturnType<typeof openReadingPool>>, texts: readonly string[]) =>
  Promise.all(
    texts.map((text) =>
      pool.read(intakeText(text, { file: `${text}.txt` })).then(
        ({ reading }) => reading.report.text,
        ({ failure }) => failure.message,
      ),
    ),
  );

test("a worker that dies takes its own report with it and no other, and is replaced", async () => {
  const pool = await openReadingPool(2, TASK, FRAGILE);
  expect(pool.version).toBe("7");
  expect(await read(pool, ["a", "exit", "b", "throw", "c", "refuse", "d", "exit", "exit", "e"])).toEqual([
    "a",
    expect.stringContaining("broke down (it ended with 3)"),
    "b",
    expect.stringContaining("broke down (out of hand)"),
    "c",
    "No.",
    "d",
    expect.stringContaining("broke down"),
    expect.stringContaining("broke down"),
    "e",
  ]);
  await pool.close();
});

test("a worker that cannot start says why", async () => {
  const missing = new URL("./workers/none.ts", import.meta.url);
  await expect(openReadingPool(1, TASK, missing)).rejects.toThrow();
});

test("workers read what the reader does", async () => {
  const { createReader } = await import("../../src/index.ts");
  const report = intakeText("The mayor, Ana Brandt, said on Monday that the bridge would close.", { file: "a.txt" });
  const pool = await openReadingPool(1, TASK);
  const reader = await createReader({ today: TASK.today });
  const { reading, sentences } = await reader.readWithPassages(report);
  expect(await pool.read(report)).toEqual({ reading, sentences });
  expect(pool.version).toBe(reader.version);
  await Promise.all([pool.close(), reader.close()]);
});
