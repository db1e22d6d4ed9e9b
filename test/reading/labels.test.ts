import { expect, test } from "vitest";
import { withLabels } from "../../src/reading/labels.ts";
import { intakeText } from "../../src/report/intake.ts";

const sourcesOf = (text: string) =>
  withLabels(text, intakeText(text).blocks, []).map(({ source: [span] }) => text.slice(span?.start, span?.end));

test.each([
  ["in capitals", "KERVAN: It rained.\n\nRENN: It did not.\n\nKERVAN: It did.\n", ["KERVAN", "RENN", "KERVAN"]],
  [
    "behind the time of an entry",
    "10.32 KERVAN: It rained.\n\n10:40 RENN: It did not.\n\n11h05 – KERVAN: It did.\n",
    ["KERVAN", "RENN", "KERVAN"],
  ],
])("a transcript's labels are sources: %s", (_, text, sources) => {
  expect(sourcesOf(text)).toEqual(sources);
});

test("a heading with a colon is no label", () => {
  expect(sourcesOf("Weather: It rained.\n\nThe road is closed.\n\nThe bridge is open.\n")).toEqual([]);
});
