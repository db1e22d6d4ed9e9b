import { expect, test } from "vitest";
import { nameKey } from "../../src/names/name-key.ts";
import { consonantLikeness, letterLikeness, soundLikeness, soundsOf } from "../../src/names/sounds.ts";

test.each([
  ["khashuri", "hashouri"],
  ["drenukhov", "drenuchow"],
  ["shcherin", "schtscherin"],
  ["kessouna", "kesuna"],
])("%s and %s sound nearly alike", (a, b) => {
  expect(soundLikeness(a, b)).toBeGreaterThan(0.85);
});

test("a vowel weighs less than a consonant, and a near consonant less than a far one", () => {
  expect(soundLikeness("marun", "maren")).toBeGreaterThan(soundLikeness("marun", "malun"));
  expect(soundLikeness("marun", "malun")).toBeGreaterThan(soundLikeness("marun", "maksun"));
});

test("spellings of a sound are one sign", () => {
  expect([..."schumin shumin".split(" ")].map(soundsOf)).toEqual(["Sumin", "Sumin"]);
});

test("neighbours that have changed places are one slip", () => {
  expect(letterLikeness("lunink", "lunnik")).toBeCloseTo(5 / 6);
});

test("consonants alone are compared where a script writes no vowels", () => {
  expect(consonantLikeness("nbyl", "nabil")).toBeGreaterThan(0.9);
  expect(consonantLikeness("nbyl", "maruf")).toBeLessThan(0.5);
});

test("words of unlike length are not alike", () => {
  expect(soundLikeness("mar", "marunsevich")).toBe(0);
  expect(letterLikeness("", "marun")).toBe(0);
});

test("spellings of one name share a key", () => {
  expect(nameKey("Adib Kessouna")).toBe(nameKey("Kesuna"));
  expect(nameKey("Nidal Al-Harrab")).toBe(nameKey("Harab"));
  expect(nameKey("Harab")).not.toBe(nameKey("Marak"));
});
