import agencies from "./vocabulary/agencies.json" with { type: "json" };
import bylines from "./vocabulary/byline-words.json" with { type: "json" };
import dates from "./vocabulary/dates.json" with { type: "json" };
import pictures from "./vocabulary/picture-words.json" with { type: "json" };

/** The vocabularies as patterns, each matching whole words. */
export const fileWords = {
  agency: new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${any([...agencies.names, ...agencies.endings.words])})(?![\\p{L}\\p{N}])`,
    "u",
  ),
  agencyAlone: new RegExp(`^[(\\[]?(?:${any(agencies.names)})[)\\]]?$`, "u"),
  bylineBegins: new RegExp(
    `^(?:${any(bylines.begins.filter((w) => w !== "read"))})(?:\\s*[:-]\\s*|\\s+)|^read:\\s*`,
    "iu",
  ),
  bylineEnds: new RegExp(
    `[,\\s–—/-](?:the\\s+)?(?:${any(bylines.ends)})(?:\\s+(?:of|at|in)\\s+\\S+(?:\\s\\S+)?)?$`,
    "iu",
  ),
  pictureLabel: new RegExp(
    `(?<=[.!?)”"'’\\s|/(\\[])(?:${any(pictures.labels)})\\s*[:/|]\\s*(?=\\S)|(?<=[.!?]\\s)(?:${any(pictures.labels.filter((w) => w.endsWith("by")))})\\s+(?=\\p{Lu})`,
    "iu",
  ),
  pictureBracket: new RegExp(`^(?:${any(pictures.brackets)})(?![\\p{L}])|(?<![\\p{L}])(?:photo|archive|file)$`, "iu"),
  pictureBeginning: new RegExp(`^(?:${any(pictures.beginnings)})`, "iu"),
  date: new RegExp(
    `(?<!\\p{L})(?:${any(dates.months)})\\.?\\s+\\d{1,4}(?!\\d)|(?<!\\d)\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?:${any(dates.months)})(?!\\p{L})|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|^(?:${any(dates.days)})$`,
    "iu",
  ),
  dateLabel: new RegExp(`^(?:${any(dates.labels)})(?:\\s+(?:on|at))?\\s*:?\\s`, "iu"),
} as const;

function any(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "\\s+"))
    .join("|");
}
