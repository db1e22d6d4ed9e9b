import { expect, test } from "vitest";
import type { Actor, Reading } from "../../src/reading/reading.ts";
import { joinActors } from "../../src/story/join-actors.ts";

/** The names of each actor of a story in which every report tells of one. */
function joined(kind: Actor["kind"], ...names: readonly string[]) {
  const reports = names.map((name, i) => {
    const actor = { id: "P1", kind, name, names: [name] };
    return { file: `${i}.txt`, reading: { actors: [actor] } as unknown as Reading };
  });
  return joinActors(reports).map((actor) => actor.names);
}

test.each([
  ["a person's spellings", "person", ["Yusuf Malun", "Yoesoef Malun"]],
  ["a body's spellings", "organisation", ["Malu Lines", "Maloe Lines"]],
  ["a word of a body's name in another house's spelling", "organisation", ["Port Labour Union", "Port Labor Union"]],
] as const)("%s are one actor's", (_, kind, names) => {
  expect(joined(kind, ...names)).toEqual([names]);
});

test.each([
  ["of a state and of its people", "organisation", ["Kessan Lines", "Kessani Lines"]],
  ["of two words, of which none is the same", "organisation", ["Malu Lines", "Maloe Lynes"]],
  ["of one word", "organisation", ["Malulines", "Maloelines"]],
  ["of a woman and a man", "person", ["Ana Varn", "Oto Varn"]],
] as const)("names %s are two actors'", (_, kind, names) => {
  expect(joined(kind, ...names)).toEqual(names.map((name) => [name]));
});
