import { shortened } from "../../../src/text/shortened.ts";
import type { Standing } from "../api.ts";
import { headlineOf, labelOf } from "./row-words.ts";

type Actor = Standing["reading"]["actors"][number];

/** A line beside a report's text: what was read from it, under headings. */
export type Item =
  | { readonly is: "heading"; readonly key: string; readonly title: string; readonly count: number | null }
  | {
      readonly is: "row";
      readonly key: string;
      readonly headline: string;
      readonly words: string;
      readonly label: string;
    }
  | { readonly is: "actor"; readonly key: string; readonly actor: Actor }
  | { readonly is: "warning"; readonly key: string; readonly message: string };

const SECTIONS = [
  ["Who said what", "statement", "attributions"],
  ["What happened", "event", "events"],
  ["Who stands where", "stance", "stances"],
  ["What does not fit together", "dispute", "disputes"],
] as const;

/** Everything beside the text, in its order. */
export function itemsOf({ reading, corrected }: Pick<Standing, "reading" | "corrected">): readonly Item[] {
  const names = Object.fromEntries(reading.actors.map(({ id, name }) => [id, name]));
  const seen = new Set(corrected);
  const heading = (title: string, count: number | null) => ({ is: "heading" as const, key: title, title, count });
  const sections = SECTIONS.filter(([, , part]) => reading[part].length > 0);
  return [
    ...(sections.length === 0 ? [heading("Nothing was read from it", null)] : []),
    ...sections.flatMap(([title, kind, part]) => [
      heading(title, reading[part].length),
      ...reading[part].map((row) => ({
        is: "row" as const,
        key: row.id,
        headline: headlineOf({ kind, row, names }),
        words: wordsOf(row, reading.report.text),
        label: [
          row.id,
          labelOf({ kind, row }),
          `${Math.round(row.confidence * 100)}%`,
          ...(seen.has(row.id) ? ["seen by a person"] : []),
        ].join(" · "),
      })),
    ]),
    ...(reading.actors.length > 0 ? [heading("Actors", reading.actors.length)] : []),
    ...reading.actors.map((actor) => ({ is: "actor" as const, key: actor.id, actor })),
    ...(reading.warnings.length > 0 ? [heading("Read with doubt", reading.warnings.length)] : []),
    ...reading.warnings.map(({ code, message }, i) => ({ is: "warning" as const, key: `${code} ${i}`, message })),
  ];
}

type Readable = Standing["reading"][(typeof SECTIONS)[number][2]][number];

/** So much of a row's words stands beside the text. */
const MOST = 120;

/** The words by which one knows a row again: what was said, what happened, what shows a stance. */
function wordsOf(row: Readable, text: string): string {
  if ("why" in row) return "";
  const spans = "content" in row ? row.content : "anchor" in row ? row.anchor : row.evidence;
  return shortened(spans.map(({ start, end }) => text.slice(start, end)).join(" … "), MOST);
}
