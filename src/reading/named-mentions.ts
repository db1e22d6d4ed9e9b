import type { EntityMention } from "../model/entities.ts";
import { legalClassOf } from "../names/legal-forms.ts";
import { firstEndingAfter } from "../text/span.ts";
import { withHolders } from "./holders-in-names.ts";
import { introducedNames } from "./introduced-names.ts";
import { folded, type Mention, type MentionKind, placeOf, type Run } from "./mention.ts";
import { genderOf, isCourtesy, isTitle, roleWord } from "./role-words.ts";
import { isBeside, type Token } from "./tokens.ts";
import vocabulary from "./vocabulary/mentions.json" with { type: "json" };

const NAME_KINDS = new Set(["person", "organisation", "place", "group"]);
const LINKS: ReadonlySet<string> = new Set(vocabulary.nameLinks.words);
const NO_NAME: ReadonlySet<string> = new Set(vocabulary.noNames.words);

/**
 * The names in the report. The network's stretches are made whole: pieces that touch are joined, titles are taken off,
 * an organisation takes the capitals beside it. A surname told once as a person's is a name wherever it stands.
 */
export function namedMentions(
  tokens: readonly Token[],
  entities: readonly EntityMention[],
  titles: ReadonlySet<number>,
): readonly Mention[] {
  const found = joined(tokens, withHolders(tokens, joined(tokens, runsOf(tokens, entities, titles))));
  const runs = withRepeats(tokens, withIntroduced(tokens, found));
  const votes = votesOf(tokens, runs);
  return runs.map(({ from, to, kind }): Mention => {
    const words = wordsOf(tokens, from, to);
    const before = tokens[from - 1];
    const next = tokens[from];
    const title = before !== undefined && next !== undefined && isBeside(next, before) ? before.lower : null;
    return {
      ...placeOf(tokens, from, to),
      form: "name",
      kind: isDateline(tokens, from, to) ? "place" : (votes.get(words.join(" ")) ?? kind),
      words,
      noun: "",
      gender: title === null ? null : genderOf(title),
      ...(title === null ? {} : { title }),
      isPlural: kind === "group",
      isDefinite: true,
    };
  });
}

function runsOf(tokens: readonly Token[], entities: readonly EntityMention[], titles: ReadonlySet<number>): Run[] {
  const kinds = new Map<number, MentionKind>();
  for (const entity of entities) {
    if (!NAME_KINDS.has(entity.kind)) continue;
    for (let i = firstEndingAfter(tokens, entity.start); (tokens[i]?.start ?? entity.end) < entity.end; i++) {
      kinds.set(i, entity.kind as MentionKind);
    }
  }
  const runs: Run[] = [];
  tokens.forEach((token, i) => {
    const kind = kinds.get(i);
    if (kind === undefined || token.lower === "'s") return;
    const last = runs.at(-1);
    const previous = tokens[i - 1];
    if (
      last?.to === i &&
      last.kind === kind &&
      previous !== undefined &&
      (isBeside(token, previous) || token.gap === "-" || (kind === "organisation" && /^['’] $/u.test(token.gap)))
    )
      runs[runs.length - 1] = { ...last, to: i + 1 };
    else runs.push({ from: i, to: i + 1, kind });
  });
  return runs.flatMap((found) => {
    const kind = isCourteous(tokens, found) ? "person" : isFirm(tokens, found) ? "organisation" : found.kind;
    const run = { ...found, kind };
    const whole = widened(tokens, run, kinds, titles);
    return whole === null ? [] : [whole];
  });
}

/** "Mr Dell" is no firm. */
function isCourteous(tokens: readonly Token[], { from, to }: Run): boolean {
  const before = tokens[from - 1];
  const first = tokens[from];
  if (first === undefined) return false;
  const isBehind = before !== undefined && isBeside(first, before) && isCourtesy(before.lower);
  return isBehind || (to - from > 1 && isCourtesy(first.lower));
}

/** "PT Marlina Jaya" is no woman: a legal form in capitals stands before, or ends, a firm's name that is in none itself. */
function isFirm(tokens: readonly Token[], { from, to, kind }: Run): boolean {
  const [before, first, last] = [tokens[from - 1], tokens[from], tokens[to - 1]];
  if (kind !== "person" || first === undefined || last === undefined || isAllCapitals(first)) return false;
  const isBefore = before !== undefined && isBeside(first, before) && isLegalForm(before);
  return isBefore || (to - from > 1 && isLegalForm(last));
}

function isLegalForm(token: Token): boolean {
  return isAllCapitals(token) && legalClassOf(token.lower) !== null;
}

function isAllCapitals({ word }: Token): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

/** Without what is no name at its ends, and with what belongs to it beside them; null where nothing is left. */
function widened(
  tokens: readonly Token[],
  run: Run,
  kinds: ReadonlyMap<number, MentionKind>,
  titles: ReadonlySet<number>,
): Run | null {
  let { from, to } = run;
  const at = (i: number) => tokens[i];
  const isFree = (i: number) => at(i)?.isCapital === true && !kinds.has(i);
  while (from < to && (at(from)?.isCapital !== true || NO_NAME.has(at(from)?.lower ?? ""))) from += 1;
  while (to > from && at(to - 1)?.isCapital !== true && roleWord(at(to - 1)?.lower ?? "")?.kind !== "organisation")
    to -= 1;
  if (run.kind === "person") while (to - from > 1 && isTitle(at(from)?.lower ?? "")) from += 1;
  if (from >= to) return null;
  const alone = to - from === 1 && run.kind === "person";
  if (alone && roleWord(at(from)?.lower ?? "") !== null) return null;
  if (titles.has(at(from)?.block ?? -1)) return { ...run, from, to };
  const touches = (i: number) => {
    const [left, right] = [at(i), at(i + 1)];
    return left !== undefined && right !== undefined && isBeside(right, left);
  };
  while (isFree(to) && touches(to - 1) && !isTitle(at(to)?.lower ?? "")) to += 1;
  if (run.kind === "organisation") {
    while (isFree(from - 1) && touches(from - 1) && !NO_NAME.has(at(from - 1)?.lower ?? "")) from -= 1;
  }
  const next = at(to);
  const noun = next === undefined || !touches(to - 1) ? null : roleWord(next.lower);
  if (noun?.kind === "organisation" && run.kind === "organisation") to += 1;
  return { ...run, from, to };
}

/** Pieces of one name: "Ministry" + "of" + "Foreign Affairs". Two persons or places are never joined. */
function joined(tokens: readonly Token[], runs: readonly Run[]): readonly Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last === undefined) {
      out.push(run);
      continue;
    }
    if (run.from < last.to) {
      out[out.length - 1] = { ...last, to: Math.max(last.to, run.to) };
      continue;
    }
    const between = tokens.slice(last.to, run.from);
    const adjoins = tokens.slice(last.to, run.from + 1).every((token, i) => {
      const before = tokens[last.to + i - 1];
      return before !== undefined && isBeside(token, before);
    });
    const isLink = between.length > 0 && between.every(({ lower }) => lower === "of" || lower === "the");
    const joins =
      adjoins &&
      ((between.length === 0 && last.kind === run.kind) ||
        (last.kind === "organisation" && isLink) ||
        (between.length === 0 && last.kind === "place" && run.kind === "organisation"));
    if (joins) out[out.length - 1] = { ...last, to: run.to, kind: last.kind === "place" ? run.kind : last.kind };
    else out.push(run);
  }
  return out;
}

/** Whoever makes himself known is a person, whatever the network took his name for. */
function withIntroduced(tokens: readonly Token[], runs: readonly Run[]): readonly Run[] {
  const own = introducedNames(tokens).map((run): Run => ({ ...run, kind: "person" }));
  const others = runs.filter(({ from, to }) => !own.some((run) => run.from < to && from < run.to));
  return [...others, ...own].sort((a, b) => a.from - b.from);
}

/** With the words that are a person's surname elsewhere, where the network saw none. */
function withRepeats(tokens: readonly Token[], runs: readonly Run[]): readonly Run[] {
  const taken = new Set<number>();
  const known = new Map<string, MentionKind>();
  for (const { from, to, kind } of runs) {
    for (let i = from; i < to; i++) taken.add(i);
    const last = tokens[to - 1];
    if (last !== undefined && (kind === "person" || to - from === 1)) known.set(folded(last.word), kind);
  }
  const repeats = tokens.flatMap((token, i): Run[] => {
    const kind = token.isCapital && !taken.has(i) && token.word.length > 2 ? known.get(folded(token.word)) : undefined;
    return kind === undefined || roleWord(token.lower) !== null || NO_NAME.has(token.lower)
      ? []
      : [{ from: i, to: i + 1, kind }];
  });
  return [...runs, ...repeats].sort((a, b) => a.from - b.from);
}

/** The kind that a name has most often: a mention taken for something else follows the others. */
function votesOf(tokens: readonly Token[], runs: readonly Run[]): ReadonlyMap<string, MentionKind> {
  const counts = new Map<string, Map<MentionKind, number>>();
  for (const { from, to, kind } of runs) {
    const key = wordsOf(tokens, from, to).join(" ");
    const of = counts.get(key) ?? new Map<MentionKind, number>();
    of.set(kind, (of.get(kind) ?? 0) + 1);
    counts.set(key, of);
  }
  const votes = new Map(
    [...counts].map(([key, of]) => [key, [...of].reduce((best, next) => (next[1] > best[1] ? next : best))[0]]),
  );
  for (const run of runs)
    if (isCourteous(tokens, run)) votes.set(wordsOf(tokens, run.from, run.to).join(" "), "person");
  // A body of two words whose last is a person's surname elsewhere is that person.
  for (const [key, kind] of votes) {
    const words = key.split(" ");
    const isPerson = words.length === 2 && votes.get(words[1] ?? "") === "person";
    if (kind === "organisation" && isPerson && words.every((word) => roleWord(word) === null)) votes.set(key, "person");
  }
  return votes;
}

function wordsOf(tokens: readonly Token[], from: number, to: number): readonly string[] {
  const all = tokens.slice(from, to).filter(({ lower }) => lower !== "'s");
  const own = all.filter(({ lower }) => !LINKS.has(lower));
  return (own.length > 0 ? own : all).map(({ word }) => folded(word));
}

/** "SANT'ORVO - ", "ISKRAVEN, March 4": capitals at the head of a paragraph, with a dash or comma behind. */
function isDateline(tokens: readonly Token[], from: number, to: number): boolean {
  const isCapitals = tokens.slice(from, to).every(isAllCapitals);
  return (
    isCapitals && tokens[from]?.block !== tokens[from - 1]?.block && /^\s*(?:[,(–—]|-\s)/u.test(tokens[to]?.gap ?? "")
  );
}
