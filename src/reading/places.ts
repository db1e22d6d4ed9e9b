import type { EntityMention } from "../model/entities.ts";
import type { Block } from "../report/report.ts";
import { checkedSpan, type Span } from "../text/span.ts";
import { type Gazetteer, remembering } from "./gazetteer.ts";
import { cluesOf } from "./places-clues.ts";
import { datelinePlaces } from "./places-datelines.ts";
import { chanceLiteral, sourceTest } from "./places-literal.ts";
import { type PlaceMention, placeMentions } from "./places-mentions.ts";
import { type Sense, sensesOf } from "./places-senses.ts";
import type { Place } from "./reading.ts";
import { type Token, tokensOf } from "./tokens.ts";
import vocabulary from "./vocabulary/places.json" with { type: "json" };

/**
 * The places of a report's paragraphs and datelines: each mention that means the place and not those who act in its
 * name, resolved against the gazetteer or told to be unresolved. Sources of statements are who spoke, and no places.
 */
export function placesOf(
  text: string,
  blocks: readonly Block[],
  sources: readonly Span[],
  entities: readonly EntityMention[],
  gazetteer: Gazetteer,
): readonly Place[] {
  const tokens = tokensOf(text, blocks);
  return judgedPlaces(text, blocks, tokens, sources, entities, gazetteer)
    .filter(({ chance }) => chance >= vocabulary.leastChance.value)
    .map(({ mention, sense, chance }, i) => placeOf(text, mention, sense, chance, `L${i + 1}`, gazetteer));
}

/** A mention with what it means and how likely it is that the place is meant. */
export interface JudgedPlace {
  readonly mention: PlaceMention;
  readonly sense: Sense;
  readonly clues: readonly string[];
  readonly chance: number;
}

/** Every mention of a place, judged; `bench/places-fit.ts` fits its numbers to them. */
export function judgedPlaces(
  text: string,
  blocks: readonly Block[],
  tokens: readonly Token[],
  sources: readonly Span[],
  entities: readonly EntityMention[],
  gazetteer: Gazetteer,
): readonly JudgedPlace[] {
  const known = remembering(gazetteer);
  const named = [...datelinePlaces(text, blocks, entities, known), ...entities].sort((a, b) => a.start - b.start);
  const mentions = placeMentions(text, tokens, named, known);
  const senses = sensesOf(tokens, mentions, named, known);
  const isSource = sourceTest(sources);
  return mentions.flatMap((mention, i) => {
    const sense = senses[i];
    if (sense === undefined) return [];
    const isInTitle = blocks[tokens[mention.from]?.block ?? -1]?.kind === "title";
    const kind = kindOf(mention, sense);
    const clues = cluesOf(tokens, mentions, i, { kind, isInTitle, isSource: isSource(mention) });
    return [{ mention, sense, clues, chance: chanceLiteral(clues) }];
  });
}

function kindOf({ isFacility }: PlaceMention, { place, isContainer }: Sense): string {
  if (isFacility) return "facility";
  if (place === null || isContainer) return "unknown";
  if (place.kind === "country" || place.kind === "area") return place.kind;
  if (place.kind === "region" || place.kind === "county") return "region";
  return place.population >= CITY_PEOPLE ? "city" : "town";
}

const CITY_PEOPLE = 100_000;

function placeOf(
  text: string,
  { start, end, words }: PlaceMention,
  { place, isContainer, ground }: Sense,
  chance: number,
  id: string,
  gazetteer: Gazetteer,
): Place {
  const span = checkedSpan(start, end, text.length);
  const confidence = Math.round(100 * chance * vocabulary.confidence.byGround[ground]) / 100;
  if (place === null) return { id, ...span, name: words, country: null, lat: null, lon: null, confidence };
  const { name, country, lat, lon, id: geonamesId } = place;
  return {
    id,
    ...span,
    name: isContainer ? words : name,
    country: country === null ? null : gazetteer.code(country),
    lat,
    lon,
    ...(isContainer || geonamesId === null ? {} : { geonamesId }),
    confidence,
  };
}
