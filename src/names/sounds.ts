import { type EditCosts, editDistance, PLAIN } from "./edit-distance.ts";
import { remembered } from "./remembered.ts";
import vocabulary from "./vocabulary/sounds.json" with { type: "json" };

const { costs } = vocabulary;
const SPELLINGS = vocabulary.spellings.rules.map(([from = "", to = ""]) => [new RegExp(from, "g"), to] as const);
const KEYS = new Map(vocabulary.keys.groups.flatMap((group) => [...group].map((sign) => [sign, group.charAt(0)])));
const VOWELS = new Set("aeiou");
const WEAK = new Set(vocabulary.weak.signs);
/** Signs are letters of ASCII: costs are looked up by their codes. */
const SIGNS = 128;
const INSERTIONS = Float64Array.from({ length: SIGNS }, (_, code) => insertion(String.fromCharCode(code)));
const SUBSTITUTIONS = Float64Array.from({ length: SIGNS * SIGNS }, (_, at) =>
  substitution(String.fromCharCode(Math.floor(at / SIGNS)), String.fromCharCode(at % SIGNS)),
);
const STEPS: EditCosts = {
  insert: (sign) => INSERTIONS[sign] ?? costs.consonant,
  substitute: (a, b) => SUBSTITUTIONS[a * SIGNS + b] ?? costs.consonant,
  transpose: costs.transposed,
};
/** Words of which one is longer by more than this share are not compared sign by sign. */
const LEAST_LENGTH = 0.5;

/** The word by its sounds, a sign each (`vocabulary/sounds.json`): "Khashoggi" and "Hashogi" come out nearly alike. */
export const soundsOf = remembered((word) =>
  SPELLINGS.reduce((sounds, [pattern, by]) => sounds.replace(pattern, by), word),
);

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
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < LEAST_LENGTH * long.length) return 0;
  return 1 - editDistance(a, b, PLAIN) / Math.max(long.length, 1);
}

/** The consonants of a word, near ones written alike: spellings of one name mostly share it. */
export function soundKey(word: string): string {
  return [...soundsOf(word)]
    .map((sign, i) => KEYS.get(sign) ?? (VOWELS.has(sign) ? (i === 0 ? "a" : "") : WEAK.has(sign) ? "" : sign))
    .join("");
}

function bare(sounds: string, vowels: RegExp): string {
  return sounds.replace(vowels, "").replace(/(.)\1+/g, "$1");
}

function likenessOfSounds(x: string, y: string): number {
  const [short, long] = [lengthOf(x), lengthOf(y)].sort((p, q) => p - q) as [number, number];
  if (short === 0 || short / long < LEAST_LENGTH) return x === y ? 1 : 0;
  return Math.max(0, 1 - editDistance(x, y, STEPS) / long);
}

function lengthOf(sounds: string): number {
  let length = 0;
  for (let i = 0; i < sounds.length; i++) length += STEPS.insert(sounds.charCodeAt(i));
  return length;
}

function insertion(sign: string): number {
  return VOWELS.has(sign) ? costs.vowel : WEAK.has(sign) ? costs.weak : costs.consonant;
}

function substitution(a: string, b: string): number {
  if (a === b) return 0;
  const pairs: Readonly<Record<string, number>> = vocabulary.near.pairs;
  const near = pairs[a + b] ?? pairs[b + a];
  return near ?? (VOWELS.has(a) && VOWELS.has(b) ? costs.vowelForVowel : costs.consonant);
}
