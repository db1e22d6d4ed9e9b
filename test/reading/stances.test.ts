import { expect, test } from "vitest";
import type { FoundStance } from "../../src/model/stance-words.ts";
import type { Actor, Attribution, Event } from "../../src/reading/reading.ts";
import { stancesOf } from "../../src/reading/stances.ts";

const TEXT = "Two hundred people marched against the sale of the hall.";
const at = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const MARCH: Event = {
  ...{ id: "E1", anchor: [at("marched")], type: "PROTEST", mode: null, contexts: [], actors: ["P1"], recipients: [] },
  ...{ modality: "happened", commitment: 3, figures: [], time: null, place: null, reportedBy: null, speechAct: null },
  confidence: 0.9,
};

/** Each stance as "actor polarity target". */
function told(targets: readonly string[], word: string) {
  const shown: FoundStance[] = [
    { anchor: at(word), polarity: "opposes", holders: [], targets: targets.map(at), chance: 0.95 },
  ];
  const stances = stancesOf({
    ...{ text: TEXT, shown, holders: [{ actors: ["P1"], recipients: [] }] },
    ...{ events: [MARCH], attributions: [], actors: [] },
  });
  return stances.map(({ actor, polarity, target, evidence }) => {
    expect(new Set(evidence.map(({ start }) => start)).size).toBe(evidence.length);
    return `${actor} ${polarity} ${TEXT.slice(target.start, target.end)}`;
  });
}

test.each([
  ["told by one word twice is one, with what it is about", ["the sale"], "marched", ["P1 opposes the sale"]],
  ["told by one word alone is about that word", [], "marched", ["P1 opposes marched"]],
  ["told by one word of two targets is one", ["the hall"], "marched", ["P1 opposes the hall"]],
  ["told by two words is two", ["the hall"], "against", ["P1 opposes the hall", "P1 opposes marched"]],
])("a stance %s", (_, targets, word, stances) => {
  expect(told(targets, word)).toEqual(stances);
});

test.each([
  ["REQUEST", "a demand is for what is demanded, not for whom it is put to", ["P1 supports the sale of the hall"]],
  ["SUPPORT", "praise is for whom it is given to", ["P1 supports the hall"]],
  ["AID", "a deed is no position", []],
])("%s: %s", (type, _, stances) => {
  const actors = [{ id: "P2", mentions: [{ ...at("the hall"), form: "name" }] }] as unknown as readonly Actor[];
  const said = {
    ...{ id: "A1", speaker: "P1", coSpeakers: [], cue: [at("marched")], content: [at("the sale of the hall")] },
  };
  const told = stancesOf({
    ...{ text: TEXT, shown: [], holders: [], actors, attributions: [said as unknown as Attribution] },
    events: [{ ...MARCH, type: type as Event["type"], recipients: ["P2"], speechAct: "A1" }],
  });
  expect(
    told.map(({ actor, polarity, target }) => `${actor} ${polarity} ${TEXT.slice(target.start, target.end)}`),
  ).toEqual(stances);
});
