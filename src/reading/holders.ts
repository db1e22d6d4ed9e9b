import { callsSomebody } from "./called.ts";
import { type Mention, tokenRange } from "./mention.ts";
import { isTitle } from "./role-words.ts";
import type { Token } from "./tokens.ts";

/**
 * For each description that a person's name stands with, that name: "President Orsk", "Orsk, the president", "the
 * president, Jan Orsk", "the head of the mission Jan Orsk", "Orsk (the president)".
 */
export function holdersOf(
  text: string,
  tokens: readonly Token[],
  mentions: readonly Mention[],
): ReadonlyMap<Mention, Mention> {
  const parts = mentions.filter(({ form }) => form !== "pronoun");
  const holders = new Map<Mention, Mention>();
  parts.forEach((role, i) => {
    if (role.form !== "role" || role.kind !== "role") return;
    const after = nextOf(parts, i, role.end);
    if (after !== null && isPerson(after) && joins(text, tokens, role, after, /^[^\S\n]*,?[^\S\n]*["“(]?$/u, true))
      holders.set(role, after);
  });
  parts.forEach((role, i) => {
    if (role.form !== "role" || role.kind !== "role" || holders.has(role)) return;
    const before = previousOf(parts, i, role.start);
    const isFree = before !== null && isPerson(before) && !before.isPossessive && !callsSomebody(text, before, role);
    if (isFree && joins(text, tokens, before, role, /^(?:[^\S\n]*,[^\S\n]*|[^\S\n]*\([^\S\n]*)$/u, false))
      holders.set(role, before);
  });
  return holders;
}

/** Whether nothing but titles and the allowed marks lies between. */
function joins(
  text: string,
  tokens: readonly Token[],
  a: Mention,
  b: Mention,
  between: RegExp,
  skipsTitles: boolean,
): boolean {
  if (a.block !== b.block || b.start - a.end > 60) return false;
  let end = a.end;
  if (skipsTitles) {
    const { from, to } = tokenRange(tokens, { start: a.end, end: b.start });
    const titles = tokens.slice(from, to);
    if (!titles.every(({ lower }) => isTitle(lower) || lower === "the")) return false;
    const last = titles.at(-1);
    if (last !== undefined) {
      if (!/^\.?[^\S\n]*$/u.test(text.slice(last.end, b.start))) return false;
      end = titles[0]?.start ?? end;
      return between.test(text.slice(a.end, end));
    }
  }
  return between.test(text.slice(end, b.start));
}

function isPerson({ form, kind }: Mention): boolean {
  return form === "name" && kind === "person";
}

function nextOf(mentions: readonly Mention[], at: number, end: number): Mention | null {
  for (let i = at + 1; i < mentions.length; i++) {
    const mention = mentions[i];
    if (mention !== undefined && mention.start >= end) {
      const next = mentions[i + 1];
      // A title may be a description of its own: "the minister, General Orsk".
      return mention.form === "role" && next !== undefined && next.start - mention.end <= 2 ? next : mention;
    }
  }
  return null;
}

function previousOf(mentions: readonly Mention[], at: number, start: number): Mention | null {
  for (let i = at - 1; i >= 0; i--) {
    const mention = mentions[i];
    if (mention !== undefined && mention.end <= start) return mention;
  }
  return null;
}
