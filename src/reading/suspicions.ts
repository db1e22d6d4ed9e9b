import { letterLikeness } from "../names/sounds.ts";
import { folded } from "./mention.ts";
import type { Actor, Suspicion, Variant } from "./reading.ts";

/** Spellings that share no more letters than this are rather a translator's than a writer's. */
const FAR = 0.75;

/**
 * Words that look mistranslated: of two spellings of one name that lie far apart, the one that the report has less
 * often. They change nothing in the reading: a person decides.
 */
export function suspicionsOf(
  text: string,
  actors: readonly Actor[],
  variants: readonly Variant[],
): readonly Suspicion[] {
  const found = variants.flatMap(({ actor, names, confidence }): Omit<Suspicion, "id">[] => {
    const mentions = actors.find(({ id }) => id === actor)?.mentions ?? [];
    const words = (name: string): readonly string[] => folded(name).match(/[\p{L}\p{N}]+/gu) ?? [];
    const [a, b] = names;
    if (
      a === undefined ||
      b === undefined ||
      letterLikeness(words(a.text).at(-1) ?? "", words(b.text).at(-1) ?? "") > FAR
    )
      return [];
    const last = (name: string) => words(name).at(-1) ?? name;
    const countOf = (name: string) =>
      mentions.filter(({ start, end }) => words(text.slice(start, end)).includes(last(name))).length;
    const [rare, common] = countOf(a.text) < countOf(b.text) ? [a, b] : [b, a];
    if (countOf(rare.text) === countOf(common.text)) return [];
    return [
      {
        start: rare.start,
        end: rare.end,
        likely: common.text,
        why: `The report has "${common.text}" ${countOf(common.text)} times for the same bearer, and "${rare.text}" ${countOf(rare.text)}.`,
        confidence: Math.round(confidence * 80) / 100,
      },
    ];
  });
  const distinct = found.filter((one, i) => found.findIndex(({ start }) => start === one.start) === i);
  return distinct.sort((x, y) => x.start - y.start).map((one, i) => ({ id: `W${i + 1}`, ...one }));
}
