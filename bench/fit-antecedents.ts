// `node bench/fit-antecedents.ts`: fits the weights by which a pronoun's bearer is chosen to the chains that CoreNLP
// found in PolNeAR's training articles (silver, not gold), and tells how often the choice is theirs.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { intakeBytes, openModel } from "../src/index.ts";
import { analyse } from "../src/model/analyse.ts";
import { actorsOf } from "../src/reading/actors.ts";
import { antecedentOf, type Choose, type Evidence, evidenceOf, groupOf, scoreOf } from "../src/reading/antecedent.ts";
import { attributionsOf } from "../src/reading/attributions.ts";
import type { Cluster } from "../src/reading/cluster.ts";
import { isRead } from "../src/reading/is-read.ts";
import { placesApart } from "../src/reading/places-apart.ts";
import { haveCorpora, SHARED, WEIGHTS } from "./corpora.ts";

interface Choice {
  readonly group: string;
  readonly evidence: readonly Evidence[];
  /** Which of them CoreNLP's chain names; one or more. */
  readonly right: readonly boolean[];
  /** Which the weights in the tree choose. */
  readonly chosen: number;
}

const TRAIN = join(SHARED, "corpora", "polnear", "train");
const TARGET = fileURLToPath(new URL("../src/reading/antecedent-weights.json", import.meta.url));
/** Every so many articles one is kept to judge the fit by. */
const KEPT = 6;
/** Few: 3,000 steps choose 1 % better on the articles kept, and no better on reports of other houses. */
const STEPS = 600;
const RATE = 0.5;
/** How strongly weights are drawn to zero. */
const DRAW = 0.001;

if (haveCorpora()) {
  const choices: { readonly article: number; readonly choice: Choice }[] = [];
  const model = await openModel(WEIGHTS);
  const lines = gunzipSync(readFileSync(join(TRAIN, "corenlp.jsonl.gz")))
    .toString()
    .split("\n")
    .filter(Boolean);
  for (const [article, line] of lines.entries()) {
    const { id, coref } = JSON.parse(line) as { readonly id: string; readonly coref: readonly Chain[] };
    const report = intakeBytes(readFileSync(join(TRAIN, "text", `${id}.txt`)), { file: id });
    for (const choice of await choicesIn(report, coref)) choices.push({ article, choice });
  }
  await model.network.close();
  const weights: Record<string, Record<string, number>> = {};
  for (const group of ["person", "thing", "several"]) {
    const own = choices.filter(({ choice }) => choice.group === group);
    const learned = own.filter(({ article }) => article % KEPT !== 0).map(({ choice }) => choice);
    const kept = own.filter(({ article }) => article % KEPT === 0).map(({ choice }) => choice);
    const ofGroup = fitted(learned);
    weights[group] = ofGroup;
    const before = kept.filter(({ right, chosen }) => right[chosen] === true).length;
    const now = kept.filter((choice) => choice.right[likeliest(choice, ofGroup)] === true).length;
    console.log(`${group}: ${learned.length} choices; of ${kept.length} kept, right ${before} before, ${now} now`);
  }
  writeFileSync(TARGET, `${JSON.stringify(weights, null, 2)}\n`);

  async function choicesIn(
    report: ReturnType<typeof intakeBytes>,
    chains: readonly Chain[],
  ): Promise<readonly Choice[]> {
    const choices: Choice[] = [];
    const record: Choose = (pronoun, candidates, situation) => {
      const chosen = antecedentOf(pronoun, candidates, situation);
      const chain = chains.find((one) => one.some(([start, end]) => start === pronoun.start && end === pronoun.end));
      const evidence = [...evidenceOf(pronoun, candidates, situation)];
      const right = evidence.map(([cluster]) => chain !== undefined && isIn(cluster, chain));
      if (right.includes(true) && right.includes(false))
        choices.push({
          group: groupOf(pronoun),
          evidence: evidence.map(([, one]) => one),
          right,
          chosen: evidence.findIndex(([cluster]) => cluster === chosen?.cluster),
        });
      return chosen;
    };
    const paragraphs = report.blocks.filter(isRead);
    const found = await analyse(report.text, paragraphs, model);
    const analysis = { ...found, entities: placesApart(report.text, found.entities) };
    const rows = attributionsOf(report.text, report.blocks, analysis.attributions, model.heads);
    actorsOf(report.text, paragraphs, rows, analysis, null, undefined, record);
    return choices;
  }
}

type Chain = readonly (readonly [number, number])[];

/** A name or description of the actor ends where a mention of the chain does, and lies in it. */
function isIn(cluster: Cluster, chain: Chain): boolean {
  return cluster.mentions.some(
    (mention) =>
      mention.form !== "pronoun" && chain.some(([start, end]) => end === mention.end && start <= mention.start + 20),
  );
}

function fitted(choices: readonly Choice[]): Record<string, number> {
  const names = [...new Set(choices.flatMap(({ evidence }) => evidence.flatMap((one) => Object.keys(one))))].sort();
  const weights: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]));
  for (let step = 0; step < STEPS; step++) {
    const slopes: Record<string, number> = {};
    for (const { evidence, right } of choices) {
      const shares = sharesOf(evidence, weights);
      const rights = shares.reduce((sum, share, i) => sum + (right[i] === true ? share : 0), 0);
      evidence.forEach((one, i) => {
        const share = shares[i] ?? 0;
        const pull = (right[i] === true ? share / Math.max(rights, 1e-9) : 0) - share;
        for (const [name, value] of Object.entries(one))
          if (value !== 0) slopes[name] = (slopes[name] ?? 0) + pull * value;
      });
    }
    for (const name of names)
      weights[name] =
        (weights[name] ?? 0) + RATE * ((slopes[name] ?? 0) / choices.length - DRAW * (weights[name] ?? 0));
  }
  return Object.fromEntries(names.map((name) => [name, Math.round((weights[name] ?? 0) * 1000) / 1000]));
}

function sharesOf(evidence: readonly Evidence[], weights: Readonly<Record<string, number>>): readonly number[] {
  const scores = evidence.map((one) => scoreOf(one, weights));
  const most = Math.max(...scores);
  const total = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
  return scores.map((score) => Math.exp(score - most) / total);
}

function likeliest({ evidence }: Choice, weights: Readonly<Record<string, number>>): number {
  const scores = evidence.map((one) => scoreOf(one, weights));
  return scores.indexOf(Math.max(...scores));
}
