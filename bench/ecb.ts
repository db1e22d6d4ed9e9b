import { readFileSync } from "node:fs";
import type { Model } from "../src/model/analyse.ts";
import { eventRow } from "../src/model/event-row.ts";
import { softmax } from "../src/model/layers.ts";
import { middleOf } from "../src/model/likeness.ts";
import { windowsOf } from "../src/model/windows.ts";
import type { Telling } from "../src/story/telling-features.ts";
import { overlaps, type Span } from "../src/text/span.ts";

/** Words that ECB+ marks as telling a happening, with the chain that they are in. */
export interface MarkedTelling extends Telling {
  readonly topic: string;
  readonly chain: string;
}

interface Marked {
  readonly id: string;
  readonly topic: string;
  readonly sentences: readonly { readonly n: number; readonly tokens: readonly string[] }[];
  readonly mentions: readonly {
    readonly kind: string;
    readonly chain: string;
    readonly sentence: number;
    readonly tokens: readonly number[];
    readonly words: string;
  }[];
}

/** The tellings of a file of ECB+, each report read once. */
export async function markedTellings(path: string, model: Model): Promise<readonly MarkedTelling[]> {
  const tellings: MarkedTelling[] = [];
  for (const line of readFileSync(path, "utf8").trim().split("\n"))
    tellings.push(...(await tellingsOf(JSON.parse(line), model)));
  return tellings;
}

async function tellingsOf({ id, topic, sentences, mentions }: Marked, model: Model): Promise<readonly MarkedTelling[]> {
  let text = "";
  const laid = new Map<number, Span & { readonly tokens: readonly Span[] }>();
  for (const { n, tokens } of sentences) {
    const start = text.length;
    const spans = tokens.map((token, i) => {
      if (i > 0) text += " ";
      text += token;
      return { start: text.length - token.length, end: text.length };
    });
    laid.set(n, { start, end: text.length, tokens: spans });
    text += "\n\n";
  }
  const at = eventRow(model.heads);
  const words: (Span & { readonly vector: Float32Array; readonly types: Float32Array })[] = [];
  for (const window of windowsOf(text, [...laid.values()], model.wordPieces, model.heads.maxPieces)) {
    const { sentence, events } = await model.network.score(window);
    const width = sentence.length / window.words.length;
    for (const [i, { start, end }] of window.words.entries()) {
      const types = softmax(events.subarray(i * at.width + at.types, i * at.width + at.modalities));
      words.push({ start, end, vector: sentence.slice(i * width, (i + 1) * width), types });
    }
  }
  const wordsIn = (span: Span) => words.filter((word) => overlaps(word, span));
  return mentions.flatMap((mention): MarkedTelling[] => {
    const sentence = laid.get(mention.sentence);
    if (mention.kind !== "event" || sentence === undefined) return [];
    const tokens = mention.tokens
      .flatMap((at) => sentence.tokens[at] ?? [])
      .map(wordsIn)
      .filter((own) => own.length > 0);
    const types = tokens.at(-1)?.[0]?.types;
    if (types === undefined) return [];
    const vector = middleOf(tokens.map((own) => middleOf(own.map((word) => word.vector))));
    const around = middleOf(wordsIn(sentence).map((word) => word.vector));
    const said = text.slice(sentence.start, sentence.end);
    return [{ report: id, topic, chain: mention.chain, words: mention.words, sentence: said, vector, around, types }];
  });
}
