import { expect, test } from "vitest";
import { passagesOf } from "../../src/reading/passages.ts";
import type { Actor, Stance } from "../../src/reading/reading.ts";
import { stanceDisputes } from "../../src/reading/stance-disputes.ts";

const TEXT =
  "Lothia backed the barracks uprising. President Holm condemned the barracks uprising. Holm praised the harvest.";
const at = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const SENTENCES = TEXT.match(/[^.]+\./g)?.map((words) => at(words)) ?? [];

function actor(id: string, name: string, kind: Actor["kind"], country: string | null, roles: readonly string[]): Actor {
  return { id, name, kind, country, sector: null, roles, names: [name], mentions: [], confidence: 0.9 };
}

function stance(id: string, who: string, polarity: Stance["polarity"], word: string, target: string): Stance {
  return {
    ...{ id, actor: who, target: { actor: null, ...at(target) }, polarity },
    ...{ basis: "narrated", evidence: [at(word)], confidence: 0.81 },
  };
}

const FOR = stance("S1", "P1", "supports", "backed", "the barracks uprising");
const AGAINST = stance("S2", "P2", "opposes", "condemned", "the barracks uprising");
const HOLM = actor("P2", "Holm", "person", "LTH", ["President"]);

test.each([
  ["a state and its president", actor("P1", "Lothia", "state", "LTH", []), HOLM, [FOR, AGAINST], 1],
  [
    "a state and another's president",
    actor("P1", "Lothia", "state", "LTH", []),
    { ...HOLM, country: "ORS" },
    [FOR, AGAINST],
    0,
  ],
  ["a state and a citizen", actor("P1", "Lothia", "state", "LTH", []), { ...HOLM, roles: [] }, [FOR, AGAINST], 0],
  ["two who have no country", actor("P1", "Lothia", "state", null, []), { ...HOLM, country: null }, [FOR, AGAINST], 0],
  [
    "a state and its president on different things",
    actor("P1", "Lothia", "state", "LTH", []),
    HOLM,
    [FOR, stance("S2", "P2", "opposes", "praised", "the harvest")],
    0,
  ],
])("%s stand on both sides of one thing: told %#", (_, one, other, stances, count) => {
  const passages = passagesOf(TEXT, SENTENCES, [], []).filter((passage) => passage !== null);
  const found = stanceDisputes(TEXT, stances, [one, other], passages);
  expect(found).toHaveLength(count);
  for (const { told } of found) expect(told?.why).toContain("Lothia is told to support what Holm opposes");
});
