import { expect, test } from "vitest";
import { withBareQuotations } from "../../src/reading/bare-quotations.ts";
import type { Block } from "../../src/report/report.ts";

/** The quotations that become rows of their own where the rows hold these words. */
function bareIn(text: string, told: readonly string[] = [], kind: Block["kind"] = "paragraph") {
  const rows = told.map((words) => {
    const start = text.indexOf(words);
    const content = [{ start, end: start + words.length }];
    return { source: [], cue: { start, end: start }, content, nested: false, scores: [0.9, 0.9, 0.9] as const };
  });
  const found = withBareQuotations(text, [{ kind, start: 0, end: text.length }], rows);
  return found.slice(rows.length).flatMap(({ content }) => content.map(({ start, end }) => text.slice(start, end)));
}

test.each([
  ["behind a sentence", 'Marn denied it. "We hold nobody."', '"We hold nobody."'],
  ["before one", '"Who goes there?" It was late.', '"Who goes there?"'],
  ["of several sentences", "Marn shrugged. “I was young. I was wrong.”", "“I was young. I was wrong.”"],
])("a quotation that stands alone %s is a statement without a cue", (_, text, quotation) => {
  expect(bareIn(text)).toEqual([quotation]);
});

test.each([
  ["that a row holds", 'Marn denied it. "We hold nobody."', ["We hold"], "paragraph"],
  ["inside a sentence", 'Marn called it "a very old lie." on air.', [], "paragraph"],
  ["that is short, as titles are", 'She read on. "Red Harvest." It rained.', [], "paragraph"],
  ["that does not end as a sentence does", 'He came. "A very old lie" was read.', [], "paragraph"],
  ["in a title", '"We hold nobody, and never did."', [], "title"],
] as const)("a quotation %s is not", (_, text, told, kind) => {
  expect(bareIn(text, told, kind)).toEqual([]);
});
