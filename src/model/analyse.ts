import type { Span } from "../text/span.ts";
import { decodeWindow, type FoundAttribution } from "./decode.ts";
import { decodeEntities, type EntityMention } from "./entities.ts";
import type { Network } from "./network.ts";
import type { Heads } from "./weights.ts";
import { type Window, windowsOf } from "./windows.ts";
import type { WordPieces } from "./word-pieces.ts";

/** The network with what is needed to feed it and to read its answer. */
export interface Model {
  readonly version: string;
  readonly network: Network;
  readonly wordPieces: WordPieces;
  readonly heads: Heads;
}

/** What the network finds in a report, in the order of the text. */
export interface Analysis {
  readonly attributions: readonly FoundAttribution[];
  readonly entities: readonly EntityMention[];
}

/**
 * Reads paragraphs of a text with the network, `lanes` windows side by side. The answer does not depend on `lanes`:
 * every window is scored alone.
 */
export async function analyse(
  text: string,
  paragraphs: readonly Span[],
  model: Model,
  lanes: number,
): Promise<Analysis> {
  const attributions: FoundAttribution[] = [];
  const entities: EntityMention[] = [];
  const waiting: Promise<readonly [readonly FoundAttribution[], readonly EntityMention[]]>[] = [];
  const take = async () => {
    const found = await waiting.shift();
    if (found === undefined) return;
    attributions.push(...found[0]);
    entities.push(...found[1]);
  };
  for (const window of windowsOf(text, paragraphs, model.wordPieces, model.heads.maxPieces)) {
    waiting.push(readWindow(window, model));
    if (waiting.length >= lanes) await take();
  }
  while (waiting.length > 0) await take();
  return { attributions, entities };
}

async function readWindow(window: Window, { network, heads }: Model) {
  const scores = await network.score(window);
  return [decodeWindow(window, scores, heads), decodeEntities(window, scores.entities, heads)] as const;
}
