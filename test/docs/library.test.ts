import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const page = readFileSync(new URL("../../docs/library.md", import.meta.url), "utf8");
const library = new URL("../../src/index.ts", import.meta.url).href;
/** Each example with its heading and what it is said to print. */
const EXAMPLE = /```ts\n(?<code>[\s\S]*?)```\n\n```text\n(?<printed>[\s\S]*?)```/g;
const examples = [...page.matchAll(EXAMPLE)].map(({ index, groups }) => ({
  heading:
    page
      .slice(0, index)
      .match(/^## .+$/gm)
      ?.at(-1) ?? "",
  code: groups?.["code"] ?? "",
  printed: groups?.["printed"] ?? "",
}));

describe("docs/library.md", () => {
  test("has what it prints beside every example", () => {
    expect(examples).toHaveLength(page.match(/```ts\n/g)?.length ?? 0);
  });

  test.each(examples)("$heading", ({ code, printed }) => {
    const program = code.replaceAll('from "sayso"', `from ${JSON.stringify(library)}`);
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module-typescript", "-e", program], {
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(stdout).toBe(printed);
  });
});
