import { describe, expect, test } from "vitest";
import { decodeEntities, type TaggedWord } from "../../src/model/entities.ts";
import type { Heads } from "../../src/model/weights.ts";

const TAGS = ["O", "B-person", "I-person", "B-place", "I-place"] as const;
const HEADS = { entityTags: TAGS } as unknown as Heads;

/** Words of a text, each with its tags' scores as "tag:score"; a "¶" begins the next paragraph. */
function read(words: readonly string[]): readonly string[] {
  let [text, paragraph] = ["", 0];
  const tagged: TaggedWord[] = [];
  for (const word of words) {
    if (word === "¶") {
      paragraph += 1;
      continue;
    }
    const [form = "", ...given] = word.split(" ");
    const scores = new Float32Array(TAGS.length);
    for (const one of given) {
      const [tag = "", score] = one.split(":");
      scores[TAGS.indexOf(tag as (typeof TAGS)[number])] = Number(score);
    }
    tagged.push({ start: text.length, end: text.length + form.length, paragraph, scores });
    text += `${form} `;
  }
  return decodeEntities(text, tagged, HEADS).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`);
}

describe("names in tagged words", () => {
  test.each([
    ["two words of one name", ["Petra B-person:9", "Lunnik I-person:9", "said O:9"], ["person Petra Lunnik"]],
    ["two names side by side", ["Orsk B-place:9", "Velm B-place:9"], ["place Orsk", "place Velm"]],
    ["an inside tag that nothing begins", ["said O:9", "Lunnik I-person:9 B-person:8"], ["person Lunnik"]],
    [
      "an inside tag of another kind: the name is of the kind that both words bear best",
      ["Lake B-place:4 B-person:3.5", "Orsk I-person:2 I-place:1"],
      ["person Lake Orsk"],
    ],
    [
      "a paragraph's end ends a name",
      ["Petra B-person:9", "¶", "Lunnik I-person:9 B-person:7"],
      ["person Petra", "person Lunnik"],
    ],
    ["a mark at a name's end", ["Orsk B-place:9", ", I-place:9", "said O:9"], ["place Orsk"]],
    ["a mark inside one", ["Orsk B-place:9", ", I-place:9", "Velm I-place:9"], ["place Orsk , Velm"]],
    ["a mark before one", ["“ B-place:9", "Orsk I-place:9", "Velm I-place:9"], ["place Orsk Velm"]],
    ["a mark alone", ["– B-place:9", "said O:9"], []],
    ["words behind one without a capital", ["Orsk B-place:9", "area I-place:9"], ["place Orsk"]],
    ["words before one", ["old B-place:9", "Orsk I-place:9"], ["place Orsk"]],
    ["words within one", ["Bank B-place:9", "of I-place:9", "Orsk I-place:9"], ["place Bank of Orsk"]],
    ["nothing", [], []],
  ])("%s", (_, words, names) => {
    expect(read(words)).toEqual(names);
  });

  test("a name told plainly in one place tells its kind in another", () => {
    const doubtful = "Velm B-person:1 B-place:0.6";
    expect(read([doubtful, "said O:9"])).toEqual(["person Velm"]);
    expect(read([doubtful, "said O:9", "in O:9", "Velm B-place:8"])).toEqual(["place Velm", "place Velm"]);
  });

  test("words without a capital are each told alone", () => {
    expect(read(["velm B-person:1 B-place:0.6", "in O:9", "velm B-place:8"])).toEqual(["person velm", "place velm"]);
  });
});
