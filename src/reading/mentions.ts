import type { Analysis } from "../model/analyse.ts";
import { describedMentions } from "./described-mentions.ts";
import { learnedDescriptions } from "./learned-descriptions.ts";
import type { Mention } from "./mention.ts";
import { namedMentions } from "./named-mentions.ts";
import { pronounMentions } from "./pronouns.ts";
import type { Token } from "./tokens.ts";

/** The report's mentions as the words tell them, and what else the network takes for an actor's; in the order of the text. */
export function mentionsOf(
  text: string,
  tokens: readonly Token[],
  analysis: Pick<Analysis, "chains" | "entities">,
  titles: ReadonlySet<number>,
): readonly Mention[] {
  const names = namedMentions(tokens, analysis.entities, titles);
  const described = describedMentions(text, tokens, names);
  const pronouns = pronounMentions(tokens);
  const learned = learnedDescriptions(tokens, [...names, ...described], analysis);
  return [...names, ...described, ...learned, ...pronouns].sort((a, b) => a.start - b.start || b.end - a.end);
}
