import { intakeFile } from "../../../src/report/files/intake-file.ts";
import type { IntakeOptions } from "../../../src/report/intake.ts";
import type { Report } from "../../../src/report/report.ts";

/** Bytes in small pieces, as a slow disk would bring them. */
export async function* inPieces(bytes: Uint8Array | string, size = 1000): AsyncGenerator<Uint8Array> {
  const whole = Buffer.from(bytes as Uint8Array);
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
}

/** What a file gives: its reports, and place and code of what fails. */
export async function takeAll(place: string, bytes: Uint8Array | string, options: IntakeOptions = {}) {
  const reports: Report[] = [];
  const failures: { readonly place: string; readonly code: string; readonly message: string }[] = [];
  for await (const taken of intakeFile(place, inPieces(bytes), { file: place, ...options })) {
    if ("report" in taken) reports.push(taken.report);
    else failures.push({ place: taken.place, code: taken.failure.code, message: taken.failure.message });
  }
  return { reports, failures };
}

/** A web page about an invented place, with an article long enough to be one. */
export function page(title: string, words: string, head = ""): string {
  return `<!doctype html><html><head><title>${title}</title>${head}</head><body><nav><a href="/">Home</a></nav>
<article><h1>${title}</h1><p>${words}</p><p>The harbour board of Oskavar said on Monday that the quay would stay shut until the inspectors had been.</p></article></body></html>`;
}
