import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openGazetteer } from "../../src/reading/gazetteer.ts";
import { type GazetteerFile, parseGazetteerFile, writeGazetteer } from "../../src/reading/gazetteer-file.ts";
import { placeKey } from "../../src/reading/place-key.ts";
import { shippedGazetteer } from "./shipped-gazetteer.ts";

const bytesOf = (words: string) => new TextEncoder().encode(words);

/** Marn (a capital) and Lower Marn (a town), which is called Marn too; and the country, Velmara. */
const SMALL: GazetteerFile = {
  ids: Uint32Array.of(7, 8, 9),
  lats: Int32Array.of(1_050_000, -2_012_345, 0),
  lons: Int32Array.of(2_000_000, 17_000_001, 0),
  populations: Uint32Array.of(90_000, 700, 1_000_000),
  regionOf: Uint16Array.of(1, 1, 0),
  kinds: Uint8Array.of(1, 2, 7),
  regions: ["VV.", "VV.01"],
  names: bytesOf("MarnLower MarnVelmara"),
  nameAt: Uint32Array.of(0, 4, 14, 21),
  keys: bytesOf("lower marnmarnvelmara"),
  keyAt: Uint32Array.of(0, 10, 14, 21),
  placesAt: Uint32Array.of(0, 1, 3, 4),
  places: Uint32Array.of(3, 1, 2, 5),
};
const VELMARA = {
  cca2: "VV",
  cca3: "VVV",
  name: { common: "Velmara", official: "Republic of Velmara" },
  altSpellings: ["VV", "Welmara"],
  latlng: [11, 21],
  demonyms: { eng: { m: "Velmaran", f: "Velmaran" } },
};

describe("the form of the gazetteer's file", () => {
  test("is read as it was written", () => {
    expect(parseGazetteerFile(writeGazetteer(SMALL))).toEqual(SMALL);
  });

  test("is read from bytes that begin anywhere in their buffer", () => {
    const bytes = writeGazetteer(SMALL);
    const shifted = new Uint8Array(bytes.length + 3).subarray(3);
    shifted.set(bytes);
    expect(parseGazetteerFile(shifted)).toEqual(SMALL);
  });

  test.each([
    ["nothing", new Uint8Array()],
    ["other bytes", bytesOf("No gazetteer is told in these words, however many of them there may be.")],
  ])("is not found in %s", (_, bytes) => {
    expect(parseGazetteerFile(bytes)).toBeNull();
    expect(openGazetteer(bytes, [])).toBeNull();
  });
});

describe("a small gazetteer", () => {
  const gazetteer = openGazetteer(writeGazetteer(SMALL), [VELMARA]);
  const named = (words: string) =>
    gazetteer?.named(words).map(({ id, kind, country, region, lat, lon, isOwnName }) => ({
      id,
      kind,
      country,
      region,
      lat,
      lon,
      isOwnName,
    }));
  const town = { id: 8, kind: "town", country: "VV", region: "VV.01", lat: -20.12345, lon: 170.00001 };
  const country = { id: 9, kind: "country", country: "VV", region: null, lat: 11, lon: 21, isOwnName: true };

  test.each([
    ["the first key", "Lower Marn", [{ ...town, isOwnName: true }]],
    [
      "a key of two places",
      "MARN",
      [
        { id: 7, kind: "capital", country: "VV", region: "VV.01", lat: 10.5, lon: 20, isOwnName: true },
        { ...town, isOwnName: false },
      ],
    ],
    ["the last key, a country with its middle", "Velmara", [country]],
    ["a country by another spelling", "Welmara", [country]],
    ["nothing that it lacks", "Marnville", []],
    ["nothing by no letter", "…", []],
  ])("finds %s", (_, words, places) => {
    expect(named(words)).toEqual(places);
  });

  test("knows a country by its people, and its three letters", () => {
    expect(gazetteer?.ofPeople("velmaran")?.id).toBe(9);
    expect(gazetteer?.ofPeople("Marnian")).toBeNull();
    expect(gazetteer?.code("VV")).toBe("VVV");
    expect(gazetteer?.code("ZZ")).toBeNull();
  });
});

describe("a place's key", () => {
  test.each([
    ["Łódź", "lodz"],
    ["São Paulo", "sao paulo"],
    ["St. Louis", "st louis"],
    ["Saint-Louis", "st louis"],
    ["The Hague", "hague"],
    ["The", "the"],
    ["D.C.", "dc"],
    ["Sana’a", "sanaa"],
    ["  Nagorno–Karabakh ", "nagorno karabakh"],
    ["北京", ""],
  ])("of %j is %j", (name, key) => {
    expect(placeKey(name)).toBe(key);
  });

  test("is its own key", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (name) => placeKey(placeKey(name)) === placeKey(name)));
  });
});

describe("the gazetteer that ships", () => {
  const gazetteer = shippedGazetteer();

  test.each([
    ["Caracas", 3646738, "capital"],
    ["Geneva", 2660646, "chief-town"],
    ["Kharkiv Oblast", 706482, "region"],
    ["Kharkiv region", null, null],
    ["Ill.", 4896861, "region"],
    ["U.S.", 6252001, "country"],
    ["Ivory Coast", 2287781, "country"],
    ["Côte d'Ivoire", 2287781, "country"],
    ["Middle East", null, "area"],
    ["Oskavar", null, null],
  ])("has %s", (words, id, kind) => {
    const places = gazetteer.named(words);
    if (kind === null) expect(places).toEqual([]);
    else expect(places).toContainEqual(expect.objectContaining({ id, kind }));
  });

  test.each([
    ["XK", "XKX"],
    ["VE", "VEN"],
  ])("gives %s the letters %s", (country, letters) => {
    expect(gazetteer.code(country)).toBe(letters);
  });

  test("has every place of a name on the globe", () => {
    fc.assert(
      fc.property(fc.constantFrom("Paris", "Springfield", "San José", "Victoria", "Georgia", "Niger"), (name) =>
        gazetteer.named(name).every(({ lat, lon }) => Math.abs(lat) <= 90 && Math.abs(lon) <= 180),
      ),
    );
  });

  test("finds nothing, or places, by any words", () => {
    fc.assert(fc.property(fc.string(), (words) => gazetteer.named(words).every(({ name }) => name !== "")));
  });
});
