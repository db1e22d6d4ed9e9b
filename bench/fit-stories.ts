// `node bench/fit-stories.ts`: fits src/story/weights.json on the development stories D1 to D6, and says what each
// relation is worth on a story that was left out. To be run again when the network changes (SAYSO_WEIGHTS names it).
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createReader, intakeText } from "../src/index.ts";
import { gathered } from "../src/story/gather.ts";
import { FEATURES, type Pair } from "../src/story/pair-features.ts";
import type { ToldPassage } from "../src/story/told-passage.ts";
import { SHARED, WEIGHTS } from "./corpora.ts";
import { fitLogistic, oddsOf } from "./logistic.ts";

const RELATIONS = { dispute: ["disputes", "a", "b"], update: ["updates", "earlier", "later"], same: null } as const;
type Relation = keyof typeof RELATIONS;
/** Marked pairs are one in a hundred: they weigh more, lest nothing be found. */
const WEIGHT = 3;
/** In how many told pairs a passage may be: as in src/story/vocabulary/story.json. */
const EACH: Readonly<Record<Relation, number>> = { dispute: 2, update: 2, same: 2 };
/** Claims that stand in several reports are not marked exhaustively: what is likelier than this is told. */
const LEAST_SAME = 0.11;

interface Words {
  readonly file: string;
  readonly words: string;
}
type Mark = Readonly<Record<string, Words | Words[]>> & { readonly optional?: boolean };
interface Gold {
  readonly reports: readonly { readonly file: string; readonly published: string; readonly publisher: string }[];
  readonly corroborated: readonly { readonly reports: Words[] }[];
  readonly disputes: readonly Mark[];
  readonly updates: readonly Mark[];
}
interface Example {
  readonly story: string;
  readonly pair: Pair;
  readonly judged: number;
  /** Of each relation, the marks that the pair is right for; those that are optional are below zero. */
  readonly right: Readonly<Record<Relation, readonly number[]>>;
}

const STORIES = join(SHARED, "corpora/reports/stories");
if (existsSync(STORIES)) await fitAll();
else console.log("Skipped: the marked stories (../shared) are not on this machine.");

async function fitAll(): Promise<void> {
  const { examples, needed } = await gather();
  const relations = Object.fromEntries(
    (Object.keys(RELATIONS) as Relation[]).map((relation) => {
      const least = leastOf(examples, needed[relation], relation);
      const [bias = 0, judge = 0, ...by] = weightsOf(examples, relation);
      const named = FEATURES.map((name, i) => [name, rounded(by[i] ?? 0)]);
      // Several pairs make one claim, and marks of claims are not exhaustive: a claim is surer than its pair.
      const weight = relation === "same" ? 1 : WEIGHT;
      return [relation, { least, weight, bias: rounded(bias), judge: rounded(judge), by: Object.fromEntries(named) }];
    }),
  );
  const about =
    "How much each thing that two passages have in common speaks for their being in a relation (log odds); `judge` weighs the network's word that not both hold. Fitted by bench/fit-stories.ts on the development stories; `weight` is how much more than others a marked pair weighed in the fit, and is taken off its confidence.";
  const path = fileURLToPath(new URL("../src/story/weights.json", import.meta.url));
  writeFileSync(path, `${JSON.stringify({ about, relations }, null, 2)}\n`);
}

/** The least chance: the best F1 over stories left out one at a time; of `same`, a chance that finds most. */
function leastOf(examples: readonly Example[], needed: number, relation: Relation): number {
  const stories = [...new Set(examples.map(({ story }) => story))];
  const scored = stories.flatMap((story) => {
    const weights = weightsOf(
      examples.filter((example) => example.story !== story),
      relation,
    );
    const own = examples.filter((example) => example.story === story);
    return own.map((example) => ({ example, chance: 1 / (1 + Math.exp(-oddsOf(weights, rowOf(example, relation)))) }));
  });
  const used = new Map<ToldPassage, number>();
  const found = new Set<string>();
  let [said, right, best, least, summary] = [0, 0, 0, 1, "nothing told"];
  for (const { example, chance } of scored.sort((x, y) => y.chance - x.chance)) {
    const { a, b, features } = example.pair;
    if (relation === "update" && features.later === 0) continue;
    if ([a, b].some((side) => (used.get(side) ?? 0) >= EACH[relation])) continue;
    for (const side of [a, b]) used.set(side, (used.get(side) ?? 0) + 1);
    said += 1;
    const marks = example.right[relation];
    if (marks.length > 0) right += 1;
    for (const mark of marks.filter((number) => number > 0)) found.add(`${example.story} ${mark}`);
    const f1 = (2 * (right / said) * (found.size / needed)) / (right / said + found.size / needed) || 0;
    const isBetter = relation === "same" ? chance >= LEAST_SAME : f1 > best;
    if (!isBetter) continue;
    [best, least] = [f1, chance];
    summary = `precision ${(right / said).toFixed(2)}, recall ${(found.size / needed).toFixed(2)}, F1 ${f1.toFixed(2)}, ${said} told`;
  }
  console.log(`${relation}: ${summary} (each story by weights fitted on the others)`);
  return relation === "same" ? LEAST_SAME : rounded(least);
}
function weightsOf(examples: readonly Example[], relation: Relation): readonly number[] {
  return fitLogistic(
    examples.map((example) => ({
      row: rowOf(example, relation),
      isTrue: example.right[relation].length > 0,
      weight: example.right[relation].length > 0 ? WEIGHT : 1,
    })),
  );
}

/** The network is not asked about what is corroborated. */
function rowOf({ pair, judged }: Example, relation: Relation): readonly number[] {
  return [relation === "same" ? 0 : judged, ...FEATURES.map((name) => pair.features[name])];
}

async function gather() {
  const reader = await createReader({ weights: WEIGHTS });
  const examples: Example[] = [];
  const needed = { dispute: 0, update: 0, same: 0 };
  for (const story of ["D1", "D2", "D3", "D4", "D5", "D6"]) {
    const gold: Gold = JSON.parse(readFileSync(join(STORIES, story, "story.json"), "utf8"));
    const read = [];
    for (const { file, published, publisher } of gold.reports) {
      const text = readFileSync(join(STORIES, story, file), "utf8");
      read.push(await reader.readWithPassages(intakeText(text, { file, published, publisher })));
    }
    needed.same += gold.corroborated.length;
    for (const relation of ["dispute", "update"] as const)
      needed[relation] += gold[RELATIONS[relation][0]].filter((mark) => mark.optional !== true).length;
    for (const pair of gathered(read).pairs) {
      const words = ({ text, sentence }: ToldPassage) => text.slice(sentence.start, sentence.end);
      const judged = await reader.disagreement(words(pair.a), words(pair.b));
      examples.push({ story, pair, judged, right: rightOf(pair, gold) });
    }
  }
  await reader.close();
  return { examples, needed };
}

function rightOf({ a, b }: Pair, gold: Gold): Example["right"] {
  const marked = (relation: "dispute" | "update") => {
    const [list, first, second] = RELATIONS[relation];
    return gold[list].flatMap((mark, i) => {
      const sides = [first, second].map((side) => [mark[side] as Words, ...((mark[`${side}_also`] ?? []) as Words[])]);
      const isRight =
        (touches(a, sides[0]) && touches(b, sides[1])) ||
        (relation === "dispute" && touches(a, sides[1]) && touches(b, sides[0]));
      return isRight ? [mark.optional === true ? -1 - i : i + 1] : [];
    });
  };
  const same = gold.corroborated.flatMap(({ reports }, i) =>
    touches(a, reports) && touches(b, reports) ? [i + 1] : [],
  );
  return { dispute: marked("dispute"), update: marked("update"), same };
}

function touches({ file, text, sentence }: ToldPassage, marks: readonly Words[] = []): boolean {
  return marks.some((mark) => {
    const start = mark.file === file ? text.indexOf(mark.words) : -1;
    return start >= 0 && sentence.start < start + mark.words.length && start < sentence.end;
  });
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
