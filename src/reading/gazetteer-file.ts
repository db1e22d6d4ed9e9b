/** Kinds of known places, in the order of their numbers in the file. A quarter is part of a town; a chief town is its region's. */
export const PLACE_KINDS = ["area", "capital", "town", "quarter", "chief-town", "county", "region", "country"] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/**
 * The form of `gazetteer/places.bin`, by which `scripts/build-gazetteer.ts` writes it and the reading looks names up:
 * columns of numbers, so that nothing is parsed and no object stands for a place that no report names. Names are in
 * order of their key, and found by halving.
 */
export interface GazetteerFile {
  /** Of each place: its GeoNames id, or 0 where it has none there. */
  readonly ids: Uint32Array;
  /** Degrees times a hundred thousand. */
  readonly lats: Int32Array;
  readonly lons: Int32Array;
  readonly populations: Uint32Array;
  /** Of each place the index of its first-order region in `regions`. */
  readonly regionOf: Uint16Array;
  readonly kinds: Uint8Array;
  /** Of each region, its country's two letters and its code: "US.TX". */
  readonly regions: readonly string[];
  /** The name of each place, and where each begins. */
  readonly names: Uint8Array;
  readonly nameAt: Uint32Array;
  /** Every key (see `placeKey`) in order, where each begins, and where its places begin in `places`. */
  readonly keys: Uint8Array;
  readonly keyAt: Uint32Array;
  readonly placesAt: Uint32Array;
  /** Places by key: the index doubled, and one more where the key is that of the place's own name. */
  readonly places: Uint32Array;
}

const COLUMNS = {
  ids: Uint32Array,
  lats: Int32Array,
  lons: Int32Array,
  populations: Uint32Array,
  nameAt: Uint32Array,
  keyAt: Uint32Array,
  placesAt: Uint32Array,
  places: Uint32Array,
  regionOf: Uint16Array,
  kinds: Uint8Array,
  names: Uint8Array,
  keys: Uint8Array,
} as const;

type Column = keyof typeof COLUMNS;

const ORDER = Object.keys(COLUMNS) as readonly Column[];
/** "SGZ1", the form's name and version. */
const MAGIC = 0x53475a31;

/** The bytes of a gazetteer. */
export function writeGazetteer(file: GazetteerFile): Uint8Array {
  const regions = new TextEncoder().encode(file.regions.join("\n"));
  const head = new Uint32Array([MAGIC, regions.length, ...ORDER.map((column) => file[column].length)]);
  const parts = [bytesOf(head), ...ORDER.map((column) => bytesOf(file[column])), regions];
  const out = new Uint8Array(parts.reduce((sum, part) => sum + padded(part.length), 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += padded(part.length);
  }
  return out;
}

/** The gazetteer in these bytes, which it keeps; null where they are none. */
export function parseGazetteerFile(bytes: Uint8Array): GazetteerFile | null {
  const headLength = 4 * (ORDER.length + 2);
  if (bytes.length < headLength) return null;
  // Columns of numbers ask for a buffer that begins on a boundary of four.
  const whole = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const [magic, regionBytes = 0, ...counts] = new Uint32Array(whole.buffer, whole.byteOffset, ORDER.length + 2);
  if (magic !== MAGIC) return null;
  let at = headLength;
  const columns = ORDER.map((column, i) => {
    const Numbers = COLUMNS[column];
    const count = counts[i] ?? 0;
    const numbers = new Numbers(whole.buffer as ArrayBuffer, whole.byteOffset + at, count);
    at += padded(count * Numbers.BYTES_PER_ELEMENT);
    return [column, numbers] as const;
  });
  const regions = new TextDecoder().decode(whole.subarray(at, at + regionBytes)).split("\n");
  return { ...(Object.fromEntries(columns) as unknown as Omit<GazetteerFile, "regions">), regions };
}

function bytesOf(numbers: Uint32Array | Int32Array | Uint16Array | Uint8Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
