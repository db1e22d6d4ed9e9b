import { expect, test } from "vitest";
import { nameLikeness, similarity, soundKey } from "../../src/reading/name-likeness.ts";

const words = (name: string) => name.toLowerCase().split(" ");

test.each([
  ["Kessouna", "Kesuna"],
  ["Nidal Al-Harrab", "Nidhal Harab"],
  ["Maarouf Al-Dairan", "Marouf Deiran"],
  ["Abdulqadir Sarhoun", "Abdelkader Sarhun"],
  ["Daifallah Mutlar", "Daif Allah Mutlar"],
  ["Drenukhin", "Drenuchin"],
  ["Saimova", "Saimowa"],
  ["Pascuel", "Pasquel"],
  ["Anatol", "Anatoly Krevin"],
])("%s and %s may be one name", (a, b) => {
  expect(nameLikeness(words(a), words(b))?.score).toBeGreaterThan(0.8);
  expect(nameLikeness(words(b), words(a))?.why).toContain("sounds like");
});

test.each([
  ["Jorg Amsen", "Lukas Amsen", "brothers"],
  ["Nabil Al-Khatir", "Rima Al-Khateer", "one surname spelled two ways, two first names"],
  ["Hassan Abu Tarin", "Hisham Abu Tareen", "first names that only begin alike"],
  ["Hasan Morat", "Hussein Morat", "one surname and two first names that sound alike"],
  ["Pavel Strenov", "Nina Strenova", "a man's and a woman's form"],
  ["Kim Jong Hal", "Kim Yo Sun", "a family name that stands first"],
  ["Kim", "Kin", "too short to tell"],
  ["Rodrigan", "Domingan", "an ending in common"],
])("%s and %s are two: %s", (a, b) => {
  expect(nameLikeness(words(a), words(b))).toBeNull();
});

test("a vowel weighs less than a consonant, and a near consonant less than a far one", () => {
  expect(similarity("marun", "maren")).toBeGreaterThan(similarity("marun", "malun"));
  expect(similarity("marun", "malun")).toBeGreaterThan(similarity("marun", "maksun"));
});

test("spellings of one name share a key", () => {
  expect(soundKey("kessouna")).toBe(soundKey("Kesuna"));
  expect(soundKey("al-harrab")).toBe(soundKey("harab"));
  expect(soundKey("harab")).not.toBe(soundKey("marak"));
});
