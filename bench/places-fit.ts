// `node bench/places-fit.ts`: fits what places are told by to the even half of GeoWebNews, and writes it to
// src/reading/vocabulary/places-literal.json. Prints, for each ground, the share that is right: vocabulary/places.json
// has these by hand. Run it again when the network's entities have changed.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openModel, SHIPPED_WEIGHTS } from "../src/index.ts";
import { analyse } from "../src/model/analyse.ts";
import { judgedPlaces } from "../src/reading/places.ts";
import { tokensOf } from "../src/reading/tokens.ts";
import { intakeText } from "../src/report/intake.ts";
import { haveCorpora } from "./corpora.ts";
import { literalTest, markOf, placesCorpus, resolutionTest, shippedGazetteer } from "./places-corpus.ts";

interface Example {
  /** The document, by which the examples are parted. */
  readonly document: number;
  readonly clues: readonly string[];
  readonly isPlace: boolean;
}

const OUT = fileURLToPath(new URL("../src/reading/vocabulary/places-literal.json", import.meta.url));
const ABOUT =
  "How much each clue says that a place is meant and not those who act in its name. Written by bench/places-fit.ts from the even half of GeoWebNews; see src/reading/places-clues.ts for the clues.";
/** A rarer clue says nothing. */
const LEAST_COUNT = 5;
/** How strongly weights are held to zero; chosen by cross-validation on the even half. */
const RIDGE = 2;
const FOLDS = 5;
/** The sum of weights from which a mention is told: that of a chance of 0.45. */
const LEAST_SUM = -0.2;
const ROUNDS = 600;
const RATE = 0.5;

if (haveCorpora()) {
  const { gazetteer, file } = shippedGazetteer();
  const isLiteral = literalTest(gazetteer);
  const isThere = resolutionTest(file);
  const model = await openModel(SHIPPED_WEIGHTS);
  const examples: Example[] = [];
  const grounds = new Map<string, { right: number; rows: number }>();
  for (const [number, document] of placesCorpus()
    .filter((_, i) => i % 2 === 0)
    .entries()) {
    const { text, blocks } = intakeText(document.text);
    const { attributions, entities } = await analyse(text, blocks, model);
    const sources = attributions.flatMap(({ source }) => source);
    const tokens = tokensOf(text, blocks);
    for (const { mention, sense, clues } of judgedPlaces(text, blocks, tokens, sources, entities, gazetteer)) {
      const { gold, verdict } = markOf(document, mention, isLiteral);
      if (mention.start < document.from || verdict === "either way") continue;
      examples.push({ document: number, clues, isPlace: verdict === "right" });
      if (verdict === "wrong" || gold === null) continue;
      const { id = null, lat = null, lon = null } = sense.place ?? {};
      const there = isThere(gold, { id: sense.isContainer ? null : id, lat, lon });
      if (there === null) continue;
      const ground = grounds.get(sense.ground) ?? { right: 0, rows: 0 };
      grounds.set(sense.ground, { right: ground.right + Number(there), rows: ground.rows + 1 });
    }
  }
  await model.network.close();
  const { bias, weights } = scaled(fitted(examples), modesty(examples));
  writeFileSync(OUT, `${JSON.stringify({ about: ABOUT, bias, weights }, null, 2)}\n`);
  console.log(`${examples.length} mentions, ${Object.keys(weights).length} clues`);
  for (const [ground, { right, rows }] of grounds) console.log(ground, (right / rows).toFixed(2), "of", rows);
}

/** A logistic regression, by gradients with a rate of its own for each weight (AdaGrad). */
function fitted(examples: readonly Example[]) {
  const counts = new Map<string, number>();
  for (const { clues } of examples) for (const clue of clues) counts.set(clue, (counts.get(clue) ?? 0) + 1);
  const clues = [...counts].filter(([, count]) => count >= LEAST_COUNT).map(([clue]) => clue);
  const indexOf = new Map(clues.map((clue, i) => [clue, i]));
  const rows = examples.map((example) => ({
    isPlace: example.isPlace,
    at: example.clues.flatMap((clue) => indexOf.get(clue) ?? []),
  }));
  // The last weight is the bias, which nothing holds to zero.
  const weights = new Float64Array(clues.length + 1);
  const squares = new Float64Array(weights.length).fill(1e-6);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = weights.map((weight, i) => (i < clues.length ? RIDGE * weight : 0));
    for (const { isPlace, at } of rows) {
      const sum = at.reduce((total, i) => total + (weights[i] ?? 0), weights[clues.length] ?? 0);
      const error = 1 / (1 + Math.exp(-sum)) - Number(isPlace);
      for (const i of [...at, clues.length]) slope[i] = (slope[i] ?? 0) + error;
    }
    slope.forEach((value, i) => {
      squares[i] = (squares[i] ?? 0) + value * value;
      weights[i] = (weights[i] ?? 0) - (RATE * value) / Math.sqrt(squares[i] ?? 1);
    });
  }
  return { bias: weights[clues.length] ?? 0, weights: new Map(clues.map((clue, i) => [clue, weights[i] ?? 0])) };
}

type Fit = ReturnType<typeof fitted>;

function scaled({ bias, weights }: Fit, scale: number) {
  const rounded = (weight: number) => Math.round(100 * scale * weight) / 100;
  const told = [...weights].map(([clue, weight]) => [clue, rounded(weight)] as const);
  const kept = told.filter(([, weight]) => weight !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return { bias: rounded(bias), weights: Object.fromEntries(kept) };
}

/** How much too sure weights are on documents that they have not seen: what to multiply them by, by cross-validation. */
function modesty(examples: readonly Example[]): number {
  const unseen: { readonly sum: number; readonly isPlace: boolean }[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const { bias, weights } = fitted(examples.filter(({ document }) => document % FOLDS !== fold));
    for (const { document, clues, isPlace } of examples) {
      if (document % FOLDS !== fold) continue;
      unseen.push({ sum: clues.reduce((total, clue) => total + (weights.get(clue) ?? 0), bias), isPlace });
    }
  }
  const right = unseen.filter(({ sum, isPlace }) => sum > LEAST_SUM === isPlace).length;
  console.log(`of unseen mentions ${(right / unseen.length).toFixed(3)} are judged right`);
  const loss = (scale: number) =>
    unseen.reduce((total, { sum, isPlace }) => total + Math.log1p(Math.exp(scale * (isPlace ? -sum : sum))), 0);
  const scales = Array.from({ length: 16 }, (_, i) => 0.25 + i * 0.05);
  return scales.reduce((least, scale) => (loss(scale) < loss(least) ? scale : least), 1);
}
