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
import { type CountryRow, type Gazetteer, openGazetteer } from "./reading/gazetteer.ts";
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
  /** What `loadForThreads` gave, here or in another thread; by default it is loaded from its files. */
  readonly loaded?: Loaded;
  /** How many threads the network keeps busy; by default, as many as there are cores. The readings are the same. */
  readonly threads?: number;
  /** The day on which reports are read, as YYYY-MM-DD: a day of publication after it is not believed. */
  readonly today?: string;
}

/** What readers in several threads have in common: the bytes of the model, and those of the known places. */
export interface Loaded {
  readonly weights: Weights;
  readonly gazetteer: GazetteerFiles;
}

/** The file of known places, and the rows of its countries. */
interface GazetteerFiles {
  readonly bytes: Uint8Array;
  readonly countries: readonly CountryRow[];
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
const SHIPPED_GAZETTEER = new URL("../gazetteer/places.bin", import.meta.url);

/**
 * Opens the model and the known places once, for any number of reports. Refuses with `weights-missing` or
 * `gazetteer-missing` where they are not there.
 */
export async function createReader(options: ReaderOptions = {}): Promise<Reader> {
  const { today, loaded, gazetteer: places = SHIPPED_GAZETTEER } = options;
  const [model, gazetteer] = await Promise.all([
    openModel(options.weights ?? SHIPPED_WEIGHTS, options.threads, loaded?.weights),
    places === null ? null : loadGazetteer(places, loaded?.gazetteer),
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

/** What ships, for readers in several threads. Refuses with `weights-missing` or `gazetteer-missing`. */
export async function loadForThreads(): Promise<Loaded> {
  const [weights, { bytes, countries }] = await Promise.all([
    weightsIn(SHIPPED_WEIGHTS),
    gazetteerIn(SHIPPED_GAZETTEER),
  ]);
  return {
    weights: { ...weights, model: inCommon(weights.model) },
    gazetteer: { bytes: inCommon(bytes), countries },
  };
}

/** The bytes where every thread sees them: sent to another, they are not copied. */
function inCommon(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
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

async function loadGazetteer(path: URL, loaded?: GazetteerFiles): Promise<Gazetteer> {
  const { bytes, countries } = loaded ?? (await gazetteerIn(path));
  const gazetteer = openGazetteer(bytes, countries);
  if (gazetteer === null) throw new SaysoError(gazetteerMissing(path));
  return gazetteer;
}

async function gazetteerIn(path: URL): Promise<GazetteerFiles> {
  try {
    const countries = createRequire(import.meta.url).resolve("world-countries/dist/countries.json");
    const [bytes, rows] = await Promise.all([readFile(path), readFile(countries, "utf8")]);
    return { bytes, countries: JSON.parse(rows) as readonly CountryRow[] };
  } catch (cause) {
    throw new SaysoError(gazetteerMissing(path), cause);
  }
}

function gazetteerMissing(path: URL): Failure {
  return {
    code: "gazetteer-missing",
    place: path.pathname,
    message: "The known places are not there, or are none of this version.",
    remedy: "Install Sayso again, name their file, or read without places (gazetteer: null).",
  };
}
