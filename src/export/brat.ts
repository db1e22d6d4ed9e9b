import type { Reading } from "../reading/reading.ts";
import type { Span } from "../text/span.ts";

/**
 * brat standoff, as PolNeAR has it: of each report a line `# id file`, then its text-bound annotations and an event for
 * each attribution. Offsets count Unicode code points, as brat's do.
 */
export function* brat(readings: Iterable<Reading>): Generator<string> {
  for (const { report, attributions } of readings) {
    yield `# ${report.id} ${report.file ?? ""}\n`;
    const points = codePoints(report.text);
    let next = 1;
    for (const [i, { source, cue, content }] of attributions.entries()) {
      const lines: string[] = [];
      const bound = (kind: string, spans: readonly Span[]): string | null => {
        if (spans.length === 0) return null;
        const id = `T${next++}`;
        const offsets = spans.map(({ start, end }) => `${points(start)} ${points(end)}`).join(";");
        const words = spans.map(({ start, end }) => report.text.slice(start, end).replace(/\s+/g, " ")).join(" ");
        lines.push(`${id}\t${kind} ${offsets}\t${words}`);
        return id;
      };
      const parts = [
        ["Attribution", bound("Attribution", cue.length > 0 ? cue : content)],
        ["Source", bound("Source", source)],
        ["Cue", bound("Cue", cue)],
        ["Content", bound("Content", content)],
      ].filter(([, id]) => id !== null);
      yield `${[...lines, `E${i + 1}\t${parts.map(([name, id]) => `${name}:${id}`).join(" ")}`].join("\n")}\n`;
    }
  }
}

/** From UTF-16 offsets to code points: the text is walked once. */
function codePoints(text: string): (offset: number) => number {
  const pairs: number[] = [];
  for (let i = 0; i < text.length; i++) if ((text.codePointAt(i) ?? 0) > 0xffff) pairs.push(i++);
  return (offset) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
