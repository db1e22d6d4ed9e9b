import { expect, test } from "vitest";
import { channelOf } from "../../src/reading/channel.ts";

test.each([
  ["said, in a tweet on Twitter", "Rodriguez", "", "tweet"],
  ["wrote on Telegram", "Prime Minister Halvat", "", "tweet"],
  ["said", "Dorsk", "said in a televised address", "television"],
  ["said", "Western media", "", "press"],
  ["told reporters", "Dorsk", "", "news-conference"],
  ["said", "the ministry", " said in a statement", "statement"],
  ["said", "the report", "", "document"],
  ["said", "Halvat", "", null],
  ["said", "a reporter", "", null],
])("%s / %s / %s is %s", (cue, source, clause, channel) => {
  expect(channelOf(cue, source, clause)).toBe(channel);
});
