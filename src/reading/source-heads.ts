import type { Span } from "../text/span.ts";
import { callsSomebody } from "./called.ts";
import { type Mention, tokenRange } from "./mention.ts";
import { pronounOf } from "./pronouns.ts";
import { NO_TITLES, STATE_WORDS } from "./role-words.ts";
import type { Token } from "./tokens.ts";
import documents from "./vocabulary/documents.json" with { type: "json" };
import vocabulary from "./vocabulary/mentions.json" with { type: "json" };

/** Words for what carries words. */
export const DOCUMENTS: ReadonlySet<string> = new Set(documents.words);
const GOT_BY: ReadonlySet<string> = new Set(documents.gotBy);
/** Behind these a source's words tell whose or where, not who. */
export const LINKS: ReadonlySet<string> = new Set(vocabulary.sourceLinks.words);
/** Words that tell whose somebody is. */
export const POSSESSIVES: ReadonlySet<string> = new Set(vocabulary.possessives.words);

/**
 * The mentions that a source's words are about: the first is the speaker, the others say the same ("Both Cuba and
 * Bolivia"). "An aide to Staal" is the aide, "the minister's spokesman" the spokesman. Empty where the source is a
 * description that nobody else goes by.
 */
export function sourceHeads(
  text: string,
  tokens: readonly Token[],
  source: Span,
  mentions: readonly Mention[],
): readonly Mention[] {
  const { from, to } = tokenRange(tokens, source);
  const [called, next, ...others] = partsOf(text, tokens, from, to);
  if (called === undefined) return [];
  // "QUESTION: Minister, Tarn claims …": whom the words turn to is not their source.
  const isCalled = next !== undefined && callsSomebody(text, called, next);
  const parts = isCalled
    ? [{ ...next, joins: true }, ...others]
    : [called, ...(next === undefined ? [] : [next]), ...others];
  const heads: Mention[] = [];
  for (const part of parts) {
    const link = linkOf(tokens, part);
    const reach = link < 0 ? part.end : (tokens[link - 1]?.end ?? part.end);
    const inside = mentions.filter(
      ({ start, end }) =>
        end > part.start && start < reach && end <= source.end && (start >= part.start || part.start === source.start),
    );
    const free = inside.filter((mention) => !isModifier(tokens, mention, part, source));
    const own = titledAtEnd(tokens, mentions, part, link) ?? headOf(withoutOwned(tokens, free), part.start);
    const isFirst = part.joins || heads.length === 0;
    const head = own ?? (isFirst ? authorOf(tokens, mentions, part, link, from) : null);
    if (head === null) continue;
    const isPerson = head.form === "name" && head.kind === "person";
    const [only] = heads;
    // "The speaker in the name of the presidency, General Orsk": the name tells who the role is. "Whose chairman, Oto
    // Varga" is Varga, and "We, the women of the mill" are the women.
    const isVague = only?.form === "role" ? isPerson : only?.form === "pronoun" && head.form !== "pronoun";
    if (heads.length === 1 && isVague && !part.joins) heads[0] = head;
    else if (part.joins || (heads.length === 0 && isPerson)) heads.push(head);
  }
  return heads;
}

/** The first word of the part behind which its words tell whose or where; the state's "of" does not. */
function linkOf(tokens: readonly Token[], part: Part): number {
  for (let i = part.from + 1; i < part.to; i++) {
    const lower = tokens[i]?.lower ?? "";
    if (LINKS.has(lower) && !(lower === "of" && STATE_WORDS.has(tokens[i - 1]?.lower ?? ""))) return i;
  }
  return -1;
}

/** The person whose name ends a part behind what he is: "a member of the committee on defence Nina Sorel". */
function titledAtEnd(tokens: readonly Token[], mentions: readonly Mention[], part: Part, link: number): Mention | null {
  if (link < 0) return null;
  const last = mentions.find(({ end, form, kind }) => end === part.end && form === "name" && kind === "person");
  if (last === undefined || last.start <= part.start) return null;
  const before = tokens[tokenRange(tokens, last).from - 1];
  const isTitled = before !== undefined && before.end > (tokens[link]?.end ?? part.end) && !before.isCapital;
  return isTitled && !NO_TITLES.has(before.lower) && !LINKS.has(before.lower) ? last : null;
}

/** Of a document its author: "a report by the mission", "a letter dated Friday and signed by Orsk". */
function authorOf(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  part: Part,
  link: number,
  from: number,
): Mention | null {
  if (link < 0) return null;
  const isDocument = tokens.slice(from, link).some(({ lower }) => DOCUMENTS.has(lower));
  for (let i = link; isDocument && i < part.to; i++) {
    if (!["by", "of", "from"].includes(tokens[i]?.lower ?? "") || GOT_BY.has(tokens[i - 1]?.lower ?? "")) continue;
    const after = tokens[i + 1];
    const author = mentions.find(
      ({ start, form }) => form !== "pronoun" && after !== undefined && start >= after.start && start <= after.end + 1,
    );
    if (author !== undefined && author.start < part.end) return author;
  }
  // "A letter bearing the minister's signature".
  const isSigned = (one: Mention) => {
    const { to } = tokenRange(tokens, one);
    const owned = tokens[to]?.lower === "'s" ? tokens[to + 1] : tokens[to];
    return one.isPossessive && one.end < part.end && DOCUMENTS.has(owned?.lower ?? "");
  };
  const signer = isDocument ? mentions.findLast((one) => one.start > part.start && isSigned(one)) : undefined;
  return signer ?? null;
}

/** A mention that only tells whose or which: "the Okoya family's barrister", "Maduro's camp", "their accountant". */
function isModifier(tokens: readonly Token[], mention: Mention, part: Part, source: Span): boolean {
  // "Their accountant" is not they; of a document whoever owns it is the author.
  const owns = mention.form === "pronoun" && POSSESSIVES.has(mention.words[0] ?? "");
  if (mention.isPossessive || owns) {
    const isAuthor = tokens.slice(tokenRange(tokens, mention).to, part.to).some(({ lower }) => DOCUMENTS.has(lower));
    return !isAuthor && mention.end < part.end && (owns || mention.end + 2 < source.end);
  }
  if (mention.form === "role" && isOfPossessor(tokens, mention, part)) return true;
  if (mention.form !== "name") return false;
  const next = tokens[tokenRange(tokens, mention).to];
  if (next === undefined || next.end > part.end || next.gap !== " " || next.isCapital) return false;
  // "The Meridian report" is Meridian's.
  return !LINKS.has(next.lower) && !DOCUMENTS.has(next.lower);
}

/** "His ledger" is he: what a document is called is nobody beside its owner. */
function withoutOwned(tokens: readonly Token[], mentions: readonly Mention[]): readonly Mention[] {
  return mentions.filter((mention) => {
    const last = tokens[tokenRange(tokens, mention).to - 1]?.lower ?? "";
    const isOwned = (owner: Mention) => owner !== mention && owner.start === mention.start && owner.end < mention.end;
    return mention.form !== "role" || !DOCUMENTS.has(last) || !mentions.some(isOwned);
  });
}

/** The title of somebody whose are the others: "President Orsk's supporters". */
function isOfPossessor(tokens: readonly Token[], mention: Mention, part: Part): boolean {
  let i = tokenRange(tokens, mention).to;
  const from = i;
  while (tokens[i]?.isCapital === true && tokens[i]?.gap === " ") i += 1;
  const ending = tokens[i];
  return i > from && ending !== undefined && ending.lower === "'s" && ending.end < part.end;
}

interface Part extends Span {
  readonly from: number;
  readonly to: number;
  /** It stands beside the first as one more speaker, not as more words on the same. */
  readonly joins: boolean;
}

/** Cut at "and" and at commas; what stands between commas alone is apposition, unless an "and" ends the list. */
function partsOf(text: string, tokens: readonly Token[], from: number, to: number): readonly Part[] {
  const parts: { from: number; to: number; joins: boolean; byAnd: boolean }[] = [];
  let start = from;
  let byAnd = false;
  const close = (end: number) => {
    if (end > start) parts.push({ from: start, to: end, joins: parts.length === 0 || byAnd, byAnd });
  };
  let isLinked = false;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    // What stands before a colon is a label, not a source.
    if (i > from && token.gap.includes(":")) {
      parts.length = 0;
      start = i;
    }
    const isComma = i > from && token.gap.includes(",");
    if (isComma) {
      close(i);
      start = i;
      byAnd = false;
      isLinked = false;
    }
    if (LINKS.has(token.lower)) isLinked = true;
    // "the head of police and customs" is one.
    if (token.lower === "and" && !isLinked) {
      close(i);
      start = i + 1;
      byAnd = true;
    }
    if (token.lower === "both" && i === from) start = i + 1;
  }
  close(to);
  return parts.flatMap((part): Part[] => {
    const [first, last] = [tokens[part.from], tokens[part.to - 1]];
    return first === undefined || last === undefined || text.length < last.end
      ? []
      : [{ from: part.from, to: part.to, start: first.start, end: last.end, joins: part.joins }];
  });
}

/** A person's name before any other; a description before a place or a body in it; a pronoun where nothing else is. */
function headOf(mentions: readonly Mention[], start: number): Mention | null {
  const rank = (mention: Mention) => {
    if (mention.form === "pronoun") return mention.start === start || mentions.length === 1 ? 2 : 9;
    if (mention.form === "name") return mention.kind === "person" ? 0 : mention.kind === "organisation" ? 3 : 4;
    return 1;
  };
  // Of two persons' names the later one is the head: "Saboni defence minister Bantang".
  const best = mentions.reduce<Mention | null>(
    (b, m) => (b === null || rank(m) < rank(b) || (rank(m) === 0 && rank(b) === 0) ? m : b),
    null,
  );
  if (best === null || rank(best) === 9) return null;
  return best.form === "pronoun" && pronounOf(best.words[0] ?? "") === null ? null : best;
}
