import { middleOf } from "../model/likeness.ts";
import { rarityIn } from "../text/rarity.ts";
import { stemOf, termsOf } from "./terms.ts";
import particles from "./vocabulary/tellings.json" with { type: "json" };

/** Words of a report that tell a happening, with what they may be joined to others by. */
export interface Telling {
  readonly report: string;
  /** The words that tell it. */
  readonly words: string;
  readonly sentence: string;
  /** What the network makes of the words where they stand, and of their sentence. */
  readonly vector: Float32Array;
  readonly around: Float32Array;
  /** The chances of each type of event, the first for none. */
  readonly types: Float32Array;
}

/** What two tellings have in common, from 0 to 1 or about it. */
export type TellingFeatures = Readonly<Record<(typeof TELLING_FEATURES)[number], number>>;

export const TELLING_FEATURES = [
  "head",
  "rareHead",
  "overlap",
  "vector",
  "around",
  "context",
  "report",
  "sameReport",
  "sameSentence",
  "types",
  "names",
  "namesApart",
  "numbers",
  "numbersApart",
  "headReport",
  "headContext",
  "vectorReport",
  "vectorContext",
] as const;

interface Told extends Telling {
  readonly head: string;
  readonly stems: ReadonlySet<string>;
  readonly context: ReadonlyMap<string, number>;
  readonly names: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

const PARTICLES = new Set(particles.particles);
const WORD = /[\p{L}\p{M}]+/gu;
const NUMBER = /\d[\d.,]*/gu;

/** Weighs any two of the tellings of some reports by what they have in common: rarity and middle are the reports' own. */
export function tellingWeigher(tellings: readonly Telling[]): {
  readonly features: (i: number, j: number) => TellingFeatures;
  readonly reports: readonly string[];
  readonly reportLikeness: (a: string, b: string) => number;
} {
  const sentencesOf = Map.groupBy(tellings, ({ report }) => report);
  const reports = new Map(
    [...sentencesOf].map(([report, own]) => [report, termsOf([...new Set(own.map((one) => one.sentence))].join(" "))]),
  );
  const rarity = rarityIn([...reports.values()]);
  const weighedReports = new Map([...reports].map(([report, terms]) => [report, weighed(terms, rarity)]));
  const [middle, middleAround] = [
    middleOf(tellings.map(({ vector }) => vector)),
    middleOf(tellings.map(({ around }) => around)),
  ];
  const told = tellings.map((telling) => toldOf(telling, rarity, middle, middleAround));
  const alike = new Map<string, number>();
  const reportLikeness = (a: string, b: string) => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    const known = alike.get(key) ?? dotOf(weighedReports.get(a) ?? new Map(), weighedReports.get(b) ?? new Map());
    alike.set(key, known);
    return known;
  };
  const features = (i: number, j: number): TellingFeatures => {
    const [a, b] = [told[i], told[j]];
    if (a === undefined || b === undefined) throw new RangeError(`There are no tellings ${i} and ${j}.`);
    const head = Number(a.head === b.head);
    const shared = a.stems.intersection(b.stems).size;
    const vector = dot(a.vector, b.vector);
    const context = dotOf(a.context, b.context);
    const report = a.report === b.report ? 1 : reportLikeness(a.report, b.report);
    const names = a.names.intersection(b.names).size;
    const numbers = a.numbers.intersection(b.numbers).size;
    return {
      head,
      rareHead: head * rarity(a.head),
      overlap: (2 * shared) / (a.stems.size + b.stems.size || 1),
      vector,
      around: dot(a.around, b.around),
      context,
      report,
      sameReport: Number(a.report === b.report),
      sameSentence: Number(a.report === b.report && a.sentence === b.sentence),
      types: typesAlike(a.types, b.types),
      names: Math.min(names, 3) / 3,
      namesApart: Number(names === 0 && a.names.size > 0 && b.names.size > 0),
      numbers: Math.min(numbers, 2) / 2,
      numbersApart: Number(numbers === 0 && a.numbers.size > 0 && b.numbers.size > 0),
      headReport: head * report,
      headContext: head * context,
      vectorReport: vector * report,
      vectorContext: vector * context,
    };
  };
  return { features, reports: [...reports.keys()], reportLikeness };
}

function toldOf(
  telling: Telling,
  rarity: (term: string) => number,
  middle: Float32Array,
  middleAround: Float32Array,
): Told {
  const words = telling.words.toLowerCase().match(WORD) ?? [];
  const heading = words.filter((word) => !PARTICLES.has(word));
  const own = heading.length > 0 ? heading : words;
  const head = lemmaOf((PARTICLES.has(words.at(-1) ?? "") ? own[0] : own.at(-1)) ?? telling.words);
  const stems = new Set(own.map(lemmaOf));
  const terms = termsOf(telling.sentence);
  const anchors = termsOf(telling.words);
  return {
    ...telling,
    ...{ head, stems },
    vector: about(telling.vector, middle),
    around: about(telling.around, middleAround),
    context: weighed(terms.difference(anchors), rarity),
    names: new Set([...terms].filter((term) => term.startsWith("~"))),
    numbers: new Set(telling.sentence.match(NUMBER) ?? []),
  };
}

const IRREGULAR: Readonly<Record<string, string>> = particles.irregular;

/** A word of a telling without its ending, "hit" and "hitting" and "hits" alike. */
export function lemmaOf(word: string): string {
  const known = IRREGULAR[word] ?? word;
  const bare = stemOf(known);
  return bare.replace(/(.)\1$/u, "$1").replace(/e$/u, "");
}

function weighed(terms: ReadonlySet<string>, rarity: (term: string) => number): ReadonlyMap<string, number> {
  const own = [...terms].map((term) => [term, rarity(term)] as const);
  const length = Math.hypot(...own.map(([, weight]) => weight)) || 1;
  return new Map(own.map(([term, weight]) => [term, weight / length]));
}

function dotOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of few) sum += weight * (many.get(term) ?? 0);
  return sum;
}

/** A vector about the middle of all, of length one. */
function about(vector: Float32Array, middle: Float32Array): Float32Array {
  const off = vector.map((x, i) => x - (middle[i] ?? 0));
  const length = Math.sqrt(dot(off, off)) || 1;
  return off.map((x) => x / length);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** How far two chances of types agree, those of no event left out. */
function typesAlike(a: Float32Array, b: Float32Array): number {
  let [shared, x, y] = [0, 0, 0];
  for (let i = 1; i < a.length; i++) {
    const [p, q] = [a[i] ?? 0, b[i] ?? 0];
    shared += p * q;
    x += p * p;
    y += q * q;
  }
  return shared / (Math.sqrt(x * y) || 1);
}
