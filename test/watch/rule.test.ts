import { expect, test } from "vitest";
import { SaysoError } from "../../src/errors/sayso-error.ts";
import { parseRule } from "../../src/watch/rule.ts";

const NONE = { type: null, by: null, on: null };

test.each([
  ["new statement by Petra Lunnik", { ...NONE, kind: "statement", by: "Petra Lunnik" }],
  ["  A new Statement BY mayor  ", { ...NONE, kind: "statement", by: "mayor" }],
  ["quotes of the mayor about ferr*", { ...NONE, kind: "statement", by: "the mayor", on: "ferr*" }],
  ["statement on aid from Marn by Ana Brandt", { ...NONE, kind: "statement", by: "Ana Brandt", on: "aid from Marn" }],
  ["new dispute", { ...NONE, kind: "dispute" }],
  ["new dispute on the bridge", { ...NONE, kind: "dispute", on: "the bridge" }],
  ["new event assault", { ...NONE, kind: "event", type: "ASSAULT" }],
  ["new event PROTEST by the Bank of Marn", { ...NONE, kind: "event", type: "PROTEST", by: "the Bank of Marn" }],
  ['event by "Committee on Ports" on tolls', { ...NONE, kind: "event", by: "Committee on Ports", on: "tolls" }],
  ["a second independent report of the flood", { ...NONE, kind: "second-report", on: "the flood" }],
  ["Second report that the dam on the Sill broke", { ...NONE, kind: "second-report", on: "the dam on the Sill broke" }],
  ['second independent report on "aid from Marn"', { ...NONE, kind: "second-report", on: "aid from Marn" }],
  ["event by “Committee on Ports”", { ...NONE, kind: "event", by: "Committee on Ports" }],
])("understands '%s'", (text, rule) => {
  expect(parseRule(text)).toEqual(rule);
});

test.each([
  ["new gossip by Petra", "gossip", "not told what is watched for"],
  ["third independent report of the flood", "third", "not told what is watched for"],
  ["second independent rumour of the flood", "second", "not told what is watched for"],
  ["second independent report", "", "Every happening would be told"],
  ["second independent report of", "of", "Nothing follows 'of'"],
  ["second report by Petra", "by", "'by' is not understood here"],
  ["", "", "not told what is watched for"],
  ["the", "the", "not told what is watched for"],
  ["new event ATTACK by Petra", "ATTACK", "There is no type of event 'ATTACK'"],
  ["new statement with Petra", "with", "'with' is not understood here"],
  ["new statement by", "by", "Nothing follows 'by'"],
  ["new statement by on ferries", "by", "Nothing follows 'by'"],
  ['new statement by ""', "by", "Nothing follows 'by'"],
  ["new statement", "", "Every statement would be told"],
  ['statement by "Petra', '"', "quotation mark is left open"],
])("refuses '%s' and points at '%s'", (text, place, message) => {
  const failure = failureOf(() => parseRule(text));
  expect(failure?.code).toBe("rule-invalid");
  expect(failure?.message).toContain(message);
  const [, line = "", pointer = ""] = failure?.message.split("\n") ?? [];
  expect(line.slice(pointer.indexOf("^"))).toMatch(new RegExp(place === "" ? "^$" : `^${place}`));
});

function failureOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof SaysoError) return error.failure;
    throw error;
  }
  return null;
}
