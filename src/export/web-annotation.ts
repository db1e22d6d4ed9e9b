import type { Reading } from "../reading/reading.ts";
import type { Span } from "../text/span.ts";

/** How many code units before and behind a quotation help to find it again in a text that has shifted. */
const AROUND = 32;

/**
 * W3C Web Annotation: of each report a page of annotations, a line of JSON-LD each. Statements, events and stances are
 * annotations; each piece of them is a target with its position and its words. Positions count UTF-16 code units, as
 * the recommendation has it for the DOM's strings.
 */
export function* webAnnotation(readings: Iterable<Reading>): Generator<string> {
  for (const reading of readings) {
    const { report, actors, attributions, events, stances } = reading;
    const source = report.url ?? `urn:sha256:${report.sha256}`;
    const nameOf = (id: string | null) => actors.find((actor) => actor.id === id)?.name ?? null;
    const target = ({ start, end }: Span, part: string) => ({
      source,
      "sayso:part": part,
      selector: [
        { type: "TextPositionSelector", start, end },
        {
          type: "TextQuoteSelector",
          exact: report.text.slice(start, end),
          prefix: report.text.slice(Math.max(0, start - AROUND), start),
          suffix: report.text.slice(end, end + AROUND),
        },
      ],
    });
    const targets = (parts: Readonly<Record<string, readonly Span[]>>) =>
      Object.entries(parts).flatMap(([part, spans]) => spans.map((span) => target(span, part)));
    const annotation = (
      id: string,
      kind: string,
      value: unknown,
      parts: Readonly<Record<string, readonly Span[]>>,
    ) => ({
      id: `urn:sayso:${report.id}:${id}`,
      type: "Annotation",
      motivation: "tagging",
      body: [
        { type: "TextualBody", purpose: "tagging", value: kind },
        { type: "Dataset", purpose: "describing", value },
      ],
      target: targets(parts),
    });
    const items = [
      ...attributions.map(({ source: from, cue, content, ...row }) =>
        annotation(
          row.id,
          "statement",
          { ...row, speaker: nameOf(row.speaker), coSpeakers: row.coSpeakers.map(nameOf) },
          { source: from, cue, content },
        ),
      ),
      ...events.map(({ anchor, ...row }) =>
        annotation(
          row.id,
          "event",
          { ...row, actors: row.actors.map(nameOf), recipients: row.recipients.map(nameOf) },
          { anchor },
        ),
      ),
      ...stances.map(({ evidence, target: on, ...row }) =>
        annotation(
          row.id,
          "stance",
          { ...row, actor: nameOf(row.actor), target: nameOf(on.actor) },
          { evidence, target: [on] },
        ),
      ),
    ];
    const page = {
      "@context": ["http://www.w3.org/ns/anno.jsonld", { sayso: "urn:sayso:" }],
      id: `urn:sayso:${report.id}`,
      type: "AnnotationPage",
      items,
    };
    yield `${JSON.stringify(page)}\n`;
  }
}
