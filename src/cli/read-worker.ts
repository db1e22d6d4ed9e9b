import { parentPort, workerData } from "node:worker_threads";
import { type Failure, SaysoError } from "../errors/sayso-error.ts";
import { createReader, type Loaded } from "../index.ts";
import type { SeenReport } from "../reading/read.ts";
import type { Registry } from "../registry/registry.ts";
import type { Report } from "../report/report.ts";
import { readingFailure } from "./reading-failure.ts";

/** What a worker is given when it starts. */
export interface WorkerTask {
  readonly registry: Registry;
  readonly today: string;
  readonly threads: number;
  readonly loaded: Loaded;
}

/** What a worker says: first its model's version, then of each report it is sent its reading. */
export type FromWorker =
  | { readonly version: string }
  | SeenReport
  | { readonly failure: Failure; readonly isAtStart: boolean };

// Reads the reports that it is sent, one after another. It writes nothing: there is one writer, in the main thread.
const { registry, today, threads, loaded } = workerData as WorkerTask;
const say = (message: FromWorker) => parentPort?.postMessage(message);
try {
  const reader = await createReader({ registry, today, threads, loaded });
  parentPort?.on("message", (report: Report | null) => {
    if (report === null) return void reader.close().then(() => parentPort?.close());
    reader.readWithPassages(report).then(
      ({ reading, sentences }) => say({ reading, sentences }),
      (error: unknown) => say({ failure: readingFailure(error, report), isAtStart: false }),
    );
  });
  say({ version: reader.version });
} catch (error) {
  if (!(error instanceof SaysoError)) throw error;
  say({ failure: error.failure, isAtStart: true });
}
