import type { EntityMention } from "../model/entities.ts";
import { describedMentions } from "./described-mentions.ts";
import type { Mention } from "./mention.ts";
import { namedMentions } from "./named-mentions.ts";
import { pronounMentions } from "./pronouns.ts";
import type { Token } from "./tokens.ts";

/** What the words alone tell of the report's mentions, in the order of the text. */
export function mentionsOf(
  text: string,
  tokens: readonly Token[],
  entities: readonly EntityMention[],
  titles: ReadonlySet<number>,
): readonly Mention[] {
  const names = namedMentions(tokens, entities, titles);
  const described = describedMentions(text, tokens, names);
  const pronouns = pronounMentions(tokens);
  return [...names, ...described, ...pronouns].sort((a, b) => a.start - b.start || b.end - a.end);
}
