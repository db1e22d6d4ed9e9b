import { SaysoError } from "../../errors/sayso-error.ts";
import { isDate } from "../dates.ts";
import { type IntakeOptions, intakeBytes, MAX_SIZE } from "../intake.ts";
import type { Report } from "../report.ts";
import { unpacked } from "../unpacked.ts";
import type { ByteReader } from "./byte-reader.ts";
import { httpHead, unchunked } from "./http-answer.ts";
import { attempt, filledIn, type Taken } from "./taken.ts";
import { type Fields, type WarcRecord, warcRecords } from "./warc-records.ts";

const READ = /^(?:text\/(?:html|plain)|application\/xhtml\+xml)\s*(?:;|$)/i;
/** Plain texts that are for machines. */
const FOR_MACHINES = /\/(?:robots|ads|app-ads|humans|security|llms)\.txt(?:\?|$)/i;

/**
 * The pages and plain texts of a web archive, one at a time, each at `place#address`. What does not tell its own day
 * of publication has what is said of the file, or else the instant at which it was archived.
 */
export async function* warcReports(reader: ByteReader, place: string, options: IntakeOptions): AsyncGenerator<Taken> {
  const most = options.maxSize ?? MAX_SIZE;
  for await (const record of warcRecords(reader, place, most, isWanted)) {
    const here = `${place}#${addressOf(record.fields)}`;
    yield await attempt(here, true, async () => filledIn(await reportOf(record, here, most), withDay(record, options)));
  }
}

function isWanted(fields: Fields, head: Buffer): boolean {
  const type = fields.get("warc-type")?.toLowerCase();
  const address = addressOf(fields);
  if (!/^https?:/i.test(address) || FOR_MACHINES.test(address)) return false;
  if (type !== "response") return (type === "resource" || type === "conversion") && isRead(fields);
  const answer = httpHead(head);
  return answer !== null && answer.status >= 200 && answer.status < 300 && isRead(answer.fields);
}

function isRead(fields: Fields): boolean {
  return READ.test(fields.get("content-type") ?? "");
}

async function reportOf({ fields, block }: WarcRecord, place: string, most: number): Promise<Report> {
  if (block === null) throw tooLarge(place);
  const about = { file: place, url: addressOf(fields), maxSize: most };
  const head = fields.get("warc-type")?.toLowerCase() === "response" ? httpHead(block) : null;
  if (head === null) return intakeBytes(block, { ...about, contentType: fields.get("content-type") ?? "text/plain" });
  const body = await bodyOf(block.subarray(head.bodyAt), head.fields, most).catch((cause: unknown) => {
    throw (cause as { code?: string }).code === "ERR_BUFFER_TOO_LARGE" ? tooLarge(place) : damaged(place, cause);
  });
  return intakeBytes(body, { ...about, contentType: head.fields.get("content-type") ?? "text/html" });
}

/** Some crawlers keep a page unpacked and its header as it was sent: what is not packed is left. */
async function bodyOf(sent: Buffer, fields: Fields, most: number): Promise<Uint8Array> {
  const body = /chunked/i.test(fields.get("transfer-encoding") ?? "") ? unchunked(sent) : sent;
  const encoding = fields.get("content-encoding");
  const isText = /^\s*</.test(body.subarray(0, 200).toString("latin1"));
  return isText ? body : unpacked(body, encoding, most);
}

function withDay({ fields }: WarcRecord, options: IntakeOptions): IntakeOptions {
  const archived = fields.get("warc-date") ?? "";
  return isDate(archived) ? { published: archived, ...options } : options;
}

/** The first version of the standard set addresses in angle brackets. */
function addressOf(fields: Fields): string {
  return (fields.get("warc-target-uri") ?? "").replace(/^<|>$/g, "");
}

function tooLarge(place: string): SaysoError {
  return new SaysoError({
    code: "file-too-large",
    place,
    message: "The page is larger than what is read.",
    remedy: "Allow more with --max-size.",
  });
}

function damaged(place: string, cause: unknown): SaysoError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new SaysoError(
    { code: "file-damaged", place, message: `The page cannot be unpacked (${why}).`, remedy: "Fetch the page itself." },
    cause,
  );
}
