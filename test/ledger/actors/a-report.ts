import type { Actor, Reading } from "../../../src/reading/reading.ts";
import { aReading } from "../a-reading.ts";

/** An actor as a test tells it: a name, or no name and a description. */
export type Told = Partial<Omit<Actor, "id" | "mentions">> & { readonly name: string };

/** A reading of our own making in which these are named one after another, each saying something. */
export function aReport(
  id: string,
  told: readonly Told[],
  about: { readonly model?: string; readonly published?: string | null; readonly from?: number } = {},
): Reading {
  const reading = aReading({ id, ...(about.model === undefined ? {} : { model: about.model }) });
  let text = "";
  const actors = told.map((one, i): Actor => {
    const start = text.length;
    text += `${one.name} said so. `;
    const isNamed = one.kind !== "role";
    return {
      kind: "person",
      country: null,
      sector: null,
      roles: isNamed ? [] : [one.name],
      names: isNamed ? [one.name] : [],
      confidence: 0.9,
      ...one,
      id: `P${i + (about.from ?? 1)}`,
      mentions: [{ start, end: start + one.name.length, form: isNamed ? "name" : "role" }],
    };
  });
  const attributions = actors.map((actor, i) => {
    const [{ start, end } = { start: 0, end: 0 }] = actor.mentions;
    const [cue, content] = [
      { start: end + 1, end: end + 5 },
      { start: end + 6, end: end + 8 },
    ];
    const row = { id: `A${i + 1}`, speaker: actor.id, source: [{ start, end }], cue: [cue], content: [content] };
    return {
      ...row,
      coSpeakers: [],
      act: "speech",
      manner: "indirect",
      channel: null,
      time: null,
      within: null,
      confidence: 0.9,
    } as const;
  });
  const published = about.published === undefined ? "2026-03-04" : about.published;
  return {
    ...reading,
    report: { ...reading.report, text, published },
    blocks: [{ kind: "paragraph", start: 0, end: text.length }],
    actors,
    attributions,
  };
}
