import { expect, test } from "vitest";
import { actOf } from "../../src/reading/act.ts";

test.each([
  ["said", "speech"],
  ["according to", "speech"],
  [":", "speech"],
  ["", "speech"],
  ["believes", "belief"],
  ["fears that", "belief"],
  ["denied", "denial"],
  ["has categorically rejected", "denial"],
  ["asked whether", "question"],
  ["asked for", "order"],
  ["urged", "order"],
  ["called on", "order"],
  ["explained in a call with", "speech"],
  ["told the press", "speech"],
  ["vowed", "promise"],
  ["accused", "accusation"],
  ["condemning", "accusation"],
  ["stand by", "attitude"],
  ["praised", "attitude"],
  ["refused", "intention"],
  ["learned", "perception"],
])("'%s' is %s", (cue, act) => {
  expect(actOf(cue)).toBe(act);
});
