import type { Email } from "postal-mime";
import { SaysoError } from "../../errors/sayso-error.ts";
import { isDate } from "../dates.ts";
import { hashOf, type IntakeOptions, intakeBytes, intakeDrawn } from "../intake.ts";
import type { Report } from "../report.ts";

/**
 * The report of a mail's bytes: its plain part, or else its page; `Subject`, `From` and `Date` are title, publisher
 * and day of publication where `options` has none. Refuses a mail without text and one that is damaged.
 */
export async function intakeMail(bytes: Uint8Array, place: string, options: IntakeOptions): Promise<Report> {
  const mail = await parse(bytes, place);
  const about = { ...saidBy(mail), ...options };
  if (mail.text !== undefined && mail.text.trim() !== "") return intakeDrawn(mail.text, bytes, about);
  if (mail.html === undefined || mail.html.trim() === "") throw withoutText(mail, place);
  const page = intakeBytes(Buffer.from(mail.html), { ...about, contentType: "text/html; charset=utf-8" });
  return { ...page, ...hashOf(bytes) };
}

async function parse(bytes: Uint8Array, place: string): Promise<Email> {
  const { default: PostalMime } = await import("postal-mime");
  try {
    return await PostalMime.parse(bytes);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SaysoError(
      {
        code: "file-damaged",
        place,
        message: `The mail cannot be taken apart (${why}).`,
        remedy: "Open it in a mail program and save its text as a .txt file.",
      },
      cause,
    );
  }
}

function saidBy({ subject, from, date }: Email): IntakeOptions {
  const sender = from?.name || from?.address;
  return {
    ...(subject === undefined || subject === "" ? {} : { title: subject }),
    ...(sender === undefined || sender === "" ? {} : { publisher: sender }),
    ...(date !== undefined && isDate(date) ? { published: date } : {}),
  };
}

function withoutText({ attachments }: Email, place: string): SaysoError {
  const kinds = attachments.map(({ filename, mimeType }) => filename ?? mimeType);
  return new SaysoError({
    code: "file-without-text",
    place,
    message: `The mail has no text${kinds.length === 0 ? "" : `, but attachments: ${kinds.join(", ")}`}.`,
    remedy: kinds.length === 0 ? "Leave it out." : "Save what is attached and read that.",
  });
}
