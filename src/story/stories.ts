import type { ReadReport } from "../reading/read.ts";
import { happeningParts } from "./happening-parts.ts";
import { type Judge, type Story, storyOf } from "./story.ts";

/** The stories of reports that somebody put together: one, unless they are on several happenings. */
export async function storiesOf(read: readonly ReadReport[], judge: Judge): Promise<readonly [Story, ...Story[]]> {
  const [first = [], ...others] = happeningParts(read);
  const stories: [Story, ...Story[]] = [await storyOf(first, judge)];
  for (const part of others) stories.push(await storyOf(part, judge));
  return stories;
}
