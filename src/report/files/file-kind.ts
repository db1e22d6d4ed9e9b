/** What a file is, as far as it decides how reports are got out of it. `plain` is text, a page, or no report at all. */
export type FileKind = "pdf" | "mail" | "mbox" | "warc" | "gzip" | "zip" | "plain";

/** So much of a file's beginning is looked at. */
export const HEAD = 65_536;

/** Fields that a mail has, and hardly another text; and those that, together, only a mail has. */
const MAIL_ALONE = ["message-id", "mime-version", "received", "return-path", "delivered-to"];
const MAIL_TOGETHER = ["from", "date", "subject"];

/** A file's kind by how it begins, whatever it is called. */
export function tellKind(head: Uint8Array): FileKind {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, HEAD)).toString("latin1");
  if (text.startsWith("\x1f\x8b\x08")) return "gzip";
  if (text.startsWith("PK\x03\x04")) return "zip";
  if (/^\s*%PDF-/.test(text)) return "pdf";
  if (/^WARC\/\d/.test(text)) return "warc";
  if (isMboxSeparator(text.slice(0, text.indexOf("\n") + 1)) && isHeaderLine(text.slice(text.indexOf("\n") + 1)))
    return "mbox";
  return isMail(text) ? "mail" : "plain";
}

/**
 * Whether a line, with its end, parts two mails of an mbox: "From ", a sender, a date with its time of day. The time
 * is asked for since prose too begins lines with "From ".
 */
export function isMboxSeparator(line: string): boolean {
  return /^From \S+ .{0,200}\d{1,2}:\d{2}.{0,200}\r?\n$/.test(line);
}

function isMail(text: string): boolean {
  const names = new Set<string>();
  for (const line of text.split(/\r?\n/)) {
    if (line === "") break;
    if (/^[ \t]/.test(line) && names.size > 0) continue;
    if (!isHeaderLine(line)) return false;
    names.add(line.slice(0, line.indexOf(":")).toLowerCase());
  }
  return (
    names.size > 1 && (MAIL_ALONE.some((name) => names.has(name)) || MAIL_TOGETHER.every((name) => names.has(name)))
  );
}

/** The head may be cut in a header line; names of header fields have no space. */
function isHeaderLine(line: string): boolean {
  return /^>?[!-9;-~]{1,80}:/.test(line);
}
