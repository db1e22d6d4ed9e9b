import { createHash } from "node:crypto";
import { SaysoError } from "../errors/sayso-error.ts";
import { plainBlocks } from "./blocks.ts";
import { characterWarnings } from "./character-warnings.ts";
import { isDate, isoDate } from "./dates.ts";
import { decodeBytes } from "./decode.ts";
import { declaredInPage } from "./encoding.ts";
import { languageOf } from "./language.ts";
import { readPage } from "./page.ts";
import type { Report, Warning } from "./report.ts";

/** What the file does not say of itself. */
export interface IntakeOptions {
  readonly file?: string;
  readonly url?: string;
  readonly title?: string;
  readonly publisher?: string;
  /** ISO 8601 day or instant. */
  readonly published?: string;
  /** `text/html` for a page; by default told by the file's name and its first words. */
  readonly contentType?: string;
  /** Bytes; a larger file is refused. */
  readonly maxSize?: number;
}

export const MAX_SIZE = 50 * 1024 * 1024;

/**
 * A report from the bytes of a text file or a web page. Refuses, with a `SaysoError`: no text, a binary file, one
 * over `maxSize`, a page without an article, a date that is none.
 */
export function intakeBytes(bytes: Uint8Array, options: IntakeOptions = {}): Report {
  const place = options.file ?? options.url ?? "the text given";
  const most = options.maxSize ?? MAX_SIZE;
  refuseSize(bytes.length, place, most);
  const charset = /charset=["']?([\w-]+)/i.exec(options.contentType ?? "")?.[1] ?? declaredInPage(bytes);
  const { text, warnings } = decodeBytes(bytes, place, charset);
  if (text.trim() === "") throw emptyFile(place);
  return isPage(text, options)
    ? pageReport(text, bytes, warnings, place, options)
    : textReport(text, bytes, warnings, options);
}

/** Refuses a file of more than `most` bytes: its size is known before it is read. */
export function refuseSize(size: number, place: string, most = MAX_SIZE): void {
  if (size <= most) return;
  throw new SaysoError({
    code: "file-too-large",
    place,
    message: `The file has more than ${megabytes(most)} MB, the most that is read.`,
    remedy: "Split it into its reports, or allow more with --max-size.",
  });
}

/** A report from text in hand; the same rules as `intakeBytes`. */
export function intakeText(text: string, options: IntakeOptions = {}): Report {
  return intakeDrawn(text, new TextEncoder().encode(text), options);
}

/** A report from text that was drawn out of bytes which are no text themselves: those of a mail, of a PDF. */
export function intakeDrawn(text: string, bytes: Uint8Array, options: IntakeOptions): Report {
  if (text.trim() === "") throw emptyFile(options.file ?? "the text given");
  return textReport(text, bytes, [], options);
}

/** What a report is known by, from the bytes that it came in. */
export function hashOf(bytes: Uint8Array): Pick<Report, "id" | "sha256"> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { id: `r-${sha256.slice(0, 16)}`, sha256 };
}

function emptyFile(place: string): SaysoError {
  return new SaysoError({
    code: "file-empty",
    place,
    message: "The file holds no text.",
    remedy: "Give a file with a report in it.",
  });
}

function textReport(text: string, bytes: Uint8Array, warnings: readonly Warning[], options: IntakeOptions): Report {
  const blocks = plainBlocks(text);
  const title = blocks.find(({ kind }) => kind === "title");
  return {
    ...about(bytes, options),
    text,
    title: options.title ?? (title === undefined ? null : text.slice(title.start, title.end)),
    publisher: options.publisher ?? null,
    published: published(options.published),
    ...withLanguage(text, warnings),
    blocks,
  };
}

function pageReport(
  html: string,
  bytes: Uint8Array,
  warnings: readonly Warning[],
  place: string,
  options: IntakeOptions,
): Report {
  const page = readPage(html, place);
  return {
    ...about(bytes, { ...options, ...(options.url === undefined && page.url !== null ? { url: page.url } : {}) }),
    text: page.text,
    title: options.title ?? page.title,
    publisher: options.publisher ?? page.publisher,
    published: published(options.published) ?? (page.published === null ? null : isoDate(page.published)),
    ...withLanguage(page.text, warnings),
    blocks: page.blocks,
    source: page.source,
  };
}

function about(bytes: Uint8Array, { file, url }: IntakeOptions) {
  return { ...hashOf(bytes), file: file ?? null, url: url ?? null };
}

function withLanguage(text: string, warnings: readonly Warning[]) {
  const language = languageOf(text);
  const unread: Warning[] =
    language === null || language === "en"
      ? []
      : [
          {
            code: "language-not-read",
            message: `The text seems to be in another language than English (${language}): its statements are not read.`,
          },
        ];
  return { language, warnings: [...warnings, ...characterWarnings(text), ...unread] };
}

function isPage(text: string, { contentType, file }: IntakeOptions): boolean {
  if (contentType !== undefined) return /html/i.test(contentType);
  return /\.(html?|xhtml)$/i.test(file ?? "") || /^\s*(<!doctype html|<html[\s>])/i.test(text);
}

function published(value: string | undefined): string | null {
  if (value === undefined || value === "") return null;
  if (isDate(value)) return value;
  throw new SaysoError({
    code: "date-invalid",
    message: `'${value}' is no date.`,
    remedy: "Give the day of publication as YYYY-MM-DD.",
  });
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
