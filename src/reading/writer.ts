import type { Span } from "../text/span.ts";
import { bylineName } from "./byline-name.ts";
import { type Cluster, clusterOf, fullestName } from "./cluster.ts";
import { folded, type Mention } from "./mention.ts";
import vocabulary from "./vocabulary/issuers.json" with { type: "json" };

/** Who says "I" and "we" where nobody is quoted, from an offset on. */
export interface Writer {
  readonly from: number;
  readonly one: Cluster | null;
  readonly several: Cluster | null;
  /** The body whose own text it is: whoever is "urged" there is urged by it. */
  readonly issuer: Cluster | null;
  /** What "we" goes by where the report speaks of no such body. */
  readonly publisher: string | null;
}

/** What stands around a report's words and tells whose they are. */
export interface Imprint {
  readonly bylines: readonly Span[];
  readonly publisher: string | null;
}

/** Who issues a release is named in its first lines. */
const LEAD = 400;
/** What stands before a name by which somebody makes himself known. */
const LOOKED_BACK = 60;
const INTRODUCED = /\b(?:I am|I'm|I’m|my name is|interview(?:ed)? by:?|interviewer:)\s+$/i;
const DOCUMENT = `(?:${vocabulary.documents.map((word) => `[${word[0]?.toUpperCase()}${word[0]}]${word.slice(1)}`).join("|")})`;
/** "Press statement of Vice-Chairwoman": what stands before the name of whose words follow. */
const OWN_WORDS = new RegExp(`\\b${DOCUMENT} (?:of|by|from) (?:the )?(?:\\p{Lu}[\\p{L}.-]* ){0,4}$`, "u");
const FOLLOWING = new RegExp(
  `\\b(?:${vocabulary.publishes.join("|")})\\b[^.!?\\n]{0,60}?\\bthe following\\b(?:\\s+(?:\\p{Ll}+\\s+){0,2}${DOCUMENT}\\b|\\s*[:.]|\\s+(?:in|on|to)\\b)[^.!?:\\n]*[.!?:]?`,
  "giu",
);

/**
 * The writers of a report, each from where he begins. First is whoever makes himself known in it ("I am Petra Lunnik"),
 * signs it, or stands in its byline; "several" are the body that publishes it, or else of its first lines' bodies the one
 * that it names most, as a release speaks for whoever issues it. Whoever "released the following statement" writes from there on.
 */
export function writersOf(
  text: string,
  known: ReadonlyMap<Mention, Cluster>,
  { bylines, publisher }: Imprint,
): readonly Writer[] {
  const outside = [...known].filter(([{ isQuoted }]) => !isQuoted);
  const first = outside.find(
    ([mention, { kind }]) => kind === "person" && (isIntroduced(text, mention) || signs(text, mention)),
  );
  const named = bylines.flatMap((line) => bylineName(text, line) ?? []);
  const byline = named.find(({ kind }) => kind === "person");
  const body = issuerOf(outside, named, publisher);
  const start: Writer = {
    from: 0,
    one: first?.[1] ?? (byline === undefined ? null : bearerOf(byline, outside)),
    several: body ?? mostNamed(text, outside),
    issuer: body,
    publisher,
  };
  return [start, ...ownWordsIn(text, outside)];
}

/** Who writes at the offset. */
export function writerAt(writers: readonly Writer[], offset: number): Writer | null {
  return writers.findLast(({ from }) => from <= offset) ?? null;
}

type Known = readonly (readonly [Mention, Cluster])[];

/** The body that a byline names or that publishes the report, if the report speaks of it. */
function issuerOf(known: Known, bylines: readonly Mention[], publisher: string | null): Cluster | null {
  const names = [
    ...bylines.filter(({ kind }) => kind === "organisation").map(({ words }) => words),
    (publisher ?? "").split(/[^\p{L}\p{M}\p{N}]+/u).map(folded),
  ].map((words) => new Set(words));
  const counts = new Map<Cluster, number>();
  for (const [mention, cluster] of known) {
    if (cluster.kind !== "organisation" || mention.form === "pronoun" || mention.words.length === 0) continue;
    const isOwn = names.some((words) => mention.words.every((word) => words.has(word)));
    if (isOwn) counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  }
  return [...counts].reduce<readonly [Cluster | null, number]>((b, n) => (n[1] > b[1] ? n : b), [null, 0])[0];
}

/** Of the bodies with which one of the first lines begins, the one most named. */
function mostNamed(text: string, known: Known): Cluster | null {
  let best: Cluster | null = null;
  for (const [{ start }, cluster] of known) {
    if (cluster.kind !== "organisation" || start >= LEAD) continue;
    const isFirst = /^(?:the\s+)?$/iu.test(text.slice(text.lastIndexOf("\n", start - 1) + 1, start));
    if (isFirst && cluster.mentions.length > (best?.mentions.length ?? 1)) best = cluster;
  }
  return best;
}

/** Who goes by the byline's name in the report, or an actor of its own. */
function bearerOf(mention: Mention, known: Known): Cluster {
  const key = mention.words.join(" ");
  const bearer = known.find(([, cluster]) => fullestName(cluster).join(" ") === key);
  return bearer?.[1] ?? clusterOf(mention, 0.9);
}

/** The writers whose own words the text gives: "Statement by Petra Lunnik", "she released the following statement". */
function ownWordsIn(text: string, known: Known): readonly Writer[] {
  const titled = known.flatMap(([mention, cluster]): readonly Writer[] => {
    const isOwn = mention.start < LEAD && mention.form === "name" && OWN_WORDS.test(before(text, mention));
    return isOwn ? [writingFrom(mention.end, cluster)] : [];
  });
  const following = [...text.matchAll(FOLLOWING)].flatMap(({ index, 0: words }): readonly Writer[] => {
    const line = text.lastIndexOf("\n", index) + 1;
    const subjects = known
      .filter(
        ([{ start, form, isPossessive }]) => form !== "pronoun" && !isPossessive && start >= line && start < index,
      )
      .sort(([a], [b]) => a.start - b.start || b.end - a.end);
    // Before whoever releases it a dateline's place may stand, which is as often taken for a body.
    const subject = subjects.find(([, { kind }]) => kind === "person") ?? subjects[0];
    return subject === undefined ? [] : [writingFrom(index + words.length, subject[1])];
  });
  return [...titled, ...following].sort((a, b) => a.from - b.from);
}

function writingFrom(from: number, cluster: Cluster): Writer {
  const isPerson = cluster.kind === "person" || cluster.kind === "role";
  return { from, one: isPerson ? cluster : null, several: cluster, issuer: isPerson ? null : cluster, publisher: null };
}

function before(text: string, { start }: Span): string {
  return text.slice(Math.max(0, start - LOOKED_BACK), start);
}

function isIntroduced(text: string, mention: Mention): boolean {
  return INTRODUCED.test(before(text, mention));
}

/** The name is the last line. */
function signs(text: string, { start, end }: Mention): boolean {
  // The text behind is looked at first: only the last name of a report has none, and what stands before is its line.
  if (text.slice(end).trim() !== "") return false;
  const line = text.lastIndexOf("\n", start - 1);
  return line >= 0 && line < start && /^\n[^\S\n]*[-–—]?[^\S\n]*$/u.test(text.slice(line, start));
}
