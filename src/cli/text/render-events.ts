import type { Event, Reading } from "../../reading/reading.ts";
import { counted, INDENT, type Page, type Paint, safe, words, wrapped } from "./page.ts";

const MODALITY: Readonly<Record<Event["modality"], string>> = {
  happened: "happened",
  ongoing: "goes on",
  planned: "is planned",
  requested: "is asked for",
  denied: "is denied",
  hypothetical: "may be",
};

/** What happened: who did what to whom, in whose words, and how far it is certain. */
export function renderEvents({ events, actors, attributions, report }: Reading, page: Page, paint: Paint): string[] {
  const nameOf = (id: string | null) => safe(actors.find((actor) => actor.id === id)?.name ?? "somebody");
  const names = (ids: readonly string[]) => ids.map(nameOf).join(", ");
  return events.flatMap((event) => {
    const { type, mode, modality, reportedBy, figures, confidence } = event;
    const to = event.recipients.length > 0 ? ` → ${paint("bold", names(event.recipients))}` : "";
    const what = paint("cyan", safe(mode === null ? type : `${type} ${mode}`));
    const teller = attributions.find(({ id }) => id === reportedBy)?.speaker ?? null;
    const notes = [
      MODALITY[modality],
      ...(reportedBy === null ? [] : [`told by ${nameOf(teller)}`]),
      ...figures.map(({ of, value }) => `${value} ${of}`),
      ...(event.anchor.length > 1 ? [counted(event.anchor.length, "telling")] : []),
      `confidence ${confidence.toFixed(2)}`,
    ];
    const head = `${paint("bold", event.actors.length > 0 ? names(event.actors) : "(nobody named)")}  ${what}${to}`;
    return [
      head,
      ...wrapped(`“${words(report.text, event.anchor, "” “")}” · ${notes.join(" · ")}`, page, INDENT.length).map(
        (line) => INDENT + paint("dim", line),
      ),
    ];
  });
}
