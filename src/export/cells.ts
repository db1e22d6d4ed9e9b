/** A cell of a CSV file (RFC 4180). A cell that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csvCell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell of a tab-separated file: no tab and no line break is left in it. */
export function tsvCell(value: string | number): string {
  return String(value).replace(/[\t\r\n]+/g, " ");
}
