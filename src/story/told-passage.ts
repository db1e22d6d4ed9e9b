import type { ReadReport } from "../reading/read.ts";

/** A passage of one of a story's reports. */
export type ToldPassage = ReadReport["passages"][number] & {
  readonly file: string;
  readonly text: string;
  /** The day of publication, or null. */
  readonly day: string | null;
  /** Reports of one number are copies of one another, or of one house: they count once. */
  readonly origin: number;
};

/** How alike two passages are in what they speak of: the cosine of their vectors and the share of their telling words. */
export function likeness(a: ToldPassage, b: ToldPassage): number {
  return (cosine(a.vector, b.vector) + sharedWords(a.stems, b.stems)) / 2;
}

function cosine(a: Float32Array, b: Float32Array): number {
  let [dot, x, y] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    dot += (a[i] ?? 0) * (b[i] ?? 0);
    x += (a[i] ?? 0) ** 2;
    y += (b[i] ?? 0) ** 2;
  }
  return dot / Math.sqrt(x * y || 1);
}

function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return a.intersection(b).size / Math.sqrt(a.size * b.size || 1);
}
