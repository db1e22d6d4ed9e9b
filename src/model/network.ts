import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Window } from "./windows.ts";

/** What the network says of one window: rows run parallel to the window's words. */
export interface WindowScores {
  /** Logits of `heads.tags`, `tagCount` a word. */
  readonly tags: Float32Array;
  readonly entities: Float32Array;
  /** Each word as a cue and as a word beside one, `pairWidth` numbers a word: their product gives roles. */
  readonly cue: Float32Array;
  readonly word: Float32Array;
}

/** Runs the network on a window. The only place with a model session. */
export interface Network {
  readonly score: (window: Window) => Promise<WindowScores>;
  /** Frees the session. */
  readonly close: () => Promise<void>;
}

const OUTPUTS = ["tags", "entities", "cue", "word"] as const;

/**
 * Opens the network. One thread a call: calls run side by side on as many cores as `read` keeps busy, which measured
 * faster than several threads in one call.
 */
export async function openNetwork(model: Uint8Array): Promise<Network> {
  const session = await InferenceSession.create(model, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
    logSeverityLevel: 3,
  });
  return {
    score: async (window) => {
      const length = window.pieces.length;
      const row = (values: readonly number[]) => new Tensor("int64", BigInt64Array.from(values, BigInt), [1, length]);
      const outputs = await session.run(
        {
          pieces: row(window.pieces),
          shapes: row(window.shapes),
          quotes: row(window.quotes),
          mask: new Tensor("int64", new BigInt64Array(length).fill(1n), [1, length]),
        },
        OUTPUTS,
      );
      const byWord = (name: (typeof OUTPUTS)[number]) => firstPieces(outputs[name], window);
      return { tags: byWord("tags"), entities: byWord("entities"), cue: byWord("cue"), word: byWord("word") };
    },
    close: () => session.release(),
  };
}

/** The rows of each word's first piece, packed. */
function firstPieces(output: Tensor | undefined, window: Window): Float32Array {
  if (!(output?.data instanceof Float32Array)) throw new TypeError("The network gave no float output: wrong weights?");
  const width = output.dims[2] ?? 0;
  const rows = new Float32Array(window.words.length * width);
  for (const [i, { piece }] of window.words.entries()) {
    rows.set(output.data.subarray(piece * width, (piece + 1) * width), i * width);
  }
  return rows;
}
