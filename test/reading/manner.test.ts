import { expect, test } from "vitest";
import { mannerOf } from "../../src/reading/manner.ts";

/** The content stands between ⟦ and ⟧, the cue between { and }, the source between < and >. */
test.each([
  ['⟦"We will stay,"⟧ he {said}.', "direct"],
  ["⟦“We will stay,”⟧ he {said}.", "direct"],
  ['He {said} ⟦that they "will stay" for now⟧.', "mixed"],
  ["He {said} ⟦that they will stay⟧.", "indirect"],
  ['He {added}, ⟦"We will stay.⟧', "direct"],
  ['He {said} ⟦that it is "under control⟧.', "mixed"],
  ["He {told} us: ⟦we will stay⟧.", "direct"],
  ["⟦I did not sign that list⟧, {said} Barkay.", "direct"],
  ["⟦They did not sign that list⟧, {said} Barkay.", "indirect"],
  ['He {said} ⟦that the ship "Noor 3" had sailed⟧.', "indirect"],
  ['She was ⟦pleased with it⟧, she {said}. ⟦"We won."⟧', "indirect"],
  ['⟦"We won,"⟧ she {said}. ⟦"It is over."⟧', "direct"],
  ['"<We> {reject} ⟦this plan⟧," he said.', "direct"],
  ['"<The ministry> {promised} ⟦to pay by May⟧," he said.', "indirect"],
  [`"<She> {told} me ⟦'go home'⟧," he said.`, "direct"],
])("%s is %s", (marked, manner) => {
  const text = marked.replace(/[⟦⟧{}<>]/g, "");
  const spans = (open: string, close: string) => {
    const out: { start: number; end: number }[] = [];
    let at = 0;
    let start = 0;
    for (const c of marked) {
      if (c === open) start = at;
      else if (c === close) out.push({ start, end: at });
      if (!"⟦⟧{}<>".includes(c)) at += c.length;
    }
    return out;
  };
  const cue = spans("{", "}")[0] ?? { start: 0, end: 0 };
  const row = { cue, source: spans("<", ">"), content: spans("⟦", "⟧") };
  expect(mannerOf(text, { start: 0, end: text.length }, row)).toBe(manner);
});
