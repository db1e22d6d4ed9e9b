import { SaysoError } from "../../errors/sayso-error.ts";
import { type IntakeOptions, intakeBytes, MAX_SIZE, refuseSize } from "../intake.ts";
import { type ByteReader, byteReader } from "./byte-reader.ts";
import { exportReports } from "./export-reports.ts";
import { HEAD, tellKind } from "./file-kind.ts";
import { gunzip } from "./gunzip.ts";
import { intakeMail } from "./mail.ts";
import { mboxReports } from "./mbox.ts";
import { intakePdf } from "./pdf.ts";
import { attempt, type Taken } from "./taken.ts";
import { warcReports } from "./warc-reports.ts";
import { zipEntries } from "./zip-entries.ts";

/**
 * The reports of one file, one at a time, each with its place: the file itself, or `mail.mbox#3` and
 * `crawl.warc.gz#https://…` where it holds many. What cannot be read is a failure in its place, and what comes after
 * it is read all the same. `pieces` are the file's bytes as they arrive; no more of them is held than one report
 * needs. Its kind is told by its content.
 */
export async function* intakeFile(
  place: string,
  pieces: AsyncIterable<Uint8Array>,
  options: IntakeOptions = {},
): AsyncGenerator<Taken> {
  try {
    yield* reportsIn(byteReader(pieces), place, options, false);
  } catch (error) {
    // The file broke off, or cannot be unpacked: what came before was given.
    if (!(error instanceof SaysoError)) throw error;
    yield { place, isMember: false, failure: { place, ...error.failure } };
  }
}

async function* reportsIn(
  reader: ByteReader,
  place: string,
  options: IntakeOptions,
  isUnpacked: boolean,
): AsyncGenerator<Taken> {
  const kind = tellKind(await reader.peek(HEAD));
  if (kind === "mbox") yield* mboxReports(reader, place, options);
  else if (kind === "warc") yield* orEmpty(warcReports(reader, place, options), place);
  else if (kind === "zip") yield* orEmpty(zippedReports(reader, place, options), place);
  // Once: what is packed twice is no report's doing.
  else if (kind === "gzip" && !isUnpacked)
    yield* reportsIn(byteReader(gunzip(reader.rest(), place)), place, options, true);
  else {
    const bytes = await whole(reader, place, options.maxSize);
    if (kind === "mail") yield await attempt(place, false, () => intakeMail(bytes, place, options));
    else if (kind === "pdf") yield await attempt(place, false, () => intakePdf(bytes, place, options));
    else {
      const documents = exportReports(bytes, place, options);
      if (documents !== null) yield* documents;
      else yield await attempt(place, false, () => intakeBytes(bytes, options));
    }
  }
}

/** A WACZ is a zip of WARCs; other zips hold no report that we know of. */
async function* zippedReports(reader: ByteReader, place: string, options: IntakeOptions): AsyncGenerator<Taken> {
  let isArchive = false;
  for await (const { pieces } of zipEntries(reader.rest(), place, (name) => /\.warc(\.gz)?$/i.test(name))) {
    isArchive = true;
    const inner = byteReader(pieces);
    const isPacked = tellKind(await inner.peek(HEAD)) === "gzip";
    yield* warcReports(isPacked ? byteReader(gunzip(inner.rest(), place)) : inner, place, options);
    for await (const _ of inner.rest());
  }
  if (isArchive) return;
  throw new SaysoError({
    code: "file-binary",
    place,
    message: "The file is a ZIP archive or office document without a web archive in it.",
    remedy: "Unpack it and read what is in it; save an office document as text or PDF.",
  });
}

/** An archive out of which nothing came is told. */
async function* orEmpty(reports: AsyncGenerator<Taken>, place: string): AsyncGenerator<Taken> {
  let isEmpty = true;
  for await (const taken of reports) {
    isEmpty = false;
    yield taken;
  }
  if (isEmpty) {
    throw new SaysoError({
      code: "file-empty",
      place,
      message: "The archive holds no web page and no text that was fetched.",
      remedy: "Give one with pages in it.",
    });
  }
}

/** A file that is one report, in memory. Refuses more than the size that is allowed. */
async function whole(reader: ByteReader, place: string, most = MAX_SIZE): Promise<Buffer> {
  const bytes = await reader.take(Math.floor(most) + 1);
  refuseSize(bytes.length, place, most);
  return bytes;
}
