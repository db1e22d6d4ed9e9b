import type { Reading } from "../../src/reading/reading.ts";

/** A small reading of our own making, as the ledger takes it. */
export function aReading(
  changes: { readonly id?: string; readonly model?: string; readonly text?: string } = {},
): Reading {
  const text = changes.text ?? "Petra Lunnik said that the bridge was safe. Police denied it.";
  const id = changes.id ?? "r-1";
  return {
    report: {
      id,
      file: `${id}.txt`,
      text,
      title: "Bridge",
      publisher: "Lake News",
      published: "2026-03-04",
      url: null,
      language: "en",
      sha256: `sha-${id}`,
    },
    model: changes.model ?? "1",
    blocks: [{ kind: "paragraph", start: 0, end: text.length }],
    actors: [
      {
        id: "P1",
        name: "Petra Lunnik",
        kind: "person",
        country: null,
        sector: null,
        roles: ["the mayor"],
        names: ["Petra Lunnik"],
        mentions: [{ start: 0, end: 12, form: "name" }],
        confidence: 0.9,
      },
    ],
    attributions: [
      {
        id: "A1",
        speaker: "P1",
        coSpeakers: [],
        source: [{ start: 0, end: 12 }],
        cue: [{ start: 13, end: 17 }],
        content: [{ start: 18, end: 42 }],
        act: "speech",
        manner: "indirect",
        channel: null,
        time: null,
        within: null,
        confidence: 0.9,
      },
      {
        id: "A2",
        speaker: null,
        coSpeakers: [],
        source: [{ start: 44, end: 50 }],
        cue: [{ start: 51, end: 57 }],
        content: [{ start: 58, end: 60 }],
        act: "denial",
        manner: "indirect",
        channel: null,
        time: null,
        within: null,
        confidence: 0.8,
      },
    ],
    events: [],
    stances: [],
    disputes: [],
    variants: [],
    suspicions: [],
    times: [],
    places: [],
    warnings: [],
  };
}
