import type { EntityMention } from "../model/entities.ts";

/** Mentions as they are, but "Paris, Texas", which is tagged as one place, is two: each has its own entry in a gazetteer. */
export function placesApart(text: string, entities: readonly EntityMention[]): readonly EntityMention[] {
  return entities.flatMap((entity): readonly EntityMention[] => {
    const words = text.slice(entity.start, entity.end);
    if (entity.kind !== "place" || !words.includes(",")) return [entity];
    return [...words.matchAll(/[^,\s](?:[^,]*[^,\s])?/gu)].map(({ 0: part, index }) => ({
      start: entity.start + index,
      end: entity.start + index + part.length,
      kind: entity.kind,
    }));
  });
}
