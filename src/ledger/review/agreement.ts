import { SaysoError } from "../../errors/sayso-error.ts";
import type { Span } from "../../text/span.ts";
import { share } from "../corrections/overlap.ts";
import type { Ledger } from "../open-ledger.ts";
import { type Body, spansIn } from "../row-parts.ts";
import { krippendorffsAlpha } from "./alpha.ts";
import { cohensKappa, type Kappa, type Pair } from "./kappa.ts";
import type { Coder, Mark, MarkAction } from "./marks.ts";
import { itemsOf, marksOf } from "./queue.ts";
import { REVIEWED_KINDS, type ReviewedKind, reviewSet } from "./review-sets.ts";
import { type MarkedSpan, type SpanF1, spanF1 } from "./span-f1.ts";

/** Agreement on one question. */
export interface Measure extends Kappa {
  readonly question: "kept or struck" | "act" | "type" | "polarity";
  readonly alpha: number | null;
  /** How many of each pair of answers there are, the most first. */
  readonly answers: readonly { readonly first: string; readonly second: string; readonly count: number }[];
}

/** How far the two coders of a set agree. */
export interface Agreement {
  readonly marks: Readonly<Record<Coder, Readonly<Record<MarkAction, number>>>>;
  readonly measures: readonly Measure[];
  readonly spans: readonly (SpanF1 & { readonly kind: ReviewedKind | "all" })[];
}

/** What both said of one row; of an added one, null is who did not add it. */
export interface Both {
  readonly kind: ReviewedKind;
  readonly first: Mark | null;
  readonly second: Mark | null;
  readonly isAdded: boolean;
}

/** Rows added by two people are one where they share so much of their words. */
const TWINS = 0.6;

/** The agreement of a set. Refuses with `review-unfinished` until both coders are done: till then neither sees the other's. */
export function agreementOf(ledger: Ledger, review: number): Agreement {
  const both = bothOf(ledger, review);
  const rows = both.filter(({ isAdded }) => !isAdded);
  const label = (kind: ReviewedKind, field: string): readonly Pair[] =>
    both.flatMap(({ kind: own, first, second }) =>
      own === kind && first?.row != null && second?.row != null
        ? [[String(first.row[field]), String(second.row[field])] as const]
        : [],
    );
  const kept = (mark: Mark | null) => (mark?.row == null ? "struck" : "kept");
  const count = (coder: Coder, action: MarkAction) => both.filter((one) => one[coder]?.action === action).length;
  const counts = (coder: Coder) => ({
    confirm: count(coder, "confirm"),
    change: count(coder, "change"),
    strike: count(coder, "strike"),
    add: count(coder, "add"),
  });
  return {
    marks: { first: counts("first"), second: counts("second") },
    measures: [
      measured(
        "kept or struck",
        rows.map(({ first, second }) => [kept(first), kept(second)] as const),
      ),
      measured("act", label("statement", "act")),
      measured("type", label("event", "type")),
      measured("polarity", label("stance", "polarity")),
    ],
    spans: (["all", ...REVIEWED_KINDS] as const).map((kind) => {
      const of = kind === "all" ? both : both.filter((one) => one.kind === kind);
      return { kind, ...spanF1(markedBy(of, "first"), markedBy(of, "second")) };
    }),
  };
}

/** What both coders said, row by row, then what either added. Refuses with `review-unfinished`. */
export function bothOf(ledger: Ledger, review: number): readonly Both[] {
  const set = reviewSet(ledger, review);
  const waiting = [set.firstDone === null ? set.first : null, set.secondDone === null ? set.second : null];
  if (waiting.some((name) => name !== null)) {
    throw new SaysoError({
      code: "review-unfinished",
      message: `${waiting.filter((name) => name !== null).join(" and ")} have not said that they are done.`,
      remedy: "Nobody sees the marks of both before.",
    });
  }
  const [first, second] = [marksOf(ledger, review, "first"), marksOf(ledger, review, "second")];
  const [byFirst, bySecond] = [new Map(first.map((m) => [m.item, m])), new Map(second.map((m) => [m.item, m]))];
  const rows = itemsOf(ledger, review).map(({ report, local, kind }): Both => {
    const name = `${report}/${local}`;
    return { kind, first: byFirst.get(name) ?? null, second: bySecond.get(name) ?? null, isAdded: false };
  });
  return [...rows, ...paired(first.filter(isAdd), second.filter(isAdd))];
}

function isAdd({ action }: Mark): boolean {
  return action === "add";
}

/** Rows that either added, each with the other's of the same words. */
function paired(first: readonly Mark[], second: readonly Mark[]): readonly Both[] {
  const left = new Set(second);
  const own = first.map((mark): Both => {
    const twin = [...left].find((other) => areTwins(mark, other)) ?? null;
    if (twin !== null) left.delete(twin);
    return { kind: mark.kind, first: mark, second: twin, isAdded: true };
  });
  return [...own, ...[...left].map((mark): Both => ({ kind: mark.kind, first: null, second: mark, isAdded: true }))];
}

function areTwins(a: Mark, b: Mark): boolean {
  if (a.kind !== b.kind || a.item.split("/")[0] !== b.item.split("/")[0] || a.row === null || b.row === null)
    return false;
  return share(spansIn(a.kind, a.row), spansIn(b.kind, b.row)) > TWINS;
}

function measured(question: Measure["question"], pairs: readonly Pair[]): Measure {
  const answers = new Map<string, number>();
  for (const pair of pairs) answers.set(JSON.stringify(pair), (answers.get(JSON.stringify(pair)) ?? 0) + 1);
  return {
    question,
    ...cohensKappa(pairs),
    alpha: krippendorffsAlpha(pairs).alpha,
    answers: [...answers]
      .map(([pair, count]) => {
        const [first = "", second = ""] = JSON.parse(pair) as readonly string[];
        return { first, second, count };
      })
      .sort((a, b) => b.count - a.count || (a.first < b.first ? -1 : 1)),
  };
}

/** The spans of the rows that a coder kept or added, by report, kind and part. */
function markedBy(both: readonly Both[], coder: Coder): readonly MarkedSpan[] {
  return both.flatMap(({ kind, [coder]: mark }) => {
    if (mark?.row == null) return [];
    const of = `${mark.item.split("/")[0]} ${kind}`;
    return partsOf(kind, mark.row).flatMap(([part, spans]) =>
      spans.map(({ start, end }) => ({ of: `${of} ${part}`, start, end })),
    );
  });
}

function partsOf(kind: ReviewedKind, row: Body): readonly (readonly [string, readonly Span[]])[] {
  if (kind !== "statement") return [["", spansIn(kind, row)]];
  return ["source", "cue", "content"].map((part) => [part, row[part] as readonly Span[]] as const);
}
