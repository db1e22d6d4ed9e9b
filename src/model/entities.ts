import type { Span } from "../text/span.ts";
import type { Heads } from "./weights.ts";
import type { Window } from "./windows.ts";

/** A stretch of words that names a person, an organisation, a state or place, a nationality or group, or tells a role. */
export interface EntityMention extends Span {
  readonly kind: string;
}

/** A word of a report with how likely each tag is for it, as log-odds that need not be normed. */
export interface TaggedWord extends Span {
  /** What is one mention stands in one paragraph. */
  readonly paragraph: number;
  readonly scores: Float32Array;
}

/** How far a name's tags go towards what all its occurrences in the report have on average: 0 not at all, 1 wholly. */
const SHARED = 0.5;
/** What going on with a mention gains: words alone are too ready to end one. */
const GOING_ON = 1;
// Both were chosen on half of worldwide.jsonl's tenth (the other half gained as much): F1 0.79 to 0.85.

/** No name begins or ends with one of these. */
const LOOSE = /^[,;:"“”„«»'‘’([\]\p{Pd}\p{Cf}]+$/u;

/** The words of a window with their tags' scores. */
export function taggedWords(window: Window, logits: Float32Array, heads: Heads): readonly TaggedWord[] {
  const count = heads.entityTags.length;
  return window.words.map(({ start, end, paragraph }, i) => ({
    start,
    end,
    paragraph,
    scores: logits.slice(i * count, (i + 1) * count),
  }));
}

/**
 * The mentions of a report: the likeliest way of tagging each paragraph in which an inside tag follows its own kind
 * (Viterbi), after the occurrences of one name have lent each other what they tell.
 */
export function decodeEntities(text: string, words: readonly TaggedWord[], heads: Heads): readonly EntityMention[] {
  const tags = heads.entityTags.map(tagOf);
  const shared = sharedScores(text, words, tags);
  const found: { start: number; end: number; kind: string }[] = [];
  for (let from = 0; from < words.length; ) {
    let to = from + 1;
    while (to < words.length && words[to]?.paragraph === words[from]?.paragraph) to += 1;
    let goesOn = false;
    bestPath(shared.slice(from, to), tags).forEach((tag, i) => {
      const { isInside, kind } = tags[tag] ?? OUTSIDE;
      const word = words[from + i];
      const last = found.at(-1);
      if (!isInside) goesOn = false;
      // Marks stand in a name only between its words: "Port Amery, " is "Port Amery".
      if (kind === null || word === undefined || LOOSE.test(text.slice(word.start, word.end))) return;
      if (goesOn && last !== undefined) last.end = word.end;
      else found.push({ start: word.start, end: word.end, kind });
      goesOn = true;
    });
    from = to;
  }
  return found.map((mention) => (mention.kind === "role" ? mention : trimmed(text, mention)));
}

/** A name begins and ends with a word in capitals: "Reuters news agency" is Reuters, "central Uganda" Uganda. */
function trimmed(text: string, { start, end, kind }: EntityMention): EntityMention {
  const words = text.slice(start, end);
  const before = /^(?:\p{Ll}[^\s]*\s+)*(?=[^\s]*[\p{Lu}\p{N}])/u.exec(words)?.[0].length ?? 0;
  const behind = /(?<=[\p{Lu}\p{N}][^\s]*)(?:\s+\p{Ll}[^\s]*)+$/u.exec(words)?.[0].length ?? 0;
  return { start: start + before, end: end - behind, kind };
}

interface Tag {
  readonly isInside: boolean;
  readonly kind: string | null;
  /** The tags after which this one may stand; null: after any. */
  readonly after: readonly number[] | null;
}

const OUTSIDE: Tag = { isInside: false, kind: null, after: null };

function tagOf(name: string, _: number, all: readonly string[]): Tag {
  const [place, kind = null] = name.split("-");
  if (place !== "I" || kind === null) return { isInside: false, kind, after: null };
  return { isInside: true, kind, after: all.flatMap((other, i) => (other.endsWith(`-${kind}`) ? [i] : [])) };
}

/** Log-probabilities; of a capitalised word, each kind's are drawn towards the mean of all its occurrences. */
function sharedScores(text: string, words: readonly TaggedWord[], tags: readonly Tag[]): readonly Float32Array[] {
  const kinds = tags.map(({ kind }) => tags.flatMap((other, i) => (other.kind === kind ? [i] : [])));
  const normed = words.map(({ scores }) => logSoftmax(scores));
  // As many values as tags: each tag has that of its kind.
  const byKind = normed.map((scores) =>
    Float32Array.from(kinds, (same) => logSum(same.map((tag) => scores[tag] ?? 0))),
  );
  const sums = new Map<string, { readonly sum: Float32Array; times: number }>();
  const forms = words.map(({ start, end }) => text.slice(start, end));
  forms.forEach((form, i) => {
    if (!/\p{Lu}/u.test(form)) return;
    const known = sums.get(form) ?? { sum: new Float32Array(tags.length), times: 0 };
    known.times += 1;
    byKind[i]?.forEach((score, tag) => {
      known.sum[tag] = (known.sum[tag] ?? 0) + score;
    });
    sums.set(form, known);
  });
  return normed.map((scores, i) => {
    const known = sums.get(forms[i] ?? "");
    if (known === undefined || known.times < 2) return scores;
    return scores.map((score, tag) => score + SHARED * ((known.sum[tag] ?? 0) / known.times - (byKind[i]?.[tag] ?? 0)));
  });
}

function logSoftmax(scores: Float32Array): Float32Array {
  const norm = logSum(scores);
  return scores.map((score) => score - norm);
}

function logSum(scores: Iterable<number>): number {
  const all = [...scores];
  const most = Math.max(...all);
  return most + Math.log(all.reduce((sum, score) => sum + Math.exp(score - most), 0));
}

/** Viterbi's path through the tags of a paragraph's words. */
function bestPath(scores: readonly Float32Array[], tags: readonly Tag[]): readonly number[] {
  let sums = tags.map((tag, t) => (tag.isInside ? Number.NEGATIVE_INFINITY : (scores[0]?.[t] ?? 0)));
  const steps: (readonly number[])[] = [];
  for (const row of scores.slice(1)) {
    const before = sums;
    const likeliest = bestOf(before, null);
    const from = tags.map(({ after }) => (after === null ? likeliest : bestOf(before, after)));
    sums = tags.map((tag, t) => (before[from[t] ?? 0] ?? 0) + (row[t] ?? 0) + (tag.isInside ? GOING_ON : 0));
    steps.push(from);
  }
  let tag = bestOf(sums, null);
  const path = [tag];
  for (const from of steps.reverse()) {
    tag = from[tag] ?? 0;
    path.push(tag);
  }
  return path.reverse();
}

function bestOf(sums: readonly number[], among: readonly number[] | null): number {
  return (among ?? sums.map((_, tag) => tag)).reduce((best, tag) =>
    (sums[tag] ?? Number.NEGATIVE_INFINITY) > (sums[best] ?? Number.NEGATIVE_INFINITY) ? tag : best,
  );
}
