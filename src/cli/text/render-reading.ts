import type { Reading } from "../../reading/reading.ts";
import { counted, type Page, type Paint, painter, safe } from "./page.ts";
import { renderActors } from "./render-actors.ts";
import { renderDisputes } from "./render-disputes.ts";
import { renderEvents } from "./render-events.ts";
import { renderStances } from "./render-stances.ts";
import { renderStatements } from "./render-statements.ts";

export const PARTS = ["attributions", "actors", "events", "stances", "disputes"] as const;
export type Part = (typeof PARTS)[number];

const RENDER: Readonly<
  Record<Part, { readonly head: string; readonly lines: (reading: Reading, page: Page, paint: Paint) => string[] }>
> = {
  attributions: { head: "Who said what", lines: renderStatements },
  actors: { head: "Who spoke", lines: (reading, _, paint) => renderActors(reading, paint) },
  events: { head: "What happened", lines: renderEvents },
  stances: { head: "Who stands where", lines: renderStances },
  disputes: { head: "What does not fit together", lines: renderDisputes },
};

/** A reading for eyes, whole or only some of its parts. */
export function renderReading(reading: Reading, page: Page, parts: readonly Part[] = PARTS): string {
  const paint = painter(page);
  const { report, attributions, warnings } = reading;
  const lines = [paint("bold", safe(report.title ?? report.file ?? report.url ?? "Report"))];
  const about = [report.publisher, report.published?.slice(0, 10), report.title === null ? null : report.file];
  const known = about.filter((x): x is string => x != null);
  if (known.length > 0) lines.push(paint("dim", safe(known.join(" · "))));
  lines.push(...warnings.map((w) => paint("yellow", `! ${safe(w.message)}`)));
  for (const part of parts) {
    const { head, lines: render } = RENDER[part];
    const own = render(reading, page, paint);
    if (own.length === 0) continue;
    lines.push("", paint("underline", head), "", ...(own.at(-1) === "" ? own.slice(0, -1) : own));
  }
  const count = attributions.length;
  const total = [
    count === 0 ? "No statements found" : counted(count, "statement"),
    ...(reading.events.length > 0 ? [counted(reading.events.length, "event")] : []),
    ...(reading.stances.length > 0 ? [counted(reading.stances.length, "stance")] : []),
    ...(reading.disputes.length > 0 ? [counted(reading.disputes.length, "dispute")] : []),
  ];
  return [...lines, "", paint("dim", `${total.join(", ")}.`)].join("\n");
}
