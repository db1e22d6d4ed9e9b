import type { KnownPlace, NamedPlace } from "./gazetteer.ts";
import type { Candidates } from "./places-evidence.ts";

/** Places of one neighbourhood are no farther apart than this, in kilometres. */
export const NEAR = 60;

export type Coordinates = Pick<KnownPlace, "lat" | "lon">;

const TOWNS = new Set(["town", "chief-town", "capital", "quarter"]);

/** How many other names of a report are those of towns near a place. Towns are kept by the degree they lie in, since a long report has many. */
export function neighboursOf(candidates: readonly Candidates[]): (place: NamedPlace, but: string) => number {
  const towns = new Map<string, { readonly key: string; readonly place: NamedPlace }[]>();
  const seen = new Set<string>();
  for (const { key, places } of candidates) {
    if (seen.has(key) || places.some(({ kind }) => kind === "country")) continue;
    seen.add(key);
    for (const place of places) {
      if (!place.isOwnName || !TOWNS.has(place.kind)) continue;
      const cell = cellOf(place.lat, place.lon);
      towns.set(cell, [...(towns.get(cell) ?? []), { key, place }]);
    }
  }
  return (place, but) => {
    const keys = new Set<string>();
    for (const north of [-1, 0, 1]) {
      for (const east of [-1, 0, 1]) {
        for (const town of towns.get(cellOf(place.lat + north, place.lon + east)) ?? [])
          if (town.key !== but && kilometres(place, town.place) <= NEAR) keys.add(town.key);
      }
    }
    return keys.size;
  };
}

/** The distance on the ground. */
export function kilometres(a: Coordinates, b: Coordinates): number {
  const rad = Math.PI / 180;
  const [x, y] = [(a.lat - b.lat) * rad, (a.lon - b.lon) * rad];
  const h = Math.sin(x / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(y / 2) ** 2;
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(h)));
}

function cellOf(lat: number, lon: number): string {
  return `${Math.floor(lat)} ${Math.floor(lon)}`;
}
