import { SaysoError } from "../../errors/sayso-error.ts";
import { type IntakeOptions, MAX_SIZE } from "../intake.ts";
import type { ByteReader } from "./byte-reader.ts";
import { isMboxSeparator } from "./file-kind.ts";
import { intakeMail } from "./mail.ts";
import { attempt, filledIn, type Taken } from "./taken.ts";

/** Longer lines are taken in pieces; none of them is a separator. */
const LONGEST_LINE = 1024 * 1024;

/** The mails of an mbox, one at a time, each at `place#n`, counted from one. */
export async function* mboxReports(reader: ByteReader, place: string, options: IntakeOptions): AsyncGenerator<Taken> {
  let number = 0;
  for await (const mail of mailsOf(reader, options.maxSize ?? MAX_SIZE)) {
    number += 1;
    const here = `${place}#${number}`;
    yield await attempt(here, true, async () => {
      if (mail === null) throw tooLarge(here);
      return filledIn(await intakeMail(mail, here, { file: here }), options);
    });
  }
}

/**
 * Each mail's bytes, with ">From " turned back into "From "; null for one of more than `most` bytes. A mail begins
 * after a separator at the beginning or after an empty line.
 */
async function* mailsOf(reader: ByteReader, most: number): AsyncGenerator<Buffer | null> {
  let lines: Buffer[] = [];
  let size = 0;
  let isOpen = false;
  let afterGap = true;
  // The empty line before a separator is the mbox's and not the mail's.
  const mail = () => (size > most ? null : Buffer.concat(afterGap ? lines.slice(0, -1) : lines));
  for (let line = await reader.line(LONGEST_LINE); line !== null; line = await reader.line(LONGEST_LINE)) {
    if (afterGap && line[0] === 0x46 && isMboxSeparator(line.toString("latin1"))) {
      if (isOpen) yield mail();
      lines = [];
      size = 0;
      isOpen = true;
      afterGap = false;
      continue;
    }
    afterGap = line.length <= 2 && line.toString("latin1").trim() === "";
    size += line.length;
    // What is too large is not held, but its end is still looked for.
    if (size > most) lines = [];
    else lines.push(unquoted(line));
  }
  if (isOpen) yield mail();
}

function unquoted(line: Buffer): Buffer {
  return line[0] === 0x3e && /^>+From /.test(line.subarray(0, 200).toString("latin1")) ? line.subarray(1) : line;
}

function tooLarge(place: string): SaysoError {
  return new SaysoError({
    code: "file-too-large",
    place,
    message: "The mail is larger than what is read.",
    remedy: "Allow more with --max-size, or save its text as a .txt file.",
  });
}
