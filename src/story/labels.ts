import vocabulary from "./vocabulary/counts.json" with { type: "json" };

/** A numbered place, as "gate" and "4". */
export interface Label {
  readonly what: string;
  readonly number: string;
}

const LABEL = new RegExp(
  `\\b(${vocabulary.labelled.join("|")})(?:\\s+(?:number|no\\.?))?\\s+(\\d{1,4}|[A-H])\\b`,
  "giu",
);

/** The numbered places of a text: "Gate 4", "the gate number 4". */
export function labelsIn(text: string): readonly Label[] {
  return [...text.matchAll(LABEL)].map(([, what = "", number = ""]) => ({
    what: what.toLowerCase(),
    number: number.toUpperCase(),
  }));
}
