import type { Reader, Reading } from "../src/index.ts";
import {
  literalTest,
  markOf,
  type PlacesDocument,
  placesCorpus,
  resolutionTest,
  shippedGazetteer,
} from "./places-corpus.ts";

interface Tally {
  found: number;
  right: number;
  exact: number;
  gold: number;
  resolved: number;
  told: number;
  untold: number;
}

/** Reads GeoWebNews and prints how many literal places were found, and how many of these lie where they should. */
export async function benchPlaces(reader: Reader): Promise<void> {
  const { gazetteer, file } = shippedGazetteer();
  const isLiteral = literalTest(gazetteer);
  const isThere = resolutionTest(file);
  const bins = new Map<number, { rows: number; right: number }>();
  const halves = { even: newTally(), odd: newTally() };
  for (const [i, document] of placesCorpus().entries()) {
    const tally = i % 2 === 0 ? halves.even : halves.odd;
    const { places } = await reader.read(document.text);
    tally.gold += document.places.filter((gold) => gold.start >= document.from && isLiteral(gold)).length;
    for (const place of places.filter(({ start }) => start >= document.from)) {
      const isRight = score(document, place, tally);
      if (i % 2 === 0 || isRight === null) continue;
      const bin = bins.get(Math.min(9, Math.floor(10 * place.confidence))) ?? { rows: 0, right: 0 };
      bins.set(Math.min(9, Math.floor(10 * place.confidence)), bin);
      bin.rows += 1;
      bin.right += Number(isRight);
    }
  }
  for (const [half, tally] of Object.entries(halves)) console.log(`places, ${half}: ${lineOf(tally)}`);
  const table = [...bins].sort(([a], [b]) => a - b);
  console.log(
    "confidence, odd:",
    table.map(([bin, { rows, right }]) => `${bin / 10}+ ${(right / rows).toFixed(2)} of ${rows}`).join(", "),
  );

  /** Counts one place; whether its row is right (an unresolved one as a place), or null where nobody can tell. */
  function score(document: PlacesDocument, place: Reading["places"][number], tally: Tally): boolean | null {
    const { gold, verdict } = markOf(document, place, isLiteral);
    if (verdict === "either way") return null;
    tally.found += 1;
    if (verdict === "wrong" || gold === null) return false;
    tally.right += 1;
    tally.exact += Number(gold.start === place.start && gold.end === place.end);
    const there = isThere(gold, { id: place.geonamesId ?? null, lat: place.lat, lon: place.lon });
    tally.resolved += Number(there === true);
    tally.told += Number(there !== null);
    tally.untold += Number(there === null);
    return place.lat === null ? true : there;
  }
}

function newTally(): Tally {
  return { found: 0, right: 0, exact: 0, gold: 0, resolved: 0, told: 0, untold: 0 };
}

function lineOf({ found, right, exact, gold, resolved, told, untold }: Tally): string {
  const f1 = (hits: number) => ((2 * hits) / (found + gold)).toFixed(3);
  return [
    `F1 ${f1(right)} (P ${(right / found).toFixed(3)}, R ${(right / gold).toFixed(3)}), with exact bounds ${f1(exact)}`,
    `resolved within 161 km ${(resolved / told).toFixed(3)} of ${told}`,
    `${untold} more have ids that the gazetteer lacks`,
  ].join("; ");
}
