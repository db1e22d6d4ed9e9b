import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { inOrder } from "../../src/cli/in-order.ts";

test("what must be in order is, though later items are done sooner, and no more are open than may be", async () => {
  const written: number[] = [];
  let [open, most] = [0, 0];
  await inOrder([5, 1, 3, 0, 4, 2], 3, new AbortController(), async (item, turn) => {
    open += 1;
    most = Math.max(most, open);
    await wait(item * 3);
    await turn;
    written.push(item);
    open -= 1;
  });
  expect(written).toEqual([5, 1, 3, 0, 4, 2]);
  expect(most).toBe(3);
});

test("takes no more once it is to end, and ends what was begun", async () => {
  const end = new AbortController();
  const written: number[] = [];
  await inOrder([0, 1, 2, 3, 4, 5], 2, end, async (item, turn) => {
    if (item === 2) end.abort();
    await turn;
    written.push(item);
  });
  expect(written).toEqual([0, 1, 2, 3].slice(0, written.length));
  expect(written.length).toBeLessThan(6);
});

test("a defect ends it, and is told once what was begun has ended", async () => {
  const written: number[] = [];
  const work = async (item: number, turn: Promise<void>) => {
    if (item === 1) throw new RangeError("one");
    await turn;
    written.push(item);
  };
  await expect(inOrder([0, 1, 2, 3, 4, 5], 2, new AbortController(), work)).rejects.toThrow("one");
  expect(written.length).toBeLessThan(4);
});
