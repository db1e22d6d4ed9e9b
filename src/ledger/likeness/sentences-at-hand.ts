import type { DatabaseSync } from "node:sqlite";
import { stateOf } from "../desk/remembered.ts";
import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";

/** The sentences of all standing readings by one model, in memory: by number, in the order in which they came. */
export interface SentencesAtHand {
  readonly count: number;
  /** How many 32-bit words the bits of a sentence take. */
  readonly words: number;
  readonly bits: Int32Array;
  /** Of each sentence its reading and its span. */
  readonly readings: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** The sentences of a reading: from the first up to, not including, the second. */
  readonly ofReading: ReadonlyMap<number, readonly [from: number, to: number]>;
}

/** What is in memory, with what tells whether it is still so. */
interface Known {
  readonly model: string;
  readonly state: string;
  /** The last row of the table that was taken in, and how many were. */
  readonly last: number;
  readonly taken: number;
  readonly sentences: SentencesAtHand;
}

const KNOWN = new WeakMap<DatabaseSync, Known>();
const NONE: SentencesAtHand = {
  ...{ count: 0, words: 0, bits: new Int32Array(0), ofReading: new Map() },
  ...{ readings: new Uint32Array(0), starts: new Uint32Array(0), ends: new Uint32Array(0) },
};

/**
 * The sentences as the ledger has them now. They are loaded once; after a change, by this program or another, what came
 * is taken in, and all are loaded again only where something went.
 */
export function sentencesAtHand({ db }: Ledger, model: string): SentencesAtHand {
  const state = stateOf(db);
  const known = KNOWN.get(db);
  if (known?.model === model && known.state === state) return known.sentences;
  const fresh: Known = { model, state, last: 0, taken: 0, sentences: NONE };
  const grown = grow(db, known?.model === model ? { ...known, state } : fresh);
  // Numbers of the table's rows are never used again: as many up to the last one means that they are the same.
  const there = prepared(db, "SELECT count(*) AS n FROM sentence_vectors WHERE model = ? AND id <= ?");
  const isWhole = Number(there.get(model, grown.last)?.["n"]) === grown.taken;
  const now = isWhole ? grown : grow(db, fresh);
  KNOWN.set(db, now);
  return now.sentences;
}

function grow(db: DatabaseSync, known: Known): Known {
  const found = prepared(
    db,
    "SELECT id, reading, spans, bits FROM sentence_vectors WHERE model = ? AND id > ? ORDER BY id",
  );
  let { last, taken } = known;
  let { count, words, bits, readings, starts, ends } = known.sentences;
  const ofReading = new Map(known.sentences.ofReading);
  for (const row of found.iterate(known.model, known.last)) {
    last = Number(row["id"]);
    taken += 1;
    const spans = new Uint32Array(copied(row["spans"]));
    const own = new Int32Array(copied(row["bits"]));
    const more = spans.length / 2;
    if (more === 0) continue;
    words = own.length / more;
    if (count + more > starts.length) {
      // Twice as much each time: a ledger grows by a report.
      const room = 2 * (count + more);
      bits = enlarged(bits, new Int32Array(words * room));
      readings = enlarged(readings, new Uint32Array(room));
      starts = enlarged(starts, new Uint32Array(room));
      ends = enlarged(ends, new Uint32Array(room));
    }
    bits.set(own, words * count);
    for (let i = 0; i < more; i++) {
      starts[count + i] = spans[2 * i] ?? 0;
      ends[count + i] = spans[2 * i + 1] ?? 0;
    }
    readings.fill(Number(row["reading"]), count, count + more);
    ofReading.set(Number(row["reading"]), [count, count + more]);
    count += more;
  }
  const sentences = { count, words, bits, readings, starts, ends, ofReading };
  return { ...known, last, taken, sentences };
}

function enlarged<T extends Int32Array | Uint32Array>(old: T, room: T): T {
  room.set(old);
  return room;
}

/** What SQLite gives may begin anywhere in a bigger buffer; numbers of four bytes may not. */
function copied(blob: unknown): ArrayBuffer {
  if (!(blob instanceof Uint8Array)) throw new TypeError("What is kept of sentences is no blob.");
  return new Uint8Array(blob).buffer;
}
