import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Reading } from "../src/index.ts";
import type { Span } from "../src/text/span.ts";
import { wordsOf } from "../src/text/words.ts";

/** A row's confidence, and whether it is right: as the scorer's `link` counts it. */
export interface Judged {
  readonly confidence: number;
  readonly isRight: boolean;
}

interface Marks {
  readonly source: readonly Span[];
  readonly content: readonly Span[];
  readonly isNested: boolean;
}

/** Judges the rows of readings (a line each) against a brat folder; rows inside others only where those are marked. */
export function judge(gold: string, readings: string, withNested: boolean): readonly Judged[] {
  const lines = readFileSync(readings, "utf8").trim().split("\n");
  return lines.flatMap((line) => {
    const reading: Reading = JSON.parse(line);
    const { text, file } = reading.report;
    const name = basename(file ?? "", ".txt");
    const marks = marksOf(gold, name, text).filter(({ isNested }) => withNested || !isNested);
    const words = wordsOf(text);
    const taken = (spans: readonly Span[]) =>
      new Set(words.flatMap((w, i) => (spans.some((s) => s.start < w.end && w.start < s.end) ? [i] : [])));
    const golds = marks.map(({ source, content }) => ({ source: taken(source), content: taken(content) }));
    return reading.attributions
      .filter(({ within }) => withNested || within === null)
      .map((row) => {
        const mine = { source: taken(row.source), content: taken(row.content) };
        return { confidence: row.confidence, isRight: golds.some((g) => isLinked(mine, g)) };
      });
  });
}

interface Taken {
  readonly source: ReadonlySet<number>;
  readonly content: ReadonlySet<number>;
}

function isLinked(a: Taken, b: Taken): boolean {
  const shared = (x: ReadonlySet<number>, y: ReadonlySet<number>) => [...x].filter((i) => y.has(i)).length;
  const source = shared(a.source, b.source) > 0 || (a.source.size === 0 && b.source.size === 0);
  return source && shared(a.content, b.content) * 2 >= Math.max(a.content.size, b.content.size, 1);
}

/** Mean distance between confidence and share of right rows, over ten bins, weighed by rows (Naeini et al. 2015). */
export function calibrationError(rows: readonly Judged[]): number {
  const bins = Map.groupBy(rows, ({ confidence }) => Math.min(Math.floor(confidence * 10), 9));
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  return [...bins.values()].reduce((sum, bin) => {
    const gap = Math.abs(mean(bin.map((r) => r.confidence)) - mean(bin.map((r) => (r.isRight ? 1 : 0))));
    return sum + (gap * bin.length) / rows.length;
  }, 0);
}

/** The first annotator's marks, as the scorer reads them. */
function marksOf(gold: string, name: string, text: string): readonly Marks[] {
  const file = globSync(`attributions/${name.replace(/[[\]{}*?]/g, "?")}_*.ann`, { cwd: gold }).sort()[0];
  if (file === undefined) return [];
  const units = unitsOf(text);
  const lines = readFileSync(join(gold, file), "utf8").split("\n");
  const nested = new Set(lines.flatMap((line) => /^A.*\tNested (\S+)/.exec(line)?.[1] ?? []));
  const spans = new Map<string, readonly Span[]>();
  for (const line of lines) {
    const [key = "", rest = ""] = line.split("\t");
    if (!key.startsWith("T")) continue;
    spans.set(
      key,
      rest
        .slice(rest.indexOf(" ") + 1)
        .split(";")
        .map((pair) => {
          const [start = 0, end = 0] = pair.split(" ").map(Number);
          return { start: units[start] ?? 0, end: units[end] ?? 0 };
        }),
    );
  }
  return lines.flatMap((line): Marks[] => {
    const [key = "", rest = ""] = line.split("\t");
    if (!key.startsWith("E")) return [];
    const of = (role: string) =>
      rest
        .split(" ")
        .flatMap((part) => (new RegExp(`^${role}\\d*:`).test(part) ? (spans.get(part.split(":")[1] ?? "") ?? []) : []));
    return [{ source: of("Source"), content: of("Content"), isNested: nested.has(key) }];
  });
}

/** The UTF-16 offset of each code point. */
function unitsOf(text: string): readonly number[] {
  const units = [0];
  for (const c of text) units.push((units.at(-1) ?? 0) + c.length);
  return units;
}
