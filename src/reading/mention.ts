import { firstEndingAfter, type Span } from "../text/span.ts";
import type { Gender } from "./role-words.ts";
import type { Token } from "./tokens.ts";

export type MentionKind = "person" | "organisation" | "place" | "group" | "role";

/** A span that names somebody or stands for one, with what its words alone tell. */
export interface Mention extends Span {
  readonly form: "name" | "role" | "pronoun";
  readonly kind: MentionKind;
  /** Of a name its words, of a description its content words; without titles, in lower case and without accents. */
  readonly words: readonly string[];
  /** Of a description: the stem of its noun; otherwise empty. */
  readonly noun: string;
  readonly gender: Gender;
  /** Of a name the word right before it, which may be its bearer's title. */
  readonly title?: string;
  readonly isPlural: boolean;
  /** "A witness" is a new one; "the witness" may be known. */
  readonly isDefinite: boolean;
  readonly sentence: number;
  readonly block: number;
  readonly isQuoted: boolean;
  readonly isPossessive: boolean;
}

/** A stretch of tokens that the network, or a name told elsewhere, says is a name. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly kind: MentionKind;
}

/** What the token at a mention's head says of every mention that begins there. */
export function placeOf(tokens: readonly Token[], from: number, to: number) {
  const first = tokens[from];
  const last = tokens[to - 1];
  if (first === undefined || last === undefined) throw new RangeError(`Words ${from} to ${to} are not in the report.`);
  const { start, sentence, block, isQuoted } = first;
  return { start, end: last.end, sentence, block, isQuoted, isPossessive: isPossessiveAt(tokens, to) };
}

/** The tokens of a span, as indices. */
export function tokenRange(
  tokens: readonly Token[],
  { start, end }: Span,
): { readonly from: number; readonly to: number } {
  const from = firstEndingAfter(tokens, start);
  let to = from;
  for (let token = tokens[to]; token !== undefined && token.start < end; token = tokens[to]) to += 1;
  return { from, to };
}

/** The indices of all tokens that stand in a mention. */
export function tokensIn(tokens: readonly Token[], mentions: readonly Span[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const mention of mentions) {
    const { from, to } = tokenRange(tokens, mention);
    for (let i = from; i < to; i++) found.add(i);
  }
  return found;
}

/** Lower case without accents: what two spellings of a word are compared by. */
export function folded(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("’", "'");
}

function isPossessiveAt(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  return next !== undefined && (next.lower === "'s" || (next.gap.startsWith("'") && next.gap.endsWith(" ")));
}
