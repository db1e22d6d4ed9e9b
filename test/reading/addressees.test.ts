import { expect, test } from "vitest";
import type { FoundAttribution } from "../../src/model/decode.ts";
import { withoutAddressees } from "../../src/reading/addressees.ts";

const TEXT = "The mayor accused the minister of lying. The minister, the rumour says, lied.";

function found(source: string, cue: string, content: string): FoundAttribution {
  const at = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
  const article = { start: TEXT.indexOf(` ${source} ${cue}`) + 1, end: TEXT.indexOf(` ${source} ${cue}`) + 4 };
  const isArticle = source === "the";
  return {
    source: [isArticle ? article : at(source)],
    cue: at(cue),
    content: [at(content)],
    nested: false,
    scores: [0.9, 0.9, 0.9],
  };
}

const accused = found("The mayor", "accused", "of lying");

test.each<[string, readonly FoundAttribution[], readonly string[][]]>([
  [
    "whom another row's cue speaks to is no row",
    [accused, found("the", "minister", "of lying")],
    [["The mayor", "accused"]],
  ],
  ["an article elsewhere is no source", [found("the", "rumour", "lied")], [["", "rumour"]]],
  [
    "a longer source stays",
    [accused, found("the rumour", "says", "lied")],
    [
      ["The mayor", "accused"],
      ["the rumour", "says"],
    ],
  ],
])("%s", (_, rows, left) => {
  const words = (span: { readonly start: number; readonly end: number } | undefined) =>
    TEXT.slice(span?.start ?? 0, span?.end ?? 0);
  expect(withoutAddressees(TEXT, rows).map(({ source: [source], cue }) => [words(source), words(cue)])).toEqual(left);
});
