import { contains, type Span } from "../text/span.ts";
import type { Candidate } from "./antecedent.ts";
import { type Mention, tokenRange } from "./mention.ts";
import { pronounOf } from "./pronouns.ts";
import { firstFrom, type Scene, WINDOW } from "./scene.ts";
import { sentenceStart } from "./tokens.ts";
import addressed from "./vocabulary/addressed.json" with { type: "json" };
import { writerAt } from "./writer.ts";

/** A sentence that begins by telling who asked, or about whom: "Asked whether her client knew, she asked back". */
const ASKED = new RegExp(
  `^["“]?(?:(?:when )?(?:${addressed.asked.join("|")})\\b.*(?:\\bby\\b|,\\s$)|(?:${addressed.answering.join("|")})\\b)`,
  "iu",
);

/** The mentions before a third-person pronoun that it may stand for; `index` is the row before or in which it stands. */
export function candidatesBefore(scene: Scene, pronoun: Mention, index: number): readonly Candidate[] {
  const { mentions, of, sources, chains, rows } = scene;
  const at = firstFrom(mentions, pronoun.start);
  // "Marn's neighbour burned it, he said": whoever is named in what somebody says is not who says it (Principle C of
  // the theory of binding: a pronoun cannot mean a name in its own clause's complement).
  const own = sources.has(pronoun) ? (rows[index]?.content ?? []) : [];
  const asked = askersBefore(scene, pronoun);
  const near = mentions
    .slice(Math.max(0, at - WINDOW), at)
    .filter(
      (mention, i, all) =>
        mention.form === "pronoun" ||
        !own.some((piece) => contains(piece, mention)) ||
        // What is told without quotation marks in a sentence before may be the report's own words yet.
        (!mention.isQuoted && mention.sentence < pronoun.sentence) ||
        // "Lusair will cut flights, it said": a body's own plans begin with its name.
        (pronoun.kind === "organisation" && all[i - 1]?.sentence !== mention.sentence),
    )
    .filter((mention) => !isWriters(mention))
    .filter((mention) => (asked === null || !contains(asked, mention)) && !isLabel(scene, mention))
    .filter((mention) => !isCalled(scene.text, mention) && !isBeside(scene.text, mention, pronoun));
  const chances = chains.chancesOf(pronoun, of);
  const writer = writerAt(scene.writers, pronoun.start)?.one ?? null;
  return near.flatMap((mention, i): Candidate[] => {
    const cluster = of.get(mention);
    const isFirst = near[i - 1]?.sentence !== mention.sentence;
    if (cluster === undefined || cluster === writer) return [];
    return [{ mention, cluster, isSource: sources.has(mention), isFirst, chance: chances.get(cluster) ?? 0 }];
  });
}

/** "I" outside of quotations is whoever writes, of whom the text does not say "he", named or not. */
function isWriters({ form, words, isQuoted }: Mention): boolean {
  return form === "pronoun" && !isQuoted && pronounOf(words[0] ?? "")?.person === "first";
}

/** A transcript's label names who is to speak: what is spoken does not mean it by a pronoun. */
function isLabel({ text, sources }: Scene, mention: Mention): boolean {
  return sources.has(mention) && /^\s*:/u.test(text.slice(mention.end, mention.end + 2));
}

/** "In a letter read by the clerk he wrote": what stands right before a subject is another. */
function isBeside(text: string, mention: Mention, pronoun: Mention): boolean {
  const isSubject = /^(?:he|she|they|it)$/u.test(pronoun.words[0] ?? "");
  return (
    isSubject && !mention.isPossessive && mention.form !== "pronoun" && text.slice(mention.end, pronoun.start) === " "
  );
}

/** "Young man," she replied: whom a quotation turns to is not who speaks next. */
function isCalled(text: string, { start, end, isQuoted }: Mention): boolean {
  return isQuoted && /["“„«]/u.test(text.charAt(start - 1)) && /^,["”“»]/u.test(text.slice(end, end + 2));
}

/** "Pressed by the chair, Oto Marn, she conceded": the words by which a sentence tells who asked her; null where none do. */
function askersBefore({ text, tokens }: Scene, pronoun: Mention): Span | null {
  const start = tokens[sentenceStart(tokens, tokenRange(tokens, pronoun).from)]?.start ?? pronoun.start;
  const opening = ASKED.exec(text.slice(start, pronoun.start));
  return opening === null ? null : { start, end: pronoun.start };
}
