import type { Reading } from "../src/reading/reading.ts";

/** What each made report gets beside its statements, so that every page of the desk has something to show. */
export function withMoreRows(reading: Reading, made: number): Reading {
  const [first, second, third] = reading.attributions;
  if (first === undefined || second === undefined || third === undefined) return reading;
  const speakers = reading.attributions.flatMap(({ speaker }) => (speaker === null ? [] : [speaker]));
  const other = (one: string | null, i: number) => speakers.find((id, at) => at >= i && id !== one) ?? null;
  const [spanA, spanB] = [first.content[0] ?? ZERO, second.content[0] ?? ZERO];
  const types = ["ASSAULT", "CONSULT", "PROTEST", "AID"] as const;
  return {
    ...reading,
    places: [
      {
        ...{ id: "L1", ...(third.content[0] ?? ZERO), name: `Place ${made % 500}`, country: "FRA", confidence: 0.8 },
        ...{ lat: ((made * 37) % 140) - 70, lon: ((made * 53) % 340) - 170 },
      },
    ],
    events: [first, second, third].map(({ cue, speaker }, i) => ({
      ...{ id: `E${i + 1}`, type: types[(made + i) % types.length] ?? "AID", mode: null, contexts: [], anchor: cue },
      ...{ actors: speaker === null ? [] : [speaker], recipients: [other(speaker, i)].filter((id) => id !== null) },
      ...{ modality: "happened", place: "L1", time: null, figures: [], reportedBy: null, speechAct: null },
      confidence: 0.7,
    })),
    stances: [first, second].flatMap(({ speaker, cue, content }, i) => {
      const target = other(speaker, i + 1);
      if (speaker === null || target === null) return [];
      const [words] = content;
      return [
        {
          ...{ id: `S${i + 1}`, actor: speaker, target: { actor: target, ...(words ?? ZERO) }, evidence: cue },
          ...({ polarity: (made + i) % 3 === 0 ? "supports" : "opposes", basis: "narrated", confidence: 0.6 } as const),
        },
      ];
    }),
    disputes:
      made % 4 === 0
        ? [
            {
              ...({ id: "D1", kind: "denial", a: { row: "A1", span: spanA }, b: { row: "A2", span: spanB } } as const),
              ...{ actors: [], why: "What the one holds the other denies.", confidence: 0.55 },
            },
          ]
        : [],
  };
}

const ZERO = { start: 0, end: 1 };
