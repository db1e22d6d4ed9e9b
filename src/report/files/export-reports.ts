import { SaysoError } from "../../errors/sayso-error.ts";
import { decodeBytes } from "../decode.ts";
import { type IntakeOptions, intakeDrawn } from "../intake.ts";
import type { Report, Warning } from "../report.ts";
import { type ExportDocument, exportDocuments, exportRule } from "./export-documents.ts";
import type { SplitRule } from "./split-rules.ts";
import { attempt, filledIn, type Taken } from "./taken.ts";

/**
 * The reports of a news database's export, each at `place#n`; null where the bytes are none. A document out of which no
 * text can be got fails with `export-unsplit`, and the next is read.
 */
export function exportReports(bytes: Uint8Array, place: string, options: IntakeOptions): AsyncGenerator<Taken> | null {
  const decoded = decodedExport(bytes, place);
  if (decoded === null) return null;
  const { text, warnings, rule } = decoded;
  return (async function* () {
    let number = 0;
    for (const document of exportDocuments(text, rule)) {
      number += 1;
      const here = `${place}#${number}`;
      yield await attempt(here, true, () => filledIn(reportOf(document, number, here, rule, warnings), options));
    }
    if (number === 0) yield await attempt(place, false, () => unsplit(place, rule, "No document", rule.bodyLabels));
  })();
}

function decodedExport(bytes: Uint8Array, place: string) {
  try {
    const { text, warnings } = decodeBytes(bytes, place);
    const rule = /^\s*</.test(text) ? null : exportRule(text);
    // Where in the file something is damaged says nothing of a document in it.
    return rule === null ? null : { text, rule, warnings: warnings.map(({ code, message }) => ({ code, message })) };
  } catch (error) {
    // No text: whoever reads it as one tells why.
    if (error instanceof SaysoError) return null;
    throw error;
  }
}

function reportOf(
  { whole, fields, body }: ExportDocument,
  number: number,
  place: string,
  rule: SplitRule,
  warnings: readonly Warning[],
): Report {
  const { title, url, ...about } = fields;
  const called = title === undefined ? `Document ${number}` : `Document ${number} ('${title}')`;
  if (body === null || body.trim() === "") throw unsplit(place, rule, called, rule.bodyLabels);
  const words = body.replace(/^\s*\n|\s+$/g, "");
  const report = intakeDrawn(title === undefined ? words : `${title}\n\n${words}`, Buffer.from(whole), {
    file: place,
    ...about,
    ...(title === undefined ? {} : { title }),
    ...(url !== undefined && URL.canParse(url) ? { url } : {}),
  });
  return { ...report, warnings: [...warnings, ...report.warnings] };
}

function unsplit(place: string, rule: SplitRule, what: string, labels: readonly string[]): never {
  throw new SaysoError({
    code: "export-unsplit",
    place,
    message: `${what} of this export (${rule.name}) has no text that could be told: none of ${labels.join(", ")} begins it.`,
    remedy: "Export it again with full text, or save the document as a .txt file of its own.",
  });
}
