import { Readable } from "node:stream";
import type { z } from "zod";
import { intakeFile } from "../report/files/intake-file.ts";
import { attempt, type Taken } from "../report/files/taken.ts";
import { intakeText } from "../report/intake.ts";
import type { ServerParts } from "./build-server.ts";
import type { NEW_REPORT } from "./shapes.ts";

export type Given = z.infer<typeof NEW_REPORT>;

/**
 * The reports that are given, one at a time: as text, as a file's bytes, or by an address. A file or what stands at an
 * address may be a page, a text, a PDF, a mail, or an archive of many, as for `sayso add`.
 */
export async function* takenFrom(
  { text, bytes, url, ...given }: Given,
  fetch: ServerParts["fetch"],
): AsyncGenerator<Taken> {
  const about = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const place = given.file ?? "the report given";
  if (url !== undefined) {
    const page = await fetch(url);
    const found = { ...about, url: page.url, contentType: page.contentType };
    yield* intakeFile(url, Readable.from([page.bytes]), found);
  } else if (bytes === undefined) yield await attempt(place, false, () => intakeText(text ?? "", about));
  else yield* intakeFile(place, Readable.from([Buffer.from(bytes, "base64")]), about);
}
