import type { Reading } from "../reading/reading.ts";
import type { Span } from "../text/span.ts";

/** The BBC's Citron JSON: of each report its quotes, with cue, sources and contents by offset and words. */
export function* citron(readings: Iterable<Reading>): Generator<string> {
  for (const { report, attributions, actors } of readings) {
    const worded = ({ start, end }: Span) => ({ start, end, text: report.text.slice(start, end) });
    const quotes = attributions.map(({ cue, source, content, speaker, confidence }) => ({
      cue: cue[0] === undefined ? null : worded(cue[0]),
      sources: source.map(worded),
      contents: content.map(worded),
      coreferences: actors
        .filter(({ id }) => id === speaker)
        .flatMap(({ mentions }) => mentions.filter(({ form }) => form === "name").slice(0, 1))
        .map(worded),
      confidence,
    }));
    yield `${JSON.stringify({ file: report.file, text: report.text, quotes })}\n`;
  }
}
