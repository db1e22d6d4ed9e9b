import type { Model } from "./analyse.ts";
import { gelu, linear, sigmoid, softmax } from "./layers.ts";
import { type MarkedWindow, twoSided } from "./marked-windows.ts";
import type { Network } from "./network.ts";
import type { Heads } from "./weights.ts";

/** The chance of each of `heads.pairTypes` joining the marked source and target. */
export async function pairTypes(window: MarkedWindow, network: Network, heads: Heads): Promise<Float32Array> {
  const pooled = pool(window, await network.embed(window));
  const hidden = linear(pooled, heads.typeHidden, heads.typeHiddenBias).map(gelu);
  return softmax(linear(hidden, heads.typeOut, heads.typeOutBias));
}

/** How likely it is, each by itself, that two sentences are in a relation. */
export interface Relations {
  /** They cannot both hold. */
  readonly dispute: number;
  /** The second supersedes the first. */
  readonly update: number;
  /** They make the same claim. */
  readonly same: number;
}

/** What joins two sentences, as the network says it of both side by side. */
export async function relationsOf(a: string, b: string, { network, wordPieces, heads }: Model): Promise<Relations> {
  const window = twoSided(a, b, wordPieces);
  const pooled = pool(window, await network.judge(window));
  const hidden = linear(pooled, heads.disputeHidden, heads.disputeHiddenBias).map(gelu);
  const chances = linear(hidden, heads.disputeOut, heads.disputeOutBias).map(sigmoid);
  const of = (name: keyof Relations) => chances[heads.relations.indexOf(name)] ?? 0;
  return { dispute: of("dispute"), update: of("update"), same: of("same") };
}

/** The first piece, the mean of all, and both opening markers, one behind the other. */
function pool(window: MarkedWindow, sentence: Float32Array): Float32Array {
  const count = window.pieces.length;
  const width = sentence.length / count;
  const out = new Float32Array(4 * width);
  for (let k = 0; k < width; k++) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += sentence[i * width + k] ?? 0;
    out[k] = sentence[k] ?? 0;
    out[width + k] = sum / count;
    out[2 * width + k] = sentence[window.markers[0] * width + k] ?? 0;
    out[3 * width + k] = sentence[window.markers[1] * width + k] ?? 0;
  }
  return out;
}
