// `node bench/fit-stories.ts`: fits src/story/weights.json on stories of our own writing (training/kept/stories) and, where
// they are at hand, the development stories D1 to D6; says what each relation is worth on a story that was left out. The
// network learned from none of them. To be run again when the network changes (SAYSO_WEIGHTS names it).
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createReader, intakeText } from "../src/index.ts";
import { logit } from "../src/model/layers.ts";
import type { Relations } from "../src/model/pair-heads.ts";
import { isPossible, worthALook } from "../src/story/comparisons.ts";
import { gathered } from "../src/story/gather.ts";
import { FEATURES, type Pair } from "../src/story/pair-features.ts";
import type { ToldPassage } from "../src/story/told-passage.ts";
import { RELATIONS, type Relation } from "../src/story/weigh.ts";
import { storyFolders, WEIGHTS } from "./corpora.ts";
import { chanceOf, fitLogistic, oddsOf, rounded } from "./logistic.ts";

const MARKS = { dispute: ["disputes", "a", "b"], update: ["updates", "earlier", "later"] } as const;
/** Marked pairs are one in a hundred: they weigh more, lest nothing be found. */
const WEIGHT = 3;
/** In how many told pairs a passage may be: as in src/story/vocabulary/story.json. */
const EACH: Readonly<Record<Relation, number>> = { dispute: 2, update: 2, same: 2 };
/** Claims that stand in several reports are not marked exhaustively: so many are told for each that is. */
const TOLD_SAME = 2.5;

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
  readonly judged: Relations;
  /** Of each relation, the marks that the pair is right for; those that are optional are below zero. */
  readonly right: Readonly<Record<Relation, readonly number[]>>;
}

const folders = storyFolders();
await fitAll();

async function fitAll(): Promise<void> {
  const { examples, needed } = await gather();
  const relations = Object.fromEntries(
    RELATIONS.map((relation) => {
      const least = leastOf(examples, needed[relation], relation);
      const named = (by: readonly number[]) =>
        Object.fromEntries(FEATURES.map((name, i) => [name, rounded(by[i] ?? 0)]));
      const [firstBias = 0, ...first] = weightsOf(examples, relation, firstRow);
      const [bias = 0, dispute = 0, update = 0, same = 0, ...second] = weightsOf(examples, relation, secondRow);
      const judge = { dispute: rounded(dispute), update: rounded(update), same: rounded(same) };
      // Several pairs make one claim, and marks of claims are not exhaustive: a claim is surer than its pair.
      const weight = relation === "same" ? 1 : WEIGHT;
      return [
        relation,
        {
          ...{ least, weight, first: { bias: rounded(firstBias), by: named(first) } },
          second: { bias: rounded(bias), judge, by: named(second) },
        },
      ];
    }),
  );
  const about =
    "How much each thing that two passages have in common speaks for their being in a relation (log odds): `first` before the network is asked, `second` with its word (`judge`). Fitted by bench/fit-stories.ts on stories that the network was not trained on; `weight` is how much more than others a marked pair weighed in the fit, and is taken off its confidence.";
  const path = fileURLToPath(new URL("../src/story/weights.json", import.meta.url));
  writeFileSync(path, `${JSON.stringify({ about, relations }, null, 2)}\n`);
}

/** The least chance: the best F1 over stories left out one at a time; of `same`, by how many are told. */
function leastOf(examples: readonly Example[], needed: number, relation: Relation): number {
  const stories = [...new Set(examples.map(({ story }) => story))];
  const scored = stories.flatMap((story) => leftOut(examples, story, relation));
  const used = new Map<ToldPassage, number>();
  const found = new Set<string>();
  let [said, right, best, least, summary] = [0, 0, 0, 1, "nothing told"];
  for (const { example, chance } of scored.sort((x, y) => y.chance - x.chance)) {
    const { a, b } = example.pair;
    if ([a, b].some((side) => (used.get(side) ?? 0) >= EACH[relation])) continue;
    for (const side of [a, b]) used.set(side, (used.get(side) ?? 0) + 1);
    said += 1;
    const marks = example.right[relation];
    if (marks.length > 0) right += 1;
    for (const mark of marks.filter((number) => number > 0)) found.add(`${example.story} ${mark}`);
    const f1 = (2 * (right / said) * (found.size / needed)) / (right / said + found.size / needed) || 0;
    const isBetter = relation === "same" ? said <= TOLD_SAME * needed : f1 > best;
    if (!isBetter) continue;
    [best, least] = [f1, chance];
    summary = `precision ${(right / said).toFixed(2)}, recall ${(found.size / needed).toFixed(2)}, F1 ${f1.toFixed(2)}, ${said} told`;
  }
  console.log(`${relation}: ${summary}, least ${least.toFixed(3)} (each story by weights fitted on the others)`);
  return rounded(least);
}

/** The pairs of a story that would be looked at, with their chances, by weights fitted on the other stories. */
function leftOut(examples: readonly Example[], story: string, relation: Relation) {
  const others = examples.filter((example) => example.story !== story);
  const own = examples.filter((example) => example.story === story);
  const first = Object.fromEntries(RELATIONS.map((name) => [name, weightsOf(others, name, firstRow)]));
  const looked = new Set(
    worthALook(
      own.map(({ pair }) => pair),
      (name, features) =>
        oddsOf(
          first[name] ?? [],
          FEATURES.map((feature) => features[feature]),
        ),
    ),
  );
  const second = weightsOf(others, relation, secondRow);
  return own
    .filter(({ pair }) => looked.has(pair) && isPossible(relation, pair))
    .map((example) => ({ example, chance: chanceOf(second, secondRow(example)) }));
}

function weightsOf(
  examples: readonly Example[],
  relation: Relation,
  rowOf: (example: Example) => readonly number[],
): readonly number[] {
  return fitLogistic(
    examples.map((example) => ({
      row: rowOf(example),
      isTrue: example.right[relation].length > 0,
      weight: example.right[relation].length > 0 ? WEIGHT : 1,
    })),
  );
}

function firstRow({ pair }: Example): readonly number[] {
  return FEATURES.map((name) => pair.features[name]);
}

function secondRow(example: Example): readonly number[] {
  return [...RELATIONS.map((name) => logit(example.judged[name])), ...firstRow(example)];
}

async function gather() {
  const reader = await createReader({ weights: WEIGHTS });
  const examples: Example[] = [];
  const needed = { dispute: 0, update: 0, same: 0 };
  for (const folder of folders) {
    const story = basename(folder);
    const gold: Gold = JSON.parse(readFileSync(join(folder, "story.json"), "utf8"));
    const read = [];
    for (const { file, published, publisher } of gold.reports) {
      const text = readFileSync(join(folder, file), "utf8");
      read.push(await reader.readWithPassages(intakeText(text, { file, published, publisher })));
    }
    needed.same += gold.corroborated.length;
    for (const relation of ["dispute", "update"] as const)
      needed[relation] += gold[MARKS[relation][0]].filter((mark) => mark.optional !== true).length;
    for (const pair of gathered(read, reader.clash).pairs) {
      const words = ({ text, sentence }: ToldPassage) => text.slice(sentence.start, sentence.end);
      const judged = await reader.relations(words(pair.a), words(pair.b));
      examples.push({ story, pair, judged, right: rightOf(pair, gold) });
    }
  }
  await reader.close();
  return { examples, needed };
}

function rightOf({ a, b }: Pair, gold: Gold): Example["right"] {
  const marked = (relation: "dispute" | "update") => {
    const [list, first, second] = MARKS[relation];
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
