import { expect, test } from "vitest";
import { readerOnDemand } from "../../src/cli/watch-edge.ts";
import type { Reader, ReaderOptions } from "../../src/index.ts";

test("a reader is opened once a day, when it is needed, and the old one is closed", async () => {
  const done: string[] = [];
  const open = async ({ today }: ReaderOptions = {}) => {
    done.push(`opened ${today}`);
    const close = async () => {
      done.push(`closed ${today}`);
    };
    return { version: "1", close } as Reader;
  };
  let now = new Date("2026-03-03T23:00:00Z");
  const reader = readerOnDemand(
    () => [],
    () => now,
    open,
  );
  expect(done).toEqual([]);
  await reader.open();
  await reader.open();
  now = new Date("2026-03-04T00:01:00Z");
  await reader.open();
  await reader.close();
  expect(done).toEqual(["opened 2026-03-03", "closed 2026-03-03", "opened 2026-03-04", "closed 2026-03-04"]);
});
