import type { Span } from "../../text/span.ts";
import { type Body, type CorrectableKind, spansIn } from "../row-parts.ts";
import { canonical } from "./correction.ts";

/** Rows that share less of their words than this are not one row read twice. */
const LEAST = 0.3;
/** So little that it decides between rows of the same words alone. */
const PER_FIELD = 1e-4;

/** The row that shares most words with spans, among equals the one most like another; null where none shares enough. */
export function bestRow(
  rows: readonly Body[],
  kind: CorrectableKind,
  spans: readonly Span[],
  like: Body | null,
): Body | null {
  let best: Body | null = null;
  let most = LEAST;
  for (const row of rows) {
    const shared = share(spansIn(kind, row), spans);
    if (shared < LEAST) continue;
    const score = shared + PER_FIELD * (like === null ? 0 : equalFields(row, like));
    if (score > most) {
      most = score;
      best = row;
    }
  }
  return best;
}

/** Of the words that either points at, the share that both do: 0 to 1. */
export function share(a: readonly Span[], b: readonly Span[]): number {
  if (isApart(a, b)) return 0;
  const [left, right] = [merged(a), merged(b)];
  const both = left.reduce(
    (sum, x) => sum + right.reduce((n, y) => n + Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start)), 0),
    0,
  );
  const either = length(left) + length(right) - both;
  return either === 0 ? 0 : both / either;
}

/** Most rows of a report are far from one another: told without sorting their spans. */
function isApart(a: readonly Span[], b: readonly Span[]): boolean {
  return !a.some((x) => b.some((y) => x.start < y.end && y.start < x.end));
}

function equalFields(a: Body, b: Body): number {
  return Object.keys(b).filter((field) => canonical(a[field]) === canonical(b[field])).length;
}

function length(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** The same words, none twice. */
function merged(spans: readonly Span[]): readonly Span[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}
