import { stripVTControlCharacters, styleText } from "node:util";
import type { Actor, Attribution, Reading } from "../reading/reading.ts";
import type { Span } from "../text/span.ts";

export interface Page {
  /** Columns to wrap at; null where the output is no terminal and nothing is wrapped. */
  readonly width: number | null;
  readonly isColoured: boolean;
}

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const INDENT = "  ";
const NARROWEST = 40;

/**
 * A reading for eyes: its statements in the order of the report, those inside another's words below it; then who made
 * them.
 */
export function renderReading(reading: Reading, page: Page): string {
  const paint: Paint = (style, text) => (page.isColoured ? styleText(style, text, { validateStream: false }) : text);
  const { report, attributions, warnings } = reading;
  const lines = [paint("bold", safe(report.title ?? report.file ?? report.url ?? "Report"))];
  const about = [report.publisher, report.published?.slice(0, 10), report.title === null ? null : report.file];
  const known = about.filter((x): x is string => x != null);
  if (known.length > 0) lines.push(paint("dim", safe(known.join(" · "))));
  lines.push(...warnings.map((w) => paint("yellow", `! ${safe(w.message)}`)), "");
  const depths = depthsOf(attributions);
  const names = new Map(reading.actors.map(({ id, name }) => [id, name]));
  for (const row of attributions)
    lines.push(...renderRow(row, report.text, names, depths.get(row.id) ?? 0, page, paint), "");
  lines.push(...renderActors(reading, paint));
  const count = attributions.length;
  lines.push(paint("dim", count === 0 ? "No statements found." : `${counted(count)}.`));
  return lines.join("\n");
}

/** Who speaks, most statements first, with the spellings of their names; of the others, how many they are. */
function renderActors({ actors, attributions }: Reading, paint: Paint): string[] {
  const said = new Map<string, number>();
  for (const { speaker, coSpeakers } of attributions) {
    for (const id of [speaker, ...coSpeakers]) if (id !== null) said.set(id, (said.get(id) ?? 0) + 1);
  }
  const countOf = ({ id }: Actor) => said.get(id) ?? 0;
  const speaking = actors.filter((actor) => countOf(actor) > 0).sort((a, b) => countOf(b) - countOf(a));
  if (speaking.length === 0) return [];
  const rest = actors.length - speaking.length;
  const rows = speaking.map((actor) => {
    const spellings = actor.names.filter((name) => name !== actor.name).map(safe);
    const also = spellings.length === 0 ? "" : ` (${spellings.join(", ")})`;
    const notes = [
      actor.kind,
      ...actor.roles.slice(0, 1).filter((role) => role !== actor.name),
      counted(countOf(actor)),
    ];
    return `${paint("bold", safe(actor.name))}${also}  ${paint("dim", safe(notes.join(" · ")))}`;
  });
  return [...rows, ...(rest === 0 ? [] : [paint("dim", `${rest} more named, without statements`)]), ""];
}

function counted(count: number): string {
  return `${count} ${count === 1 ? "statement" : "statements"}`;
}

function renderRow(
  row: Attribution,
  text: string,
  names: ReadonlyMap<string, string>,
  depth: number,
  { width }: Page,
  paint: Paint,
) {
  const margin = INDENT.repeat(depth);
  const source = sourceOf(row, text, names);
  const cue = row.cue.length > 0 ? words(text, row.cue, " … ") : "(no cue)";
  const notes = [row.act, row.manner, row.channel, `confidence ${row.confidence.toFixed(2)}`].filter((x) => x !== null);
  const room = width === null ? null : Math.max(width - margin.length, NARROWEST);
  const head = `${paint("bold", source)}  ${paint("cyan", cue)}`;
  const content = wrapped(words(text, row.content, " … "), room === null ? null : room - INDENT.length);
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

function words(text: string, spans: readonly Span[], between: string): string {
  return spans.map(({ start, end }) => safe(text.slice(start, end))).join(between);
}

/** A report's words cannot steer the terminal: escape sequences go, other control and turning marks show as �. */
function safe(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}

function wrapped(text: string, width: number | null): string[] {
  if (width === null) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
