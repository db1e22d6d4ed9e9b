import { SaysoError } from "../../errors/sayso-error.ts";
import type { Span } from "../../text/span.ts";
import { overlaps } from "../../text/span.ts";
import { searchOf } from "../find-rows.ts";
import type { Ledger } from "../open-ledger.ts";
import { prepared } from "../prepared.ts";
import type { Query } from "../query.ts";
import type { RowKind } from "../rows-of.ts";
import { conditionsOf, OF_REPORTS, together, type Wanted } from "../ways-to-rows.ts";
import { narrowed } from "./narrowed.ts";
import { nearest } from "./nearest.ts";
import { cosine, packed } from "./packed.ts";
import { type SentencesAtHand, sentencesAtHand } from "./sentences-at-hand.ts";

/** What rows are to be like: the vector of a sentence, and the model that it is of. */
export interface Like {
  readonly vector: Float32Array;
  readonly model: string;
}

/** A row by its number, with how like it is: at most 1. */
export interface LikeRow {
  readonly id: number;
  readonly score: number;
}

/** Rows of these kinds say something, in a sentence. */
export const LIKE_KINDS: readonly RowKind[] = ["statement", "event"];
/** So many rows are put in order; likeness tells nothing of what comes after them. */
export const LIKEST = 300;
/** And so many where a facet that many rows have is asked for: most of the nearest sentences are looked up in vain then. */
const OF_FACET = 60;

interface Candidate {
  readonly id: number;
  readonly sentence: number;
  readonly published: string | null;
}

/**
 * The standing rows whose sentences are likest to a sentence, among those that the query asks for, with how like they
 * are; at most LIKEST. The best first, or of these the newest. Sentences of other models are not compared. Refuses with
 * `query-invalid` kinds of rows that say nothing.
 */
export function likeRows(ledger: Ledger, query: Query, like: Like, wanted: Wanted): readonly LikeRow[] {
  if (wanted.kind !== null && !LIKE_KINDS.includes(wanted.kind)) return refuseKind(wanted.kind);
  const sentences = sentencesAtHand(ledger, like.model);
  const candidates = candidatesOf(ledger, sentences, query, like, wanted);
  const scores = scoresOf(ledger, sentences, candidates, like.vector);
  const scored = candidates.map(({ id, published }, i) => ({ id, published, score: scores[i] ?? 0 }));
  const best = new Map<number, (typeof scored)[number]>();
  for (const one of scored) if (one.score > (best.get(one.id)?.score ?? -1)) best.set(one.id, one);
  return [...best.values()]
    .sort(
      (a, b) =>
        (wanted.sort === "date" ? compared(b.published ?? "", a.published ?? "") : 0) ||
        b.score - a.score ||
        a.id - b.id,
    )
    .slice(wanted.from, wanted.from + wanted.count)
    .map(({ id, score }) => ({ id, score }));
}

/** Rows in the sentences nearest by their bits, a sentence after another, until there are enough. */
function candidatesOf(
  ledger: Ledger,
  sentences: SentencesAtHand,
  query: Query,
  { vector }: Like,
  wanted: Wanted,
): readonly Candidate[] {
  const search = searchOf(ledger, query, wanted);
  const among = narrowed(ledger, search, sentences);
  const words =
    search.match === null
      ? []
      : [
          {
            sql: "EXISTS (SELECT 1 FROM row_words WHERE row_words MATCH ? AND row_words.rowid = rows.id)",
            values: [search.match],
          },
        ];
  const kinds = wanted.kind === null ? LIKE_KINDS : [wanted.kind];
  const { sql, values } = together([conditionsOf({ ...search, ofKind: [] }, "rows.id"), ...words]);
  const find = prepared(
    ledger.db,
    `SELECT rows.id, rows.kind, rows.body, reports.published FROM rows ${OF_REPORTS}
     WHERE rows.reading = ? AND rows.kind IN (${kinds.map((kind) => `'${kind}'`).join(", ")})
       AND rows."start" < ? AND rows."end" > ? AND ${sql} ORDER BY rows.id`,
  );
  const enough = among === null && search.facets.length > 0 ? OF_FACET : LIKEST;
  const found: Candidate[] = [];
  const rows = new Set<number>();
  for (const ring of nearest(sentences, packed(vector).bits, among))
    for (const sentence of ring) {
      const [start, end] = [sentences.starts[sentence] ?? 0, sentences.ends[sentence] ?? 0];
      for (const row of find.all(sentences.readings[sentence] ?? 0, end, start, ...values)) {
        if (!meaning(String(row["kind"]), String(row["body"])).some((span) => overlaps(span, { start, end }))) continue;
        const published = row["published"] === null ? null : String(row["published"]);
        found.push({ id: Number(row["id"]), sentence, published });
        rows.add(Number(row["id"]));
      }
      if (rows.size >= enough) return found;
    }
  return found;
}

/** Where a row says what it says: a statement in its content, not in the words that name who speaks. */
function meaning(kind: string, body: string): readonly Span[] {
  const row = JSON.parse(body) as { readonly content?: readonly Span[]; readonly anchor?: readonly Span[] };
  return (kind === "statement" ? row.content : row.anchor) ?? [];
}

/** How like each candidate's sentence is, to three decimals. */
function scoresOf(
  { db }: Ledger,
  { readings, ofReading }: SentencesAtHand,
  candidates: readonly Candidate[],
  vector: Float32Array,
): readonly number[] {
  const numbers = new Map<number, Int8Array>();
  return candidates.map(({ sentence }) => {
    const reading = readings[sentence] ?? 0;
    const own = numbers.get(reading) ?? numbersOf(db, reading);
    numbers.set(reading, own);
    const at = (sentence - (ofReading.get(reading)?.[0] ?? 0)) * vector.length;
    return Math.round(1000 * cosine(vector, own.subarray(at, at + vector.length))) / 1000;
  });
}

function numbersOf(db: Ledger["db"], reading: number): Int8Array {
  const blob = prepared(db, "SELECT numbers FROM sentence_vectors WHERE reading = ?").get(reading)?.["numbers"];
  return blob instanceof Uint8Array ? new Int8Array(blob.buffer, blob.byteOffset, blob.byteLength) : new Int8Array(0);
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function refuseKind(kind: RowKind): never {
  throw new SaysoError({
    code: "query-invalid",
    message: `Rows of the kind '${kind}' are not looked for by likeness.`,
    remedy: `Ask for the kind ${LIKE_KINDS.join(" or ")}, or leave the sentence out.`,
  });
}
