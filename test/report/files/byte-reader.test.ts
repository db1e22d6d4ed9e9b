import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byteReader } from "../../../src/report/files/byte-reader.ts";
import { inPieces } from "./taking.ts";

const BYTES = Buffer.from("one\ntwo three\n\nfour");

async function linesOf(bytes: Buffer, size: number): Promise<readonly string[]> {
  const reader = byteReader(inPieces(bytes, size));
  const lines: string[] = [];
  for (let line = await reader.line(100); line !== null; line = await reader.line(100)) lines.push(line.toString());
  return lines;
}

describe("byteReader", () => {
  test.each([1, 3, 5, 100])("gives lines with their ends, whatever pieces of %s bytes arrive", async (size) => {
    expect(await linesOf(BYTES, size)).toEqual(["one\n", "two three\n", "\n", "four"]);
  });

  test("peeks without taking, skips and takes, and gives fewer at the end", async () => {
    const reader = byteReader(inPieces(BYTES, 2));
    expect((await reader.peek(7)).toString()).toBe("one\ntwo");
    expect(await reader.skip(4)).toBe(4);
    expect((await reader.take(3)).toString()).toBe("two");
    expect((await reader.peek(99)).toString()).toBe(" three\n\nfour");
    expect(await reader.skip(99)).toBe(12);
    expect((await reader.take(1)).length).toBe(0);
    expect(await reader.line(9)).toBeNull();
  });

  test("gives a long line in parts", async () => {
    const reader = byteReader(inPieces("abcdef\n", 4));
    expect((await reader.line(4))?.toString()).toBe("abcd");
    expect((await reader.line(4))?.toString()).toBe("ef\n");
  });

  test("loses no byte between lines, takes and the rest", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(20),
        async (bytes, size, n) => {
          const reader = byteReader(inPieces(bytes, size));
          const parts = [await reader.take(n), (await reader.line(7)) ?? Buffer.alloc(0)];
          await reader.peek(n);
          for await (const part of reader.rest()) parts.push(part);
          expect(Buffer.concat(parts)).toEqual(Buffer.from(bytes));
        },
      ),
    );
  });
});
