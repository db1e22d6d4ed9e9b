import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Window } from "./windows.ts";
import { withOutputs } from "./with-outputs.ts";

/** What the network says of one window: rows run parallel to the window's words. */
export interface WindowScores {
  /** Logits of `heads.tags`, `tagCount` a word. */
  readonly tags: Float32Array;
  readonly entities: Float32Array;
  /** Each word as a cue and as a word beside one, `pairWidth` numbers a word: their product gives roles. */
  readonly cue: Float32Array;
  readonly word: Float32Array;
  /** Of each word: logits of no event and of each type, of each modality, and how far the text commits to it (-3 to 3). */
  readonly events: Float32Array;
  /** Each word as an event's anchor and as one of its actors or recipients, `pairWidth` numbers a word. */
  readonly anchor: Float32Array;
  readonly party: Float32Array;
  /** Of each word: the logit of heading a mention; itself as a later and an earlier mention; as head, first and last word. */
  readonly chains: Float32Array;
  /** Of each word its part in the embedding of its sentence. */
  readonly sentence: Float32Array;
}

/** Runs the network on a window. The only place with a model session. */
export interface Network {
  readonly score: (window: Window) => Promise<WindowScores>;
  /** Of each word piece of a window its embedding, one behind the other. */
  readonly embed: (window: Pieces) => Promise<Float32Array>;
  /** The same of what tells what two sentences in one window are to each other. */
  readonly judge: (window: Pieces) => Promise<Float32Array>;
  /** Frees the sessions. */
  readonly close: () => Promise<void>;
}

type Pieces = Pick<Window, "pieces" | "shapes" | "quotes">;

const OUTPUTS = ["tags", "entities", "cue", "word", "events", "anchor", "party", "chains", "sentence"] as const;

/**
 * Opens the network, each call of which keeps so many threads busy. Calls wait for one another: the runtime holds this
 * thread while one runs. The answer does not depend on the number of threads.
 */
export async function openNetwork(model: Uint8Array, threads: number): Promise<Network> {
  const open = (bytes: Uint8Array) =>
    InferenceSession.create(bytes, {
      intraOpNumThreads: threads,
      // A thread that waits for work by turning burns what the rest of a reading needs: without, a tenth less time.
      extra: { session: { intra_op: { allow_spinning: "0" } } },
      interOpNumThreads: 1,
      executionMode: "sequential",
      graphOptimizationLevel: "all",
      logSeverityLevel: 3,
    });
  const session = await open(withOutputs(model, OUTPUTS));
  // What is asked of windows of its own has a session of its own, opened when it is first asked for.
  const others = new Map<string, Promise<InferenceSession>>();
  const alone = async (name: "sentence" | "judged", window: Pieces) => {
    const other = others.get(name) ?? open(withOutputs(model, [name]));
    others.set(name, other);
    return floatsOf((await (await other).run(feedsOf(window), [name]))[name]).data;
  };
  return {
    score: async (window) => {
      const outputs = await session.run(feedsOf(window), OUTPUTS);
      const byWord = (name: (typeof OUTPUTS)[number]) => firstPieces(outputs[name], window);
      return {
        tags: byWord("tags"),
        entities: byWord("entities"),
        cue: byWord("cue"),
        word: byWord("word"),
        events: byWord("events"),
        anchor: byWord("anchor"),
        party: byWord("party"),
        chains: byWord("chains"),
        sentence: byWord("sentence"),
      };
    },
    embed: (window) => alone("sentence", window),
    judge: (window) => alone("judged", window),
    close: async () => {
      await session.release();
      for (const other of others.values()) await (await other).release();
    },
  };
}

function feedsOf({ pieces, shapes, quotes }: Pieces) {
  const row = (values: readonly number[]) =>
    new Tensor("int64", BigInt64Array.from(values, BigInt), [1, values.length]);
  const mask = new Tensor("int64", new BigInt64Array(pieces.length).fill(1n), [1, pieces.length]);
  return { pieces: row(pieces), shapes: row(shapes), quotes: row(quotes), mask };
}

function floatsOf(output: Tensor | undefined): { readonly data: Float32Array; readonly width: number } {
  if (!(output?.data instanceof Float32Array)) throw new TypeError("The network gave no float output: wrong weights?");
  return { data: output.data, width: output.dims[2] ?? 0 };
}

/** The rows of each word's first piece, packed. */
function firstPieces(output: Tensor | undefined, window: Window): Float32Array {
  const { data, width } = floatsOf(output);
  const rows = new Float32Array(window.words.length * width);
  for (const [i, { piece }] of window.words.entries()) {
    rows.set(data.subarray(piece * width, (piece + 1) * width), i * width);
  }
  return rows;
}
