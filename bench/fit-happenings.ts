// `node bench/fit-happenings.ts`: fits src/story/telling-weights.json on ECB+'s training topics. To be run again when
// the network changes (SAYSO_WEIGHTS names it).
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openModel } from "../src/index.ts";
import { averageLink } from "../src/story/average-link.ts";
import { weighedTellings } from "../src/story/join-happenings.ts";
import { TELLING_FEATURES, type TellingFeatures } from "../src/story/telling-features.ts";
import weights from "../src/story/telling-weights.json" with { type: "json" };
import { chainFigures } from "./chains.ts";
import { SHARED, WEIGHTS } from "./corpora.ts";
import { type MarkedTelling, markedTellings } from "./ecb.ts";
import { chainsOf } from "./happenings.ts";
import { chanceOf, fitLogistic, rounded } from "./logistic.ts";

/** Pairs of different happenings are many: every so manieth is fitted on, and weighs for the others. */
const SPARED = 4;
const LEASTS = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4];

const PATH = join(SHARED, "corpora", "ecb", "train.jsonl");
if (existsSync(PATH)) {
  const model = await openModel(WEIGHTS);
  fitHappenings(await markedTellings(PATH, model));
  await model.network.close();
} else console.log("Skipped: ECB+ (../shared) is not on this machine.");

/** Fits on all tellings; the least chance with which groups are joined is chosen by halves of the topics, turn about. */
function fitHappenings(tellings: readonly MarkedTelling[]): void {
  const { features, together } = weighedTellings(tellings);
  const pairs = together.flatMap((own, group) =>
    own.flatMap((j, at) =>
      own.slice(0, at).map((i) => ({
        ...{ i, j, group, isTrue: tellings[i]?.chain === tellings[j]?.chain, half: halfOf(tellings[j]) },
        row: rowOf(features(i, j)),
      })),
    ),
  );
  const fitted = (own: typeof pairs) =>
    fitLogistic(
      own
        .filter(({ isTrue }, k) => isTrue || k % SPARED === 0)
        .map(({ row, isTrue }) => ({ row, isTrue, weight: isTrue ? 1 : SPARED })),
    );
  const halves = [0, 1].map((half) => fitted(pairs.filter((pair) => pair.half !== half)));
  const chances = new Map(pairs.map(({ i, j, half, row }) => [`${i} ${j}`, chanceOf(halves[half] ?? [], row)]));
  const gold = chainsOf(tellings.map(({ chain }, i) => [chain, i]));
  const scored = LEASTS.map((least) => {
    const found = together.flatMap((own) =>
      averageLink(own.length, (i, j) => chances.get(`${own[i]} ${own[j]}`) ?? 0, least).map((group) =>
        group.map((i) => String(own[i])),
      ),
    );
    return { least, conll: chainFigures([{ gold, found }]).conll };
  });
  for (const { least, conll } of scored) console.log(`least ${least}: CoNLL average ${conll.toFixed(3)}`);
  const { least } = scored.reduce((best, one) => (one.conll > best.conll ? one : best));
  const [bias = 0, ...by] = fitted(pairs).map(rounded);
  const named = Object.fromEntries(TELLING_FEATURES.map((name, k) => [name, by[k] ?? 0]));
  const about =
    "How much each thing that two tellings have in common speaks for one happening (log odds). Fitted by bench/fit-happenings.ts on ECB+'s training topics. `leastReport`: reports at least so like on average speak of the same; `least`: the mean chance from which groups of tellings are joined.";
  const path = fileURLToPath(new URL("../src/story/telling-weights.json", import.meta.url));
  const { leastReport } = weights;
  writeFileSync(path, `${JSON.stringify({ about, leastReport, least, bias, by: named }, null, 2)}\n`);
}

function halfOf(telling: MarkedTelling | undefined): number {
  return Number(telling?.topic ?? 0) % 2;
}

function rowOf(features: TellingFeatures): readonly number[] {
  return TELLING_FEATURES.map((name) => features[name]);
}
