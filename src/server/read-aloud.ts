import type { z } from "zod";
import { SaysoError } from "../errors/sayso-error.ts";
import { CORRECTABLE_KINDS, partOf } from "../ledger/row-parts.ts";
import { storeReading } from "../ledger/store-reading.ts";
import { intakeBytes, intakeText } from "../report/intake.ts";
import type { Report } from "../report/report.ts";
import type { ServerParts } from "./build-server.ts";
import type { NEW_REPORT } from "./shapes.ts";

type Given = z.infer<typeof NEW_REPORT>;

/** Reads a report and tells of it on the way, as server-sent events: `taken`, a `row` each, `done`; or `failed`. */
export async function* eventsOf(given: Given, { read, fetch, ledger, now, log }: ServerParts): AsyncGenerator<string> {
  try {
    const report = await taken(given, fetch);
    const { id, title, blocks } = report;
    yield event("taken", { id, title, characters: report.text.length, blocks: blocks.length });
    const reading = await read(report);
    const names = Object.fromEntries(reading.actors.map((actor) => [actor.id, actor.name]));
    for (const kind of CORRECTABLE_KINDS)
      for (const row of partOf(reading, kind))
        yield event("row", { id: `${id}/${row.id}`, kind, row, names: namedIn(row, names) });
    yield event("done", { id, stored: storeReading(ledger, reading, now()) });
  } catch (error) {
    if (!(error instanceof SaysoError)) log(error);
    const defect = { code: "defect", message: "Something that should not happen.", remedy: "Report what you did." };
    yield event("failed", { error: error instanceof SaysoError ? error.failure : defect });
  }
}

/** The report that is given: as text, as a file's bytes, or by its address. */
export async function taken({ text, bytes, url, ...given }: Given, fetch: ServerParts["fetch"]): Promise<Report> {
  const about = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (bytes !== undefined) return intakeBytes(Buffer.from(bytes, "base64"), about);
  if (url === undefined) return intakeText(text ?? "", about);
  const page = await fetch(url);
  return intakeBytes(page.bytes, { ...about, url: page.url, contentType: page.contentType });
}

/** The names of the actors that a row names. */
function namedIn(row: unknown, names: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const ids = new Set(
    JSON.stringify(row)
      .match(/"P[^"]*"/g)
      ?.map((id) => id.slice(1, -1)),
  );
  return Object.fromEntries(Object.entries(names).filter(([id]) => ids.has(id)));
}

function event(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
