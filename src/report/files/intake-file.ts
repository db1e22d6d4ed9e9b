import { SaysoError } from "../../errors/sayso-error.ts";
import { type IntakeOptions, intakeBytes, MAX_SIZE, refuseSize } from "../intake.ts";
import { type ByteReader, byteReader } from "./byte-reader.ts";
import { HEAD, tellKind } from "./file-kind.ts";
import { intakeMail } from "./mail.ts";
import { mboxReports } from "./mbox.ts";
import { attempt, type Taken } from "./taken.ts";

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
    yield* reportsIn(byteReader(pieces), place, options);
  } catch (error) {
    // The file broke off, or cannot be unpacked: what came before was given.
    if (!(error instanceof SaysoError)) throw error;
    yield { place, isPart: false, failure: { place, ...error.failure } };
  }
}

async function* reportsIn(reader: ByteReader, place: string, options: IntakeOptions): AsyncGenerator<Taken> {
  const kind = tellKind(await reader.peek(HEAD));
  if (kind === "mbox") yield* mboxReports(reader, place, options);
  else {
    const bytes = await whole(reader, place, options.maxSize);
    if (kind === "mail") yield await attempt(place, false, () => intakeMail(bytes, place, options));
    else yield await attempt(place, false, () => intakeBytes(bytes, options));
  }
}

/** A file that is one report, in memory. Refuses more than the size that is allowed. */
async function whole(reader: ByteReader, place: string, most = MAX_SIZE): Promise<Buffer> {
  const bytes = await reader.take(Math.floor(most) + 1);
  refuseSize(bytes.length, place, most);
  return bytes;
}
