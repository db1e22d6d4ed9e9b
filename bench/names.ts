import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "csv-parse/sync";
import type { Bearer } from "../src/names/evidence-of.ts";
import { sameBearer } from "../src/names/same-bearer.ts";
import { SHARED } from "./corpora.ts";
import { fitWeights } from "./fit-names.ts";

/** A line of a file of pairs; `isOne` is false where the file does not tell. */
export interface NamePair {
  readonly a: string;
  readonly b: string;
  readonly kind: Bearer | null;
  readonly isOne: boolean;
}

/** The marked pairs, where the corpora are here. */
export const PAIRS = join(SHARED, "corpora", "names", "pairs.csv");
/** Whose name a schema of FollowTheMoney says; LegalEntity says only that somebody or something can sue. */
const KINDS: Readonly<Record<string, Bearer>> = {
  person: "person",
  company: "body",
  organization: "body",
  organisation: "body",
  publicbody: "body",
  vessel: "craft",
  airplane: "craft",
};
const FOLDS = 5;

/** The pairs of a CSV file with the columns schema, name1, name2 and, where they are marked, is_match. */
export function readPairs(path: string): readonly NamePair[] {
  const rows: readonly Readonly<Record<string, string>>[] = parse(readFileSync(path), {
    bom: true,
    columns: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  return rows.map(({ schema = "", name1 = "", name2 = "", is_match = "" }) => ({
    a: name1,
    b: name2,
    kind: KINDS[schema.trim().toLowerCase()] ?? null,
    isOne: is_match.trim().toLowerCase() === "true",
  }));
}

/** A line a pair: how likely it is one bearer's, and nothing else. */
export function likelihoodsOf(path: string): string {
  const at = resolve(process.env["INIT_CWD"] ?? "", path);
  return readPairs(at)
    .map(({ a, b, kind }) => sameBearer(a, b, kind).likelihood)
    .join("\n");
}

/** Each fold judged by weights from the other four; pairs that share a name are in one fold. A table and its misses. */
export function outOfFold(path: string): string {
  const pairs = readPairs(path);
  const fold = foldsOf(pairs);
  const counts = { hit: 0, falseJoin: 0, missed: 0, apart: 0 };
  const misses: string[] = [];
  for (let k = 0; k < FOLDS; k++) {
    const weights = fitWeights(pairs.filter((_, i) => fold[i] !== k));
    pairs.forEach(({ a, b, kind, isOne }, i) => {
      if (fold[i] !== k) return;
      const { likelihood, why } = sameBearer(a, b, kind, weights);
      const isJoined = likelihood >= 0.5;
      counts[isJoined ? (isOne ? "hit" : "falseJoin") : isOne ? "missed" : "apart"]++;
      if (isJoined !== isOne) misses.push(`${isOne ? "one " : "two "} ${likelihood.toFixed(3)}  ${a} | ${b}  ${why}`);
    });
  }
  const { hit, falseJoin, missed, apart } = counts;
  const [precision, recall] = [hit / (hit + falseJoin), hit / (hit + missed)];
  const f1 = (2 * precision * recall) / (precision + recall);
  const figures = { F1: f1, precision, recall, accuracy: (hit + apart) / pairs.length };
  return [
    `${pairs.length} pairs, ${FOLDS} folds: ${Object.entries(figures)
      .map(([name, value]) => `${name} ${value.toFixed(3)}`)
      .join(", ")}`,
    ...misses,
  ].join("\n");
}

function foldsOf(pairs: readonly NamePair[]): readonly number[] {
  const groupOf = new Map<string, number>();
  pairs.forEach(({ a, b }, i) => {
    const [x, y] = [a.toLowerCase(), b.toLowerCase()];
    const [one, other] = [groupOf.get(x) ?? i, groupOf.get(y) ?? i];
    const least = Math.min(one, other);
    for (const [name, group] of groupOf) if (group === one || group === other) groupOf.set(name, least);
    groupOf.set(x, least).set(y, least);
  });
  const groups = [...new Set(pairs.map(({ a }) => groupOf.get(a.toLowerCase())))];
  return pairs.map(({ a }) => groups.indexOf(groupOf.get(a.toLowerCase())) % FOLDS);
}
