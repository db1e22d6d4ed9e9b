import { editDistance, PLAIN } from "./edit-distance.ts";
import vocabulary from "./vocabulary/sounds.json" with { type: "json" };

const { costs } = vocabulary;
const SPELLINGS = vocabulary.spellings.rules.map(([from = "", to = ""]) => [new RegExp(from, "g"), to] as const);
const NEAR = new Map(
  Object.entries(vocabulary.near.pairs).flatMap(([pair, cost]) => [
    [pair, cost],
    [turned(pair), cost],
  ]),
);
const VOWELS = new Set("aeiou");
const WEAK = new Set(vocabulary.weak.signs);

/** The word by its sounds, a sign each (`vocabulary/sounds.json`): "Khashoggi" and "Hashogi" come out nearly alike. */
export function soundsOf(word: string): string {
  return SPELLINGS.reduce((sounds, [pattern, by]) => sounds.replace(pattern, by), word);
}

/** From 0 to 1: how near two words of small Latin letters are in sound. A vowel weighs less than a consonant. */
export function soundLikeness(a: string, b: string): number {
  return likenessOfSounds(soundsOf(a), soundsOf(b));
}

/** From 0 to 1: how near their consonants are: for scripts that write no vowels, or more than are heard. */
export function consonantLikeness(a: string, b: string): number {
  const [x, y] = [soundsOf(a), soundsOf(b)];
  const without = (vowels: RegExp) => likenessOfSounds(bare(x, vowels), bare(y, vowels));
  return Math.max(without(/[aeiou]/g), without(/[aeioujwh]/g));
}

/** From 0 to 1: how many letters two words share, as written. */
export function letterLikeness(a: string, b: string): number {
  return 1 - editDistance(a, b, PLAIN) / Math.max(a.length, b.length, 1);
}

function bare(sounds: string, vowels: RegExp): string {
  return sounds.replace(vowels, "").replace(/(.)\1+/g, "$1");
}

function likenessOfSounds(x: string, y: string): number {
  if (x === "" || y === "") return x === y ? 1 : 0;
  const steps = { insert: insertion, substitute: substitution, transpose: costs.transposed };
  return Math.max(0, 1 - editDistance(x, y, steps) / Math.max(lengthOf(x), lengthOf(y)));
}

function lengthOf(sounds: string): number {
  return [...sounds].reduce((sum, sign) => sum + insertion(sign), 0);
}

function insertion(sign: string): number {
  return VOWELS.has(sign) ? costs.vowel : WEAK.has(sign) ? costs.weak : costs.consonant;
}

function substitution(a: string, b: string): number {
  if (a === b) return 0;
  const near = NEAR.get(a + b);
  if (near !== undefined) return near;
  return VOWELS.has(a) && VOWELS.has(b) ? costs.vowelForVowel : costs.consonant;
}

function turned(pair: string): string {
  return [...pair].reverse().join("");
}
