import type { Reading } from "../../reading/reading.ts";
import { INDENT, type Page, type Paint, words, wrapped } from "./page.ts";

/** What does not fit together: both passages, and why. */
export function renderDisputes({ disputes, report }: Reading, page: Page, paint: Paint): string[] {
  return disputes.flatMap(({ kind, a, b, why, confidence }) => [
    `${paint("red", kind)}  ${paint("dim", `confidence ${confidence.toFixed(2)}`)}`,
    ...[a, b].flatMap(({ span }) =>
      wrapped(`“${words(report.text, [span], " ")}”`, page, INDENT.length).map((line) => INDENT + line),
    ),
    ...wrapped(why, page, INDENT.length).map((line) => INDENT + paint("dim", line)),
  ]);
}
