import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import { type Failure, SaysoError } from "../errors/sayso-error.ts";
import { loadForThreads } from "../index.ts";
import type { SeenReport } from "../reading/read.ts";
import type { Report } from "../report/report.ts";
import type { FromWorker, WorkerTask } from "./read-worker.ts";

/** Several readers, each in a thread of its own. */
export interface ReadingPool {
  readonly version: string;
  /** Waits for a worker that is idle. Refuses with the report's own failure, or `reading-broken` where its worker died. */
  readonly read: (report: Report) => Promise<SeenReport>;
  readonly close: () => Promise<void>;
}

/** A worker and what it is at. */
interface Hand {
  readonly worker: Worker;
  readonly version: string;
}

/**
 * What a worker may keep, in MB: what it has just made, and all else. Left alone each takes a hundred MB more before it lets
 * go, and is no faster. A report of 750,000 letters is read within it.
 */
const KEPT = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 512 } as const;
/** The worker lies beside this file, in TypeScript or compiled. */
const WORKER = new URL(`./read-worker${extname(import.meta.url)}`, import.meta.url);

/**
 * Opens a worker, and up to so many as there is work for them. A worker that dies takes its report with it, which is
 * told as failed, and the next report gets a new one. Refuses as the reader does where the weights are missing.
 */
export async function openReadingPool(
  count: number,
  about: Omit<WorkerTask, "loaded">,
  script = WORKER,
): Promise<ReadingPool> {
  const task = { ...about, loaded: await loadForThreads() };
  const first = await startHand(script, task);
  const idle: (Hand | null)[] = [...Array.from({ length: count - 1 }, () => null), first];
  const waiting: ((hand: Hand | null) => void)[] = [];
  const take = () => {
    const hand = idle.pop();
    return hand === undefined ? new Promise<Hand | null>((resolve) => waiting.push(resolve)) : Promise.resolve(hand);
  };
  // Null stands for a worker that died or was not needed yet: whoever comes next starts one.
  const give = (hand: Hand | null) => {
    const next = waiting.shift();
    if (next === undefined) idle.push(hand);
    else next(hand);
  };
  return {
    version: first.version,
    read: async (report) => {
      let hand: Hand | null = null;
      const taken = await take();
      try {
        hand = taken ?? (await startHand(script, task));
        const answer = await readBy(hand, report);
        if ("reading" in answer) return answer;
        throw new SaysoError(answer.failure);
      } catch (error) {
        if (error instanceof WorkerDied) hand = null;
        throw error instanceof WorkerDied ? new SaysoError(diedOver(report, error.message)) : error;
      } finally {
        give(hand);
      }
    },
    close: async () => {
      await Promise.all(idle.map(async (hand) => (hand === null ? undefined : endHand(hand))));
    },
  };
}

class WorkerDied extends Error {}

async function startHand(script: URL, task: WorkerTask): Promise<Hand> {
  const worker = new Worker(script, { workerData: task, resourceLimits: KEPT });
  const first = await heardFrom(worker);
  if ("version" in first) return { worker, version: first.version };
  await worker.terminate();
  throw "failure" in first ? new SaysoError(first.failure) : new TypeError("A worker read before it was asked to.");
}

async function readBy({ worker }: Hand, report: Report) {
  const heard = heardFrom(worker);
  worker.postMessage(report);
  const answer = await heard;
  if ("version" in answer) throw new TypeError("A worker started twice.");
  return answer;
}

/** The next word of a worker. Refuses with what it died of. */
function heardFrom(worker: Worker): Promise<FromWorker> {
  return new Promise((resolve, reject) => {
    const done = (end: () => void) => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      end();
    };
    const onMessage = (message: FromWorker) => done(() => resolve(message));
    const onError = (error: Error) => done(() => reject(new WorkerDied(error.message)));
    const onExit = (code: number) => done(() => reject(new WorkerDied(`it ended with ${code}`)));
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
  });
}

function endHand({ worker }: Hand): Promise<void> {
  return new Promise((resolve) => {
    worker.once("exit", () => resolve());
    worker.postMessage(null);
  });
}

function diedOver({ file, url }: Report, why: string): Failure {
  const place = file ?? url;
  return {
    code: "reading-broken",
    ...(place === null ? {} : { place }),
    message: `What read it broke down (${why}).`,
    remedy: "Try it again alone, with 'sayso add --retry --workers 0'.",
  };
}
