// `node bench/fit-disputes.ts`: fits src/reading/dispute-weights.json on reports that the network learned no disputes
// from (of our own writing: training/kept, those with marks of their own in judged/; of the marked ones, the third that
// thresholds are chosen on), and says what that is worth on a fifth left out. To be run again when the network changes
// (SAYSO_WEIGHTS names it).
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { intakeText, openModel } from "../src/index.ts";
import { logit } from "../src/model/layers.ts";
import { type Relations, relationsOf } from "../src/model/pair-heads.ts";
import { eitherWay, firstChance } from "../src/reading/dispute-chances.ts";
import { FEATURES, type Features } from "../src/reading/dispute-features.ts";
import { type Pairing, pairingsOf, worthALook } from "../src/reading/disputes.ts";
import type { Passage } from "../src/reading/passages.ts";
import { readWithPassages } from "../src/reading/read.ts";
import { SHARED, WEIGHTS } from "./corpora.ts";
import { chanceOf, fitLogistic, oddsOf, rounded } from "./logistic.ts";

/** A report with the pairs of words that are disputes in it. */
interface Marked {
  readonly name: string;
  readonly text: string;
  readonly disputes: readonly { readonly a: string; readonly b: string; readonly isOptional: boolean }[];
  /** Whether it was written and marked as the reports are that Sayso is scored on. */
  readonly isOfManner: boolean;
}
interface Example {
  readonly report: number;
  readonly pairing: Pairing;
  readonly judged: Relations;
  /** The dispute that the pair is right for, by its number, or -1; one that is optional counts neither way. */
  readonly right: number;
  readonly isOptional: boolean;
}

const FOLDS = 5;
/** Marked pairs are one in a hundred and more: they weigh more in the first look, which only ranks. */
const WEIGHT = 5;
/** A report in the manner of those that Sayso is scored on weighs as much as so many others. */
const MANNER = 3;
/** Of the pairs told, at least so many shall be right: a false dispute costs more than a missed one. */
const LEAST_PRECISION = 0.65;
/** What is less likely than this need not be looked at in the table. */
const LEAST_SHOWN = 0.05;
/** So many of a report's pairs are asked about here by their vectors, as many by the weights as they were, and all marked. */
const ASKED = 40;
const KEPT = fileURLToPath(new URL("../training/kept/", import.meta.url));
const TARGET = fileURLToPath(new URL("../src/reading/dispute-weights.json", import.meta.url));

const reports = [
  ...ownReports(),
  ...judgedReports(join(KEPT, "judged"), () => true),
  ...judgedReports(join(SHARED, "corpora/reports/single"), (number) => [4, 8].includes(number % 9)),
];
const examples = await examplesOf(reports);
const scored = Array.from({ length: FOLDS }, (_, fold) => leftOut(fold)).flat();
leastOf("all", () => true);
const least = leastOf("in the manner of those scored on", isOfManner);
const [firstBias = 0, ...first] = weightsOf(examples, firstRow, WEIGHT);
const looked = lookedAt(examples, first, firstBias);
const [bias = 0, dispute = 0, update = 0, same = 0, ...second] = weightsOf(looked, secondRow, 1);
const named = (by: readonly number[]) => Object.fromEntries(FEATURES.map((name, i) => [name, rounded(by[i] ?? 0)]));
const old = JSON.parse(readFileSync(TARGET, "utf8"));
const fitted = {
  about: old.about,
  least: rounded(least),
  looked: old.looked,
  leastLooked: old.leastLooked,
  first: { bias: rounded(firstBias), by: named(first) },
  second: {
    bias: rounded(bias),
    judge: { dispute: rounded(dispute), update: rounded(update), same: rounded(same) },
    by: named(second),
  },
};
writeFileSync(TARGET, `${JSON.stringify(fitted, null, 2)}\n`);

/** The pairs of a fold that would be looked at, with their chances by weights fitted on the other folds. */
function leftOut(fold: number): readonly { readonly example: Example; readonly chance: number }[] {
  const others = examples.filter(({ report }) => report % FOLDS !== fold);
  const own = examples.filter(({ report }) => report % FOLDS === fold);
  const [bias = 0, ...by] = weightsOf(others, firstRow, WEIGHT);
  const second = weightsOf(lookedAt(others, by, bias), secondRow, 1);
  return lookedAt(own, by, bias).map((example) => ({
    example,
    chance: chanceOf(second, secondRow(example)),
  }));
}

/** Of some of the reports, the least chance at which F1 over the folds left out is best among those precise enough. */
function leastOf(of: string, isOne: (report: number) => boolean): number {
  const found = new Set<string>();
  const used = new Set<Passage>();
  let [said, right, best, least] = [0, 0, 0, 0.9];
  const own = scored.filter(({ example }) => isOne(example.report));
  const seen = new Set(own.map(({ example }) => `${example.report} ${example.right}`));
  const needed = reports.flatMap(({ disputes }, report) =>
    disputes.flatMap(({ isOptional }, i) => (isOptional || !isOne(report) ? [] : [`${report} ${i}`])),
  );
  console.log(
    `${of}: ${needed.length} disputes, of which ${needed.filter((key) => seen.has(key)).length} are looked at`,
  );
  for (const { example, chance } of own.sort((x, y) => y.chance - x.chance)) {
    const { a, b } = example.pairing;
    if (example.isOptional || used.has(a) || used.has(b)) continue;
    used.add(a).add(b);
    said += 1;
    if (example.right >= 0) {
      right += 1;
      found.add(`${example.report} ${example.right}`);
    }
    const precision = right / said;
    const recall = found.size / needed.length;
    const f1 = (2 * precision * recall) / (precision + recall) || 0;
    if (said % 10 === 0 && chance > LEAST_SHOWN)
      console.log(
        `chance ${chance.toFixed(3)}: ${said} told, precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}, F1 ${f1.toFixed(2)}`,
      );
    if (precision >= LEAST_PRECISION && f1 > best) [best, least] = [f1, chance];
  }
  console.log(`best F1 with precision of ${LEAST_PRECISION} and more: ${best.toFixed(2)}, least ${least.toFixed(3)}`);
  return least;
}

function isOfManner(report: number): boolean {
  return reports[report]?.isOfManner === true;
}

function lookedAt(all: readonly Example[], by: readonly number[], bias: number): readonly Example[] {
  const chance = (features: Features) =>
    oddsOf(
      [bias, ...by],
      FEATURES.map((name) => features[name]),
    );
  return [...Map.groupBy(all, ({ report }) => report).values()].flatMap((own) => {
    const chosen = new Set(
      worthALook(
        own.map(({ pairing }) => pairing),
        chance,
        Number.NEGATIVE_INFINITY,
      ),
    );
    return own.filter(({ pairing }) => chosen.has(pairing));
  });
}

function weightsOf(
  all: readonly Example[],
  rowOf: (example: Example) => readonly number[],
  weight: number,
): readonly number[] {
  return fitLogistic(
    all
      .filter(({ isOptional }) => !isOptional)
      .map((example) => ({
        row: rowOf(example),
        isTrue: example.right >= 0,
        weight: (example.right >= 0 ? weight : 1) * (isOfManner(example.report) ? MANNER : 1),
      })),
  );
}

function firstRow({ pairing: { features } }: Example): readonly number[] {
  return FEATURES.map((name) => features[name]);
}

function secondRow(example: Example): readonly number[] {
  const { judged } = example;
  return [logit(judged.dispute), judged.update, judged.same, ...firstRow(example)];
}

async function examplesOf(all: readonly Marked[]): Promise<readonly Example[]> {
  const model = await openModel(WEIGHTS);
  const found: Example[] = [];
  for (const [report, { name, text, disputes }] of all.entries()) {
    const taken = intakeText(text, { file: name });
    const { passages } = await readWithPassages(taken, model);
    const read = taken.text;
    const pairings = pairingsOf(passages, model.heads);
    const likeliest = (of: (features: Features) => number) =>
      [...pairings].sort((x, y) => of(y.features) - of(x.features)).slice(0, ASKED);
    const asked = new Set([...likeliest(({ clash }) => clash), ...likeliest(firstChance)]);
    const words = ({ sentence }: Passage) => read.slice(sentence.start, sentence.end);
    for (const pairing of pairings) {
      const touches = ({ sentence }: Passage, marked: string) => {
        const at = read.indexOf(marked);
        return at >= 0 && at < sentence.end && sentence.start < at + marked.length;
      };
      const { a, b } = pairing;
      const right = disputes.findIndex(
        (mark) => (touches(a, mark.a) && touches(b, mark.b)) || (touches(a, mark.b) && touches(b, mark.a)),
      );
      if (!asked.has(pairing) && right < 0) continue;
      const [x, y] = [words(a), words(b)];
      const judged = eitherWay(await relationsOf(x, y, model), await relationsOf(y, x, model));
      const isOptional = right >= 0 && disputes[right]?.isOptional === true;
      found.push({ report, pairing, judged, right, isOptional });
    }
  }
  await model.network.close();
  return found;
}

/** Reports of our own writing that were kept from training, several a file (training/written.py has the form). */
function ownReports(): readonly Marked[] {
  return globSync("reports-*.txt", { cwd: KEPT })
    .sort()
    .flatMap((file) =>
      readFileSync(join(KEPT, file), "utf8")
        .split(/^=== /m)
        .slice(1)
        .map((part): Marked => {
          const [head = "", rest = ""] = part.split(/\n--- statements\n/);
          const [name = "", ...lines] = head.split("\n");
          const marks = (rest.split(/(?:^|\n)--- events\n/)[1] ?? "").split("\n").map((line) => line.split(" | "));
          return {
            name,
            text: `${lines.join("\n").trim()}\n`,
            isOfManner: false,
            disputes: marks
              .filter(([kind]) => kind === "dispute")
              .map(([, , a = "", b = "", optional]) => ({
                a: a.trim(),
                b: b.trim(),
                isOptional: optional?.trim() === "optional",
              })),
          };
        }),
    );
}

/** Reports with their marks beside them, those whose number is kept; none where the folder is not on this machine. */
function judgedReports(folder: string, isKept: (number: number) => boolean): readonly Marked[] {
  if (!existsSync(folder)) return [];
  return globSync("*.json", { cwd: folder })
    .sort()
    .filter((file) => isKept(Number.parseInt(file, 10)))
    .map((file): Marked => {
      const gold = JSON.parse(readFileSync(join(folder, file), "utf8"));
      return {
        name: file,
        text: readFileSync(join(folder, file.replace(/json$/, "txt")), "utf8"),
        isOfManner: true,
        disputes: gold.disputes.map(({ a, b, optional }: { a: string; b: string; optional?: boolean }) => ({
          ...{ a, b },
          isOptional: optional === true,
        })),
      };
    });
}
