// Readings made of made-up words, for benches of the ledger: no report, no network. Words follow a Zipf law.
import { createHash } from "node:crypto";
import { ACTS, type Attribution, CHANNELS, MANNERS, type Reading } from "../src/reading/reading.ts";

export const STATEMENTS = 20;
const VOCABULARY = 50_000;
const PEOPLE = 5_000;
const PUBLISHERS = 60;
/** The share of the word of rank r is as r to the power of minus this: English news has about 1. */
const STEEPNESS = 1.05;

const HEADS = "b br d dr f g gr h k kl l m n p pr r s sk sl st t tr v z".split(" ");
const HEARTS = "a e i o u ai ei ou".split(" ");
const TAILS = ["", "", "n", "r", "l", "s", "k", "m"];

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomly(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The made-up word of a rank: the same rank is always the same word, and no two are alike. */
export function wordOf(rank: number): string {
  let left = rank;
  let word = "";
  do {
    word += HEADS[left % HEADS.length] ?? "";
    left = Math.floor(left / HEADS.length);
    word += HEARTS[left % HEARTS.length] ?? "";
    left = Math.floor(left / HEARTS.length);
  } while (left > 0);
  return word + (TAILS[rank % TAILS.length] ?? "");
}

/** Ranks from 0 on, the first the most frequent. */
export function zipf(count: number, random: () => number): () => number {
  const sums: number[] = [];
  let total = 0;
  for (let rank = 1; rank <= count; rank++) {
    total += rank ** -STEEPNESS;
    sums.push(total);
  }
  return () => {
    const wanted = random() * total;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

export function personOf(rank: number): string {
  const capital = (word: string) => word[0]?.toUpperCase() + word.slice(1);
  return `${capital(wordOf(1_000 + (rank % 400)))} ${capital(wordOf(60_000 + rank))}`;
}

export function publisherOf(rank: number): string {
  return `${wordOf(90_000 + rank)} Post`;
}

/** A reading a call, each of another report with as many statements as told. */
export function* madeReadings(statements: number, seed = 1, each = STATEMENTS): Generator<Reading> {
  const random = randomly(seed);
  const [word, person, publisher] = [zipf(VOCABULARY, random), zipf(PEOPLE, random), zipf(PUBLISHERS, random)];
  const pick = <T>(list: readonly T[], none: T): T => list[Math.floor(random() * list.length)] ?? none;
  for (let made = 0; made < statements; made += each) {
    let text = "";
    const say = (words: string) => {
      const start = text.length;
      text += words;
      return { start, end: text.length };
    };
    const actors = new Map<string, { id: string; mentions: { start: number; end: number; form: "name" }[] }>();
    const attributions = Array.from({ length: each }, (_, i): Attribution => {
      const name = personOf(person());
      const source = say(name);
      const actor = actors.get(name) ?? { id: `P${actors.size + 1}`, mentions: [] };
      actors.set(name, actor);
      actor.mentions.push({ ...source, form: "name" });
      say(" ");
      const cue = say(pick(["said", "told reporters", "denied", "warned", "asked"], "said"));
      say(" that ");
      const content = say(Array.from({ length: 8 + Math.floor(random() * 18) }, () => wordOf(word())).join(" "));
      say(".\n");
      return {
        ...{ id: `A${i + 1}`, speaker: actor.id, coSpeakers: [], source: [source], cue: [cue], content: [content] },
        act: random() < 0.6 ? "speech" : pick(ACTS, "speech"),
        manner: pick(MANNERS, "indirect"),
        channel: random() < 0.7 ? null : pick(CHANNELS, null),
        ...{ time: null, within: null, confidence: 0.9 },
      };
    });
    const sha256 = createHash("sha256").update(`${seed} ${made}`).digest("hex");
    const day = new Date(Date.UTC(2020, 0, 1 + Math.floor(random() * 2000))).toISOString().slice(0, 10);
    yield {
      report: {
        id: `r-${sha256.slice(0, 16)}`,
        ...{ file: `${made}.txt`, text, title: text.slice(0, 40), publisher: publisherOf(publisher()) },
        ...{ published: day, url: null, language: "en", sha256 },
      },
      model: "made",
      blocks: [{ kind: "paragraph", start: 0, end: text.length }],
      actors: [...actors].map(([name, { id, mentions }]) => ({
        ...{
          id,
          name,
          kind: "person",
          country: null,
          sector: null,
          roles: [],
          names: [name],
          mentions,
          confidence: 0.9,
        },
      })),
      attributions,
      ...{ events: [], stances: [], disputes: [], variants: [], suspicions: [], times: [], places: [], warnings: [] },
    };
  }
}
