import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type CountryRow, type Gazetteer, type KnownPlace, openGazetteer } from "../src/reading/gazetteer.ts";
import { type GazetteerFile, PLACE_KINDS, parseGazetteerFile } from "../src/reading/gazetteer-file.ts";
import { kilometres } from "../src/reading/places-neighbours.ts";
import { overlaps, type Span } from "../src/text/span.ts";
import { SHARED } from "./corpora.ts";

/** A document of GeoWebNews (Gritta et al., 2020): those of even index are to develop on, odd ones to report. */
export interface PlacesDocument {
  readonly text: string;
  /** Where its own text begins: the line of title and link that the corpus puts before it has no marks. */
  readonly from: number;
  readonly places: readonly GoldPlace[];
}

export interface GoldPlace extends Span {
  readonly kind: string;
  readonly words: string;
  /** An id of GeoNames, or a latitude and a longitude. */
  readonly note?: string;
}

const LITERAL = new Set(["Literal", "Literal_Modifier", "Mixed", "Embedded_Literal"]);
/** Adjectives of no one country. */
const ADJECTIVES = new Set(
  "African,American,Americans,Arab,Asian,Central American,European,Latin,Latin American,Nordic,North American,South American,Western".split(
    ",",
  ),
);
/** Nearer than this, a place counts as the one that is meant. */
const RIGHT_WITHIN = 161;

export function placesCorpus(): readonly PlacesDocument[] {
  const lines = readFileSync(join(SHARED, "corpora", "places", "geowebnews.jsonl"), "utf8")
    .trim()
    .split("\n");
  return lines.map((line) => {
    const { text, places } = JSON.parse(line) as { readonly text: string; readonly places: readonly GoldPlace[] };
    return { text, from: /^TITLE:.*\n?/.exec(text)?.[0].length ?? 0, places };
  });
}

/** The gazetteer that ships, and its bare file. */
export function shippedGazetteer(): { readonly gazetteer: Gazetteer; readonly file: GazetteerFile } {
  const bytes = readFileSync(new URL("../gazetteer/places.bin", import.meta.url));
  const rows: readonly CountryRow[] = createRequire(import.meta.url)("world-countries/dist/countries.json");
  const [gazetteer, file] = [openGazetteer(bytes, rows), parseGazetteerFile(bytes)];
  if (gazetteer === null || file === null) throw new Error("gazetteer/places.bin is no gazetteer.");
  return { gazetteer, file };
}

/** Whether a mark means a place: literally, and not by a country's adjective. */
export function literalTest(gazetteer: Gazetteer): (gold: GoldPlace) => boolean {
  const isPeople = (words: string) =>
    ADJECTIVES.has(words) ||
    (gazetteer.ofPeople(words) !== null && !gazetteer.named(words).some(({ kind }) => kind === "country"));
  return ({ kind, words }) => LITERAL.has(kind) && !isPeople(words);
}

/** The mark that a found span is scored by: a literal one that it shares words with, or else any. */
export function markOf(
  document: PlacesDocument,
  span: Span,
  isLiteral: (gold: GoldPlace) => boolean,
): { readonly gold: GoldPlace | null; readonly verdict: "right" | "wrong" | "either way" } {
  const marks = document.places.filter((gold) => !gold.kind.includes("Expression") && overlaps(gold, span));
  const literal = marks.filter(isLiteral);
  const gold = literal.find(({ start }) => start === span.start) ?? literal[0] ?? marks[0] ?? null;
  if (literal.length > 0) return { gold, verdict: "right" };
  // A school or a festival that is somewhere ("Coercion") is a place to some and none to others.
  return { gold, verdict: gold?.kind === "Coercion" ? "either way" : "wrong" };
}

/**
 * Whether a place is where a mark says: the same id, or no farther than 161 km. Null where the mark's id is none that
 * the gazetteer has, so that nobody here can tell.
 */
export function resolutionTest(file: GazetteerFile) {
  const country = PLACE_KINDS.indexOf("country");
  const known = new Map<number, Pick<KnownPlace, "lat" | "lon"> | null>();
  file.ids.forEach((id, i) => {
    const [lat, lon] = [(file.lats[i] ?? 0) / 1e5, (file.lons[i] ?? 0) / 1e5];
    known.set(id, file.kinds[i] === country ? null : { lat, lon });
  });
  return (gold: GoldPlace, place: { id: number | null; lat: number | null; lon: number | null }): boolean | null => {
    const note = (gold.note ?? "").trim();
    const [lat, lon] = note.split(",").map(Number);
    if (lat === undefined || note === "" || !Number.isFinite(lat)) return null;
    if (lon === undefined && lat === place.id) return true;
    const at = lon === undefined ? known.get(lat) : { lat, lon };
    if (at === undefined) return null;
    if (at === null || place.lat === null || place.lon === null) return false;
    return kilometres(at, { lat: place.lat, lon: place.lon }) <= RIGHT_WITHIN;
  };
}
