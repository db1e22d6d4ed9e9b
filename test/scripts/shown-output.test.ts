import { describe, expect, test } from "vitest";
import { broughtUpToDate, commandsIn, isPrinted, shownIn } from "../../scripts/shown-output.ts";

const PAGE = `# One

\`npx sayso read a.txt\` prints:

\`\`\`text
first
\`\`\`

and further down

\`\`\`text
second
\`\`\`

## Two

\`\`\`sh
npx sayso add a/ # all
npx sayso story
\`\`\`

\`\`\`text
third
\`\`\`

\`\`\`ts
console.log(4);
\`\`\`

\`\`\`text
4
\`\`\`
`;

describe("the outputs that a document shows", () => {
  test("go with the block above them, or with the last command in the prose", () => {
    expect(shownIn(PAGE).map(({ heading, kind, run, printed }) => [heading, kind, run, printed])).toEqual([
      ["One", "command", "npx sayso read a.txt", "first\n"],
      ["One", "command", "npx sayso read a.txt", "second\n"],
      ["Two", "command", "npx sayso add a/ # all\nnpx sayso story\n", "third\n"],
      ["Two", "program", "console.log(4);\n", "4\n"],
    ]);
    for (const { printed, start } of shownIn(PAGE)) expect(PAGE.slice(start).startsWith(printed)).toBe(true);
  });

  test("commands are parted into arguments; what needs a shell is refused", () => {
    expect(commandsIn("npx sayso search 'a \"b c\"' --kind event # why\n# all\n")).toEqual([
      ["search", 'a "b c"', "--kind", "event"],
    ]);
    expect(() => commandsIn("npx sayso read a | head")).toThrow("needs a shell");
    expect(() => commandsIn("rm -r a")).toThrow("no command of ours");
  });
});

const PRINTED = "Title\n\nAnn  said\n  that it was so and so · 0.91\n\nBen  said\n  no · 0.85\n";

describe("what is shown of what was printed", () => {
  test.each([
    ["all of it", PRINTED, true],
    ["lines cut on both sides", "…\nBen  said\n  no · 0.85\n", true],
    ["lines cut between", "Title\n…\n  no · 0.85\n", true],
    ["words cut", "…\n  that it was …\n…\n", true],
    ["a cut that is not told", "Ben  said\n  no · 0.85\n", false],
    ["another number", "…\nBen  said\n  no · 0.86\n", false],
    ["another order", "…\nBen  said\n…\nAnn  said\n…\n", false],
  ])("%s", (_, shown, isRight) => {
    expect(isPrinted(shown, PRINTED)).toBe(isRight);
  });

  test.each([
    ["what still holds stays", "…\nBen  said\n  no · 0.85\n", "…\nBen  said\n  no · 0.85\n"],
    ["other numbers come in", "Title\n…\nBen  said\n  no · 0.7\n", "Title\n…\nBen  said\n  no · 0.85\n"],
    ["a line is cut where it was", "…\n  that it was so …\n…\nBen  said\n…\n", null],
    ["all of it is written anew", "Titel\n", PRINTED],
    ["lines that are gone are for somebody to choose", "…\nCleo  denied\n  that she knew\n…\n", undefined],
  ])("%s", (_, shown, now) => {
    expect(broughtUpToDate(shown, PRINTED)).toBe(now === undefined ? null : (now ?? shown));
  });

  test("a line that has become another is cut at its old length", () => {
    expect(broughtUpToDate("…\n  that it was so and far …\n…\n", PRINTED)).toBe("…\n  that it was so and so · …\n…\n");
  });
});
