import type { Reading } from "../reading/reading.ts";

/** GraphML: actors of all reports by name, joined by what they did to one another, one edge for each type of event. */
export function* graphml(readings: Iterable<Reading>): Generator<string> {
  const nodes = new Map<string, { kind: string; country: string | null }>();
  const edges = new Map<string, number>();
  for (const { actors, events } of readings) {
    for (const { name, kind, country } of actors) if (!nodes.has(name)) nodes.set(name, { kind, country });
    const nameOf = new Map(actors.map(({ id, name }) => [id, name]));
    for (const { type, actors: acting, recipients } of events) {
      for (const from of acting) {
        for (const to of recipients) {
          const key = JSON.stringify([nameOf.get(from), nameOf.get(to), type]);
          edges.set(key, (edges.get(key) ?? 0) + 1);
        }
      }
    }
  }
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  for (const [id, of, type] of [
    ["name", "node", "string"],
    ["kind", "node", "string"],
    ["country", "node", "string"],
    ["type", "edge", "string"],
    ["count", "edge", "int"],
  ])
    yield `<key id="${id}" for="${of}" attr.name="${id}" attr.type="${type}"/>\n`;
  yield '<graph edgedefault="directed">\n';
  const idOf = new Map([...nodes.keys()].map((name, i) => [name, `n${i}`]));
  for (const [name, { kind, country }] of nodes) {
    const more = country === null ? "" : data("country", country);
    yield `<node id="${idOf.get(name)}">${data("name", name)}${data("kind", kind)}${more}</node>\n`;
  }
  for (const [key, count] of edges) {
    const [from, to, type] = JSON.parse(key) as readonly [string, string, string];
    yield `<edge source="${idOf.get(from)}" target="${idOf.get(to)}">${data("type", type)}${data("count", String(count))}</edge>\n`;
  }
  yield "</graph>\n</graphml>\n";
}

function data(key: string, value: string): string {
  return `<data key="${key}">${escaped(value)}</data>`;
}

/** XML has no place for most control characters: they go. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
