import type { Attribution, Reading } from "../../reading/reading.ts";
import { INDENT, type Page, type Paint, safe, words, wrapped } from "./page.ts";

/** The statements in the order of the report, those inside another's words below it. */
export function renderStatements({ attributions, actors, report }: Reading, page: Page, paint: Paint): string[] {
  const depths = depthsOf(attributions);
  const names = new Map(actors.map(({ id, name }) => [id, name]));
  return attributions.flatMap((row) => [
    ...renderRow(row, report.text, names, depths.get(row.id) ?? 0, page, paint),
    "",
  ]);
}

function renderRow(
  row: Attribution,
  text: string,
  names: ReadonlyMap<string, string>,
  depth: number,
  page: Page,
  paint: Paint,
) {
  const margin = INDENT.repeat(depth);
  const source = sourceOf(row, text, names);
  const cue = row.cue.length > 0 ? words(text, row.cue, " … ") : "(no cue)";
  const notes = [row.act, row.manner, row.channel, `confidence ${row.confidence.toFixed(2)}`].filter((x) => x !== null);
  const head = `${paint("bold", source)}  ${paint("cyan", cue)}`;
  const content = wrapped(words(text, row.content, " … "), page, margin.length + INDENT.length);
  return [head, ...content.map((line) => INDENT + line), INDENT + paint("dim", notes.join(" · "))].map(
    (line) => margin + line,
  );
}

/** The source's words, and in brackets whose they are where they do not tell: "she (Petra Lunnik)". */
function sourceOf(
  { source, speaker, coSpeakers }: Attribution,
  text: string,
  names: ReadonlyMap<string, string>,
): string {
  const own = words(text, source, " ");
  const speakers = [speaker, ...coSpeakers].flatMap((id) => (id === null ? [] : [safe(names.get(id) ?? id)]));
  const untold = speakers.filter((name) => !own.includes(name));
  if (untold.length === 0) return source.length > 0 ? own : "(no source named)";
  return `${own} (${untold.join(", ")})`.trimStart();
}

/** How deep each statement stands in others' words. */
function depthsOf(rows: readonly Attribution[]): ReadonlyMap<string, number> {
  const parents = new Map(rows.map((row) => [row.id, row.within]));
  return new Map(
    rows.map(({ id }) => {
      const seen = new Set<string>();
      let depth = 0;
      for (let at = parents.get(id) ?? null; at !== null && !seen.has(at); at = parents.get(at) ?? null, depth++)
        seen.add(at);
      return [id, depth];
    }),
  );
}
