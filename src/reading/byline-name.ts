import type { Span } from "../text/span.ts";
import { folded, type Mention } from "./mention.ts";
import { roleWord } from "./role-words.ts";
import vocabulary from "./vocabulary/issuers.json" with { type: "json" };

const OPENER = new RegExp(`^(?:(?:${vocabulary.openers.join("|")})\\b:?\\s+)?`, "iu");
/** What ends the first of a byline's names. */
const NAME =
  /^[\p{Lu}][\p{L}\p{M}.'’-]*(?:\s+[\p{Lu}][\p{L}\p{M}.'’-]*|\s+(?:de|del|della|di|da|van|von|der|den|bin|al|el|la|for|of|the|and)(?=\s))*/u;

/**
 * Whom a byline names first, as a mention outside of all sentences: "By Petra Lunnik, in Oskavar" is a person, "NATIONAL
 * OFFICE FOR RELIEF" a body. Null where it names nobody, or one word alone.
 */
export function bylineName(text: string, { start, end }: Span): Mention | null {
  const line = text.slice(start, end);
  const skipped = OPENER.exec(line)?.[0].length ?? 0;
  const found = NAME.exec(line.slice(skipped))?.[0].trim() ?? "";
  const words = found.split(/\s+/);
  if (words.length < 2) return null;
  // "ALL TIMES GMT": capitals alone are a name where "by" says so.
  const isLoud = skipped === 0 && !/\p{Ll}/u.test(found);
  const isBody = words.some((word) => roleWord(word.toLowerCase())?.kind === "organisation");
  if (isLoud && !isBody) return null;
  const name = isBody ? found : found.replace(/\s+and\s.*$/u, "");
  const from = start + skipped;
  return {
    start: from,
    end: from + name.length,
    form: "name",
    kind: isBody ? "organisation" : "person",
    words: name.split(/\s+/).map(folded),
    noun: "",
    gender: null,
    isPlural: false,
    isDefinite: true,
    sentence: -1,
    block: -1,
    isQuoted: false,
    isPossessive: false,
  };
}
