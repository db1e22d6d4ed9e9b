import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";
import { zstdDecompress } from "node:zlib";
import { type Failure, SaysoError } from "./errors/sayso-error.ts";
import type { Model } from "./model/analyse.ts";
import { type ClashOf, clashOf } from "./model/clashes.ts";
import { openNetwork } from "./model/network.ts";
import { type Relations, relationsOf } from "./model/pair-heads.ts";
import { signedWeights } from "./model/signed-weights.ts";
import { vectorOf } from "./model/vector-of.ts";
import { parseWeights, type Weights } from "./model/weights.ts";
import { wordPieces } from "./model/word-pieces.ts";
import { type Gazetteer, openGazetteer } from "./reading/gazetteer.ts";
import { type ReadReport, readReport, readWithPassages } from "./reading/read.ts";
import type { Reading } from "./reading/reading.ts";
import type { Registry } from "./registry/registry.ts";
import { type IntakeOptions, intakeText } from "./report/intake.ts";
import type { Report } from "./report/report.ts";

export { describeFailure, type Failure, SaysoError } from "./errors/sayso-error.ts";
export { type Attribution, type Place, READING, type Reading, type Time } from "./reading/reading.ts";
export { intakeFile } from "./report/files/intake-file.ts";
export type { Taken } from "./report/files/taken.ts";
export { type IntakeOptions, intakeBytes, intakeText } from "./report/intake.ts";
export type { Block, Report, Warning } from "./report/report.ts";
export type { Span } from "./text/span.ts";

export interface ReaderOptions {
  /** The folder with `model.onnx.zst`, `vocabulary.txt.zst` and `heads.json.zst`; by default the one that ships. */
  readonly weights?: URL;
  /** The file of known places; by default the one that ships. With null, places are not read. */
  readonly gazetteer?: URL | null;
  /** Known actors: readings then carry their ids and registered names. */
  readonly registry?: Registry;
  /** The weights as `loadWeights` gave them, here or in another thread; by default they are loaded from their folder. */
  readonly loaded?: Weights;
  /** How many threads the network keeps busy; by default, as many as there are cores. The readings are the same. */
  readonly threads?: number;
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
  /** How likely two sentences of read reports clash, by their vectors alone. */
  readonly clash: ClashOf;
  /** What joins two sentences of different passages, the earlier first: each relation's chance by itself. */
  readonly relations: (a: string, b: string) => Promise<Relations>;
  /** The vector of a sentence by itself: what sentences of reports are compared with in a search by likeness. */
  readonly vectorOf: (sentence: string) => Promise<Float32Array>;
  /** Frees the model. */
  readonly close: () => Promise<void>;
}

/** The folder of the weights that ship. */
export const SHIPPED_WEIGHTS = new URL("../weights/", import.meta.url);

/**
 * Opens the model and the known places once, for any number of reports. Refuses with `weights-missing` or
 * `gazetteer-missing` where they are not there.
 */
export async function createReader(options: ReaderOptions = {}): Promise<Reader> {
  const { today } = options;
  const { gazetteer: places = new URL("../gazetteer/places.bin", import.meta.url) } = options;
  const [model, gazetteer] = await Promise.all([
    openModel(options.weights ?? SHIPPED_WEIGHTS, options.threads, options.loaded),
    places === null ? null : loadGazetteer(places),
  ]);
  const how = { gazetteer, registry: options.registry ?? [], ...(today === undefined ? {} : { today }) };
  return {
    version: model.version,
    read: (report, intake) => readReport(typeof report === "string" ? intakeText(report, intake) : report, model, how),
    readWithPassages: (report) => readWithPassages(report, model, how),
    clash: clashOf(model.heads),
    relations: (a, b) => relationsOf(a, b, model),
    vectorOf: (sentence) => vectorOf(sentence, model),
    close: () => model.network.close(),
  };
}

/** The network with what feeds and reads it, from a folder of weights or as loaded. Refuses with `weights-missing`. */
export async function openModel(folder: URL, threads = availableParallelism(), loaded?: Weights): Promise<Model> {
  const { model, version, vocabulary, heads } = loaded ?? (await weightsIn(folder));
  return { version, network: await openNetwork(model, threads), wordPieces: wordPieces(vocabulary), heads };
}

/** Weights for readers in several threads, which have the model's bytes in common. Refuses with `weights-missing`. */
export async function loadWeights(folder: URL = SHIPPED_WEIGHTS): Promise<Weights> {
  const weights = await weightsIn(folder);
  const model = new Uint8Array(new SharedArrayBuffer(weights.model.length));
  model.set(weights.model);
  return { ...weights, model };
}

const decompressed = promisify(zstdDecompress);

/** The weights of a folder, in the form that the processor is fastest with. */
async function weightsIn(folder: URL): Promise<Weights> {
  try {
    const whole = async (name: string) => decompressed(await readFile(new URL(`${name}.zst`, folder)));
    const [model, vocabulary, heads] = await Promise.all([
      whole("model.onnx"),
      whole("vocabulary.txt"),
      whole("heads.json"),
    ]);
    const signed = (await multipliesSignedBytes()) ? signedWeights(model) : model;
    return parseWeights(signed, vocabulary.toString(), heads.toString());
  } catch (cause) {
    throw new SaysoError(
      {
        code: "weights-missing",
        place: folder.pathname,
        message: "The model's weights are not there, or are damaged.",
        remedy: "Install Sayso again, or name their folder.",
      },
      cause,
    );
  }
}

/** Whether the processor is known to multiply bytes with a sign exactly (VNNI), and so twice as fast: on Linux alone. */
async function multipliesSignedBytes(): Promise<boolean> {
  const processor = await readFile("/proc/cpuinfo", "utf8").catch(() => "");
  return /\bavx512_vnni\b/.test(processor);
}

async function loadGazetteer(path: URL): Promise<Gazetteer> {
  const failure: Failure = {
    code: "gazetteer-missing",
    place: path.pathname,
    message: "The known places are not there, or are none of this version.",
    remedy: "Install Sayso again, name their file, or read without places (gazetteer: null).",
  };
  try {
    const countries = createRequire(import.meta.url).resolve("world-countries/dist/countries.json");
    const [bytes, rows] = await Promise.all([readFile(path), readFile(countries, "utf8")]);
    const gazetteer = openGazetteer(bytes, JSON.parse(rows));
    if (gazetteer !== null) return gazetteer;
  } catch (cause) {
    throw new SaysoError(failure, cause);
  }
  throw new SaysoError(failure);
}
