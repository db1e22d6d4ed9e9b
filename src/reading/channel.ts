import type { Channel } from "./reading.ts";
import vocabulary from "./vocabulary/channels.json" with { type: "json" };

const ENTRIES = vocabulary.channels.map(({ channel, words }) => ({
  channel: channel as Channel,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})s?(?![\\p{L}\\p{N}])`, "iu"),
}));

/**
 * The way it was said (`vocabulary/channels.json`): the cue's own words decide, then the source's, then the rest of
 * the attributing clause. Null where none of them tells.
 */
export function channelOf(cue: string, source: string, clause: string): Channel | null {
  for (const words of [cue, source, clause]) {
    const found = ENTRIES.find(({ pattern }) => pattern.test(words));
    if (found !== undefined) return found.channel;
  }
  return null;
}
