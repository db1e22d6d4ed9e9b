import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { SaysoError } from "./errors/sayso-error.ts";
import type { Model } from "./model/analyse.ts";
import { twoSided } from "./model/marked-windows.ts";
import { openNetwork } from "./model/network.ts";
import { disagreement } from "./model/pair-heads.ts";
import { parseWeights } from "./model/weights.ts";
import { wordPieces } from "./model/word-pieces.ts";
import { type ReadReport, readReport, readWithPassages } from "./reading/read.ts";
import type { Reading } from "./reading/reading.ts";
import { type IntakeOptions, intakeText } from "./report/intake.ts";
import type { Report } from "./report/report.ts";

export { describeFailure, type Failure, SaysoError } from "./errors/sayso-error.ts";
export { type Attribution, READING, type Reading, type Time } from "./reading/reading.ts";
export { type IntakeOptions, intakeBytes, intakeText } from "./report/intake.ts";
export type { Block, Report, Warning } from "./report/report.ts";
export type { Span } from "./text/span.ts";

export interface ReaderOptions {
  /** The folder with `model.onnx`, `vocabulary.txt` and `heads.json`; by default the one that ships. */
  readonly weights?: URL;
  /** How many windows of a report are read side by side; by default, as many as there are cores. */
  readonly lanes?: number;
  /** The day on which reports are read, as YYYY-MM-DD: a day of publication after it is not believed. */
  readonly today?: string;
}

export interface Reader {
  /** Of the weights: readings of one version and one report are the same. */
  readonly version: string;
  /** The reading of a report, or of a plain text. */
  readonly read: (report: Report | string, options?: IntakeOptions) => Promise<Reading>;
  /** The same, with the sentences that stories compare. */
  readonly readWithPassages: (report: Report) => Promise<ReadReport>;
  /** How likely it is that two sentences cannot both hold. */
  readonly disagreement: (a: string, b: string) => Promise<number>;
  /** Frees the model. */
  readonly close: () => Promise<void>;
}

/** The folder of the weights that ship. */
export const SHIPPED_WEIGHTS = new URL("../weights/", import.meta.url);

/** Opens the model once, for any number of reports. Refuses with `weights-missing` where the weights are not there. */
export async function createReader(options: ReaderOptions = {}): Promise<Reader> {
  const model = await openModel(options.weights ?? SHIPPED_WEIGHTS);
  const { lanes = availableParallelism(), today } = options;
  const how = today === undefined ? { lanes } : { lanes, today };
  return {
    version: model.version,
    read: (report, intake) => readReport(typeof report === "string" ? intakeText(report, intake) : report, model, how),
    readWithPassages: (report) => readWithPassages(report, model, how),
    disagreement: (a, b) => disagreement(twoSided(a, b, model.wordPieces), model.network, model.heads),
    close: () => model.network.close(),
  };
}

/** The network with what feeds and reads it, from a folder of weights. Refuses with `weights-missing`. */
export async function openModel(folder: URL): Promise<Model> {
  const [bytes, vocabulary, heads] = await Promise.all([
    readFile(new URL("model.onnx", folder)),
    readFile(new URL("vocabulary.txt", folder), "utf8"),
    readFile(new URL("heads.json", folder), "utf8"),
  ]).catch((cause: unknown) => {
    throw new SaysoError(
      {
        code: "weights-missing",
        place: folder.pathname,
        message: "The model's weights are not there.",
        remedy: "Install Sayso again, or name their folder.",
      },
      cause,
    );
  });
  const weights = parseWeights(bytes, vocabulary, heads);
  return {
    version: weights.version,
    network: await openNetwork(weights.model),
    wordPieces: wordPieces(weights.vocabulary),
    heads: weights.heads,
  };
}
