import { expect, test } from "vitest";
import { contextsOf } from "../../src/reading/contexts.ts";
import { modeOf } from "../../src/reading/modes.ts";
import type { EventType } from "../../src/reading/reading.ts";

test.each<[EventType, string, string, string | null]>([
  ["ASSAULT", "fired", "Police fired tear gas at the crowd.", "crowd-control"],
  ["ASSAULT", "dispersed", "Police dispersed the crowd with tear gas.", "crowd-control"],
  ["ASSAULT", "kidnapped", "Nine miners were kidnapped near Orlo.", "abduct"],
  ["PROTEST", "strike", "Dockers went on strike.", "strike"],
  ["PROTEST", "strike", "Prisoners began a hunger strike.", "hunger"],
  ["COERCE", "arrested", "Police arrested twelve people.", "arrest"],
  ["THREATEN", "threatened", "The union threatened to extend the strike.", "restrict"],
  ["CONSULT", "talks", "The ministers held talks.", null],
  ["SUPPORT", "welcomed", "Tarmel welcomed the visit.", null],
])("%s told by %j in %j has the mode %j", (type, anchor, sentence, mode) => {
  expect(modeOf(type, anchor, sentence)).toBe(mode);
});

test.each([
  ["The court ordered the ministry to publish the loan.", ["economic", "legal"]],
  ["It rained.", []],
  ["Refugees crossed the border.", ["territory", "migration"]],
])("%j is about %j", (words, contexts) => {
  expect(contextsOf(words)).toEqual(contexts);
});
