import { describe, expect, it } from "vitest";
import { ownWords } from "../../src/ledger/own-words.ts";

const TEXT = [
  "Weir holds",
  "",
  `“The weir at Ostrel held all night,” Petra Lunnik told reporters on Monday, “and it will hold ${"for a very long time ".repeat(20)}yet.” The harbour pilots of Kolm marched to the town hall to demand higher wages from the port, and the mayor met them at the door.`,
].join("\n");
const span = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
};
const whole = (words: string) => new RegExp(`(^|\\s)${words}($|\\s)`);

describe("the words of a row in a line", () => {
  it("are those that it points at, in the text's order, with an ellipsis for those between", () => {
    const row = {
      ...{ id: "A1", source: [span("Petra Lunnik")], cue: [span("told")] },
      content: [span("The weir at Ostrel held all night,"), span("and it will hold for")],
    };
    expect(ownWords(TEXT, "statement", row)).toBe(
      "The weir at Ostrel held all night,” Petra Lunnik told … and it will hold for",
    );
  });

  it("end behind a word", () => {
    const content = [{ start: TEXT.indexOf("and it will"), end: TEXT.indexOf("yet.") }];
    const shown = ownWords(TEXT, "statement", { id: "A1", source: [], cue: [], content });
    expect(shown.length).toBeLessThanOrEqual(202);
    expect(shown).toMatch(/(for|a|very|long|time) …$/);
  });

  it("stand in their sentence where they are few, from the beginning of a word to the end of one", () => {
    const shown = ownWords(TEXT, "event", { id: "E1", anchor: [span("marched")] });
    expect(shown).toMatch(/^… (?=\S)/);
    expect(shown).toMatch(whole("harbour pilots of Kolm marched to the town hall to demand higher wages"));
    expect(shown).toMatch(/\S …$/);
    expect(TEXT).toContain(shown.slice(2, -2));
    expect(ownWords(TEXT, "event", { id: "E2", anchor: [span("holds")] })).toBe("Weir holds");
  });

  it("are both sides of a dispute", () => {
    const [a, b] = [span("held all night"), span("met them at the door")].map((one) => ({ row: null, span: one }));
    expect(ownWords(TEXT, "dispute", { id: "D1", a, b })).toBe("held all night … met them at the door");
  });

  it("are the spellings of a name, however far apart", () => {
    const names = [span("Ostrel"), span("Kolm")];
    expect(ownWords(TEXT, "variant", { id: "V1", names })).toBe("Ostrel … Kolm");
  });
});
