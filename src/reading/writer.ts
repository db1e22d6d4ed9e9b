import type { Cluster } from "./cluster.ts";
import type { Mention } from "./mention.ts";

/** Who says "I" and "we" where nobody is quoted. */
export interface Writer {
  readonly one: Cluster | null;
  readonly several: Cluster | null;
}

/** Who issues a release is named in its first lines. */
const LEAD = 400;
/** What stands before a name by which somebody makes himself known. */
const LOOKED_BACK = 12;
const INTRODUCED = /\b(?:I am|I'm|I’m|my name is)\s+$/i;

/**
 * The writer of a report: "one" is whoever makes himself known in it ("I am Petra Lunnik") or signs it, "several" the
 * body of its first lines that it names most, as a release speaks for whoever issues it. Null where there is none.
 */
export function writerOf(text: string, known: ReadonlyMap<Mention, Cluster>): Writer {
  let one: Cluster | null = null;
  let several: Cluster | null = null;
  for (const [mention, cluster] of known) {
    if (mention.isQuoted) continue;
    if (one === null && cluster.kind === "person" && (isIntroduced(text, mention) || signs(text, mention)))
      one = cluster;
    const issues = cluster.kind === "organisation" && mention.start < LEAD;
    if (issues && cluster.mentions.length > (several?.mentions.length ?? 1)) several = cluster;
  }
  return { one, several };
}

function isIntroduced(text: string, { start }: Mention): boolean {
  return INTRODUCED.test(text.slice(Math.max(0, start - LOOKED_BACK), start));
}

/** The name is the last line. */
function signs(text: string, { start, end }: Mention): boolean {
  // The text behind is looked at first: only the last name of a report has none, and what stands before is its line.
  if (text.slice(end).trim() !== "") return false;
  const line = text.lastIndexOf("\n", start - 1);
  return line >= 0 && line < start && /^\n[^\S\n]*[-–—]?[^\S\n]*$/u.test(text.slice(line, start));
}
