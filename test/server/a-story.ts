import type { z } from "zod";
import type { TOLD_STORY } from "../../src/server/shapes.ts";

/** A told story of two reports of our own making, as if the network had looked at them; words are those of `aReading`. */
export async function aStory(reports: readonly string[]): Promise<z.infer<typeof TOLD_STORY>> {
  const [first = "", second = first] = reports;
  const at = (id: string, start: number, end: number) => ({ file: `${id}.txt`, start, end, row: null });
  return {
    id: "story",
    title: "Bridge",
    reports: reports.map((id) => ({
      ...{ id, file: `${id}.txt`, publisher: "Lake News", published: "2026-03-04", credits: ["Lake Wire"] },
    })),
    nearCopies: [[`${first}.txt`, `${second}.txt`]],
    copied: [[at(first, 0, 43), at(second, 0, 43)]],
    corroborated: [
      { claims: [at(first, 0, 43), at(second, 0, 43)], independent: 2, why: "Both tell it.", confidence: 0.9 },
    ],
    disputes: [{ kind: "denial", a: at(first, 0, 43), b: at(second, 44, 61), why: "One denies it.", confidence: 0.8 }],
    updates: [{ earlier: at(first, 0, 43), later: at(second, 44, 61), why: "It is told anew.", confidence: 0.7 }],
    actors: [{ id: "P1", name: "Petra Lunnik", names: ["Petra Lunnik"] }],
  };
}
