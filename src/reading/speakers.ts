import { contains, type Span } from "../text/span.ts";
import { antecedentOf, type Candidate } from "./antecedent.ts";
import type { SpeakerlessAttribution } from "./attributions.ts";
import { type Cluster, clusterOf, join } from "./cluster.ts";
import { folded, type Mention, placeOf, tokenRange } from "./mention.ts";
import { stateOf } from "./metonyms.ts";
import { pronounOf } from "./pronouns.ts";
import { roleWord } from "./role-words.ts";
import { LINKS, sourceHeads } from "./source-heads.ts";
import type { Token } from "./tokens.ts";

/** Who said a row's words: the speaker, and who said the same beside. */
export interface Speakers {
  readonly speaker: Cluster | null;
  readonly coSpeakers: readonly Cluster[];
}

/** How many mentions back a pronoun looks. */
const WINDOW = 40;
/** Words that are several by themselves. */
const SOME = new Set(["each", "both", "some", "many", "most", "others", "all", "few", "several"]);
const RELATIVE = new Set(["who", "whom", "whose", "which", "that"]);
/** Words that describe nobody. */
const EMPTY = new Set("the a an this that these those which who it you one there and or of 's".split(" "));
const NOBODY: Speakers = { speaker: null, coSpeakers: [] };

/**
 * The speakers of each row, and every source and pronoun in its cluster. A source that names nobody known makes an
 * actor of its own. First persons are the speaker in whose words they stand; a row without a source goes on with the
 * speaker before it.
 */
export function speakersOf(
  text: string,
  tokens: readonly Token[],
  mentions: readonly Mention[],
  known: ReadonlyMap<Mention, Cluster>,
  rows: readonly SpeakerlessAttribution[],
  interviewee: Cluster | null,
): { readonly speakers: readonly Speakers[]; readonly clusters: ReadonlySet<Cluster> } {
  const of = new Map(known);
  const clusters = new Set(known.values());
  const done = new Map<number, Speakers>();
  const open = new Set<number>();
  const heads = rows.map((row) =>
    row.source.map((span) => ({ span, heads: sourceHeads(text, tokens, span, within(mentions, span)) })),
  );
  const sources = new Set(heads.flatMap((parts) => parts.flatMap((part) => part.heads)));
  const starts = rows.map(startOf);
  const indexOf = new Map(rows.map(({ id }, i) => [id, i]));
  /** Whoever goes by these words, to find one that a source describes again. */
  const byWords = new Map<string, Cluster>();
  for (const [{ words }, cluster] of known) if (!byWords.has(words.join(" "))) byWords.set(words.join(" "), cluster);
  const seats = new Map<string, Cluster>();

  /** The innermost row in whose content the span stands. */
  const around = (span: Span, but: number): number | null => {
    let best: number | null = null;
    let size = Number.POSITIVE_INFINITY;
    // Rows are in order of place: what holds the span begins near before it, or is a quotation before its cue.
    for (let i = Math.max(0, but - WINDOW); i < Math.min(rows.length, but + WINDOW); i++) {
      const row = rows[i];
      if (row === undefined || i === but) continue;
      for (const piece of row.content) {
        if (contains(piece, span) && piece.end - piece.start < size) {
          best = i;
          size = piece.end - piece.start;
        }
      }
    }
    return best;
  };

  const speakerOf = (index: number): Speakers => {
    const ready = done.get(index);
    if (ready !== undefined) return ready;
    const row = rows[index];
    if (row === undefined || open.has(index)) return NOBODY;
    open.add(index);
    const found = row.source.length > 0 ? fromSource(index) : withoutSource(index, row);
    open.delete(index);
    done.set(index, found);
    return found;
  };

  const fromSource = (index: number): Speakers => {
    const all: Cluster[] = [];
    for (const part of heads[index] ?? []) {
      const before = all.length;
      for (const head of part.heads) {
        const cluster = resolve(head, index);
        if (cluster !== null && !all.includes(cluster)) all.push(cluster);
      }
      if (all.length === before && part.heads.length === 0) {
        const cluster = describe(part.span);
        if (cluster !== null) all.push(cluster);
      } else if (part.heads.length === 1 && part.heads[0]?.form !== "pronoun") widen(part.span, all.at(-1) ?? null);
    }
    const [speaker = null, ...coSpeakers] = all;
    for (const cluster of all) cluster.isSource = true;
    return { speaker, coSpeakers };
  };

  const withoutSource = (index: number, row: SpeakerlessAttribution): Speakers => {
    const inCue = row.cue.flatMap(({ start, end }) => {
      const skipped = /^according to /i.exec(text.slice(start, end))?.[0].length ?? 0;
      const span = { start: start + skipped, end };
      return sourceHeads(text, tokens, span, within(mentions, span));
    });
    for (const head of inCue) {
      const cluster = resolve(head, index);
      if (cluster !== null) return { speaker: cluster, coSpeakers: [] };
    }
    if (row.cue.length === 0 && interviewee !== null && row.within === null)
      return { speaker: interviewee, coSpeakers: [] };
    const start = starts[index] ?? 0;
    const block = blockAt(tokens, start);
    let before: number | null = null;
    for (let i = index - 1; i >= Math.max(0, index - 6) && before === null; i--) {
      const other = rows[i];
      if (other !== undefined && other.within === row.within && block - blockAt(tokens, starts[i] ?? 0) <= 1)
        before = i;
    }
    const isHere = before !== null && blockAt(tokens, starts[before] ?? 0) === block;
    const subject = isHere || row.within !== null ? null : subjectBefore(start, block);
    if (subject !== null) return { speaker: subject, coSpeakers: [] };
    if (before !== null) return speakerOf(before);
    const parent = row.within === null ? undefined : indexOf.get(row.within);
    return parent === undefined ? NOBODY : speakerOf(parent);
  };

  /** Whom the paragraph's sentence before the words begins with: "Sandale dismissed the reports. "This state …"". */
  const subjectBefore = (start: number, block: number): Cluster | null => {
    const at = firstFrom(mentions, start);
    for (let i = at - 1; i >= Math.max(0, at - WINDOW); i--) {
      const mention = mentions[i];
      if (mention === undefined || mention.block !== block) return null;
      const isFirst = mentions[i - 1]?.sentence !== mention.sentence;
      const cluster = of.get(mention);
      const speaks = cluster?.kind === "person" || cluster?.kind === "role";
      if (isFirst && speaks && cluster !== undefined && !mention.isQuoted && !mention.isPossessive) return cluster;
    }
    return null;
  };

  const resolve = (mention: Mention, index: number): Cluster | null => {
    const ready = of.get(mention);
    if (ready !== undefined) return stateFor(mention, ready);
    const pronoun = pronounOf(mention.words[0] ?? "");
    if (pronoun === null) return null;
    if (pronoun.person === "relative") return relative(mention);
    const holder = around(mention, index);
    if (pronoun.person === "first") {
      const speaker = holder === null ? interviewee : speakerOf(holder).speaker;
      if (speaker !== null) put(mention, speaker, 0.85);
      return speaker;
    }
    return thirdPerson(mention, index, holder);
  };

  /** "Who" and "which" are whom their sentence named right before them, or else named last. */
  const relative = (mention: Mention): Cluster | null => {
    const before = mentions.slice(
      Math.max(0, firstFrom(mentions, mention.start) - 8),
      firstFrom(mentions, mention.start),
    );
    const near = before.filter((m) => m.sentence === mention.sentence && m.form !== "pronoun" && of.has(m));
    const beside = near.filter(({ end }) => mention.start - end <= 2);
    const best = [...beside, ...(beside.length > 0 ? [] : near)].reduce<Mention | null>(
      (b, m) => (b === null || m.end >= b.end ? m : b),
      null,
    );
    const cluster = best === null ? null : (of.get(best) ?? null);
    if (cluster !== null) put(mention, cluster, 0.75);
    return cluster;
  };

  const thirdPerson = (mention: Mention, index: number, holder: number | null): Cluster | null => {
    const row = holder === null ? null : (rows[holder] ?? null);
    const outer = holder === null || holder >= rows.length ? null : speakerOf(holder).speaker;
    const isDirect = mention.isQuoted || row?.manner === "direct";
    let lastSpeaker: Cluster | null = null;
    for (let i = Math.min(index, rows.length) - 1; i >= Math.max(0, index - 8) && lastSpeaker === null; i--) {
      if ((starts[i] ?? 0) < mention.start && rows[i]?.within === null) lastSpeaker = speakerOf(i).speaker;
    }
    const found = antecedentOf(mention, candidatesBefore(mention), {
      lastSpeaker,
      teller: isDirect ? null : outer,
      excluded: isDirect ? outer : null,
    });
    if (found === null) return null;
    put(mention, found.cluster, found.confidence);
    return found.cluster;
  };

  const candidatesBefore = (pronoun: Mention): readonly Candidate[] => {
    const at = firstFrom(mentions, pronoun.start);
    const near = mentions.slice(Math.max(0, at - WINDOW), at);
    return near.flatMap((mention, i): Candidate[] => {
      const cluster = of.get(mention);
      if (cluster === undefined) return [];
      return [
        { mention, cluster, isSource: sources.has(mention), isFirst: near[i - 1]?.sentence !== mention.sentence },
      ];
    });
  };

  const put = (mention: Mention, cluster: Cluster, confidence: number) => {
    of.set(mention, cluster);
    clusters.add(cluster);
    // How sure a pronoun is says nothing of whether the names are one.
    join(cluster, mention, Math.max(confidence, cluster.confidence));
  };

  /** Capitals and seats speak for their state. */
  const stateFor = (mention: Mention, cluster: Cluster): Cluster => {
    if (cluster.kind !== "place") return cluster;
    const state = stateOf(text.slice(mention.start, mention.end));
    const isOwn = state !== null && cluster.names.some((words) => words.join(" ") === folded(state));
    if (state === null || isOwn) {
      cluster.isState = true;
      return cluster;
    }
    const own = seats.get(state) ?? byWords.get(folded(state));
    const seat = own ?? clusterOf(mention, 0.8, state);
    seat.isState = true;
    if (own !== undefined) join(own, mention, 0.8);
    of.set(mention, seat);
    clusters.add(seat);
    seats.set(state, seat);
    return seat;
  };

  /** A source that no mention stands in is described by all its words. */
  const describe = (span: Span): Cluster | null => {
    const { from, to } = phraseOf(tokens, span);
    if (to <= from) return null;
    const words = tokens.slice(from, to);
    if (words.every(({ lower }) => EMPTY.has(lower) || /^\p{N}/u.test(lower))) return null;
    const link = words.findIndex(({ lower }, i) => i > 0 && LINKS.has(lower));
    const head = link < 0 ? words : words.slice(0, link);
    const noun = head.map(({ lower }) => roleWord(lower)).findLast((word) => word !== null) ?? null;
    const isSome = words.length === 1 && SOME.has(words[0]?.lower ?? "");
    const isName = !isSome && words.every(({ isCapital }) => isCapital);
    const isPlural = isSome || noun?.kind === "group" || (noun === null && /s$/u.test(head.at(-1)?.lower ?? ""));
    const key = words.map(({ word }) => folded(word)).filter((word) => word !== "the");
    const same = byWords.get(key.join(" "));
    const mention: Mention = {
      ...placeOf(tokens, from, to),
      form: isName ? "name" : "role",
      kind: noun?.kind === "person" ? "role" : (noun?.kind ?? (isPlural ? "group" : isName ? "organisation" : "role")),
      words: key,
      noun: noun?.stem ?? "",
      gender: noun?.gender ?? null,
      isPlural,
      isDefinite: words[0]?.lower === "the",
    };
    if (same !== undefined) {
      join(same, mention, 0.8);
      return same;
    }
    const cluster = clusterOf(mention, 0.7);
    byWords.set(key.join(" "), cluster);
    clusters.add(cluster);
    return cluster;
  };

  /** A source told at length is a mention of its head's actor. */
  const widen = (span: Span, cluster: Cluster | null) => {
    const { from, to } = tokenRange(tokens, span);
    if (cluster === null || to - from > 14 || to <= from) return;
    const place = placeOf(tokens, from, to);
    const form = cluster.names.length > 0 ? "name" : "role";
    const key = `${place.start}-${place.end}`;
    if (cluster.spans.has(key)) return;
    cluster.spans.add(key);
    cluster.mentions.push({
      ...place,
      form,
      kind: cluster.kind,
      words: [],
      noun: "",
      gender: null,
      isPlural: false,
      isDefinite: true,
    });
  };

  const speakers = rows.map((_, index) => speakerOf(index));
  restOfPronouns();
  return { speakers, clusters };

  /** "He" and "her" outside quotations, first persons inside. */
  function restOfPronouns(): void {
    let next = 0;
    for (const mention of mentions) {
      if (mention.form !== "pronoun" || of.has(mention)) continue;
      while (next < rows.length && (starts[next] ?? 0) <= mention.start) next += 1;
      const pronoun = pronounOf(mention.words[0] ?? "");
      if (pronoun === null || (pronoun.person === "third" && (mention.kind !== "person" || mention.isQuoted))) continue;
      const holder = around(mention, next);
      if (pronoun.person === "first") {
        const speaker =
          holder !== null && (mention.isQuoted || rows[holder]?.manner === "direct") ? speakerOf(holder).speaker : null;
        if (speaker !== null) put(mention, speaker, 0.8);
      } else thirdPerson(mention, next, holder);
    }
  }
}

/** The description without what only goes on about it: a relative clause, an apposition, a label before it. */
function phraseOf(tokens: readonly Token[], span: Span): { readonly from: number; readonly to: number } {
  let { from, to } = tokenRange(tokens, span);
  for (let i = from + 1; i < to; i++) {
    const token = tokens[i];
    if (token?.gap.includes(":") === true) from = i;
    if (token === undefined || !(token.gap.includes(",") || RELATIVE.has(token.lower))) continue;
    to = i;
  }
  return { from, to };
}

function startOf({ source, cue, content }: SpeakerlessAttribution): number {
  return Math.min(...[...source, ...cue, ...content].map(({ start }) => start));
}

function blockAt(tokens: readonly Token[], start: number): number {
  const { from } = tokenRange(tokens, { start, end: start + 1 });
  return tokens[from]?.block ?? 0;
}

function within(mentions: readonly Mention[], span: Span): readonly Mention[] {
  const found: Mention[] = [];
  const first = firstFrom(mentions, span.start);
  for (let i = Math.max(0, first - 4); i < mentions.length; i++) {
    const mention = mentions[i];
    if (mention === undefined || mention.start >= span.end) break;
    // A source may be the last word of a name; it is no more than a part of a longer description.
    const isPart = i < first && mention.form !== "pronoun" && mention.end <= span.end && mention.end > span.start;
    if (isPart || (i >= first && mention.end <= span.end)) found.push(mention);
  }
  return found;
}

/** The first mention that begins at the offset or after it. */
function firstFrom(mentions: readonly Mention[], offset: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((mentions[middle]?.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
