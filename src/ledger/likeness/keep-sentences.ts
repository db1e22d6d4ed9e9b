import type { Span } from "../../text/span.ts";
import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";
import { packed, wordsOfBits } from "./packed.ts";

/** A sentence of a report as the network saw it where it stands. */
export interface SeenSentence extends Span {
  readonly vector: Float32Array;
}

/**
 * Keeps the vectors of a reading's sentences beside it, in place of those that it had. They hang on sentences and not on
 * rows, so that a row which people change or add is found as well. For use in a transaction.
 */
export function keepSentences(
  { db }: Ledger,
  reading: number,
  model: string,
  sentences: readonly SeenSentence[],
): void {
  const width = sentences[0]?.vector.length ?? 0;
  const words = wordsOfBits(width);
  const spans = new Uint32Array(2 * sentences.length);
  const bits = new Int32Array(words * sentences.length);
  const numbers = new Int8Array(width * sentences.length);
  for (const [i, { start, end, vector }] of sentences.entries()) {
    if (vector.length !== width) throw new RangeError(`Vectors of ${width} and ${vector.length} numbers in a report.`);
    const one = packed(vector);
    spans.set([start, end], 2 * i);
    bits.set(one.bits, words * i);
    numbers.set(one.numbers, width * i);
  }
  dropSentences({ db }, reading);
  prepared(db, "INSERT INTO sentence_vectors (reading, model, spans, bits, numbers) VALUES (?, ?, ?, ?, ?)").run(
    reading,
    model,
    bytesOf(spans),
    bytesOf(bits),
    bytesOf(numbers),
  );
}

/** Takes the vectors of a reading out: it is superseded, or its text is another one. */
export function dropSentences({ db }: Pick<Ledger, "db">, reading: number): void {
  prepared(db, "DELETE FROM sentence_vectors WHERE reading = ?").run(reading);
}

/** Whether the vectors of a reading's sentences are kept: not where an older Sayso read it. */
export function hasSentences({ db }: Ledger, reading: number): boolean {
  return prepared(db, "SELECT 1 FROM sentence_vectors WHERE reading = ?").get(reading) !== undefined;
}

function bytesOf({ buffer }: Uint32Array | Int32Array | Int8Array): Uint8Array {
  return new Uint8Array(buffer);
}
