import type { Row, Standing } from "../api.ts";

type Reading = Standing["reading"];
type Of<Part extends "attributions" | "events" | "stances" | "disputes"> = Reading[Part][number];

/** Every label of a field, each checked against the reading's schema: none may be missing, none too many. */
const ACTS: Readonly<Record<Of<"attributions">["act"], 1>> = {
  ...{ speech: 1, belief: 1, attitude: 1, perception: 1, intention: 1 },
  ...{ denial: 1, question: 1, order: 1, promise: 1, accusation: 1 },
};
const MANNERS: Readonly<Record<Of<"attributions">["manner"], 1>> = { direct: 1, indirect: 1, mixed: 1 };
const CHANNELS: Readonly<Record<NonNullable<Of<"attributions">["channel"]>, 1>> = {
  ...{ tweet: 1, television: 1, radio: 1, video: 1, audio: 1, statement: 1, interview: 1 },
  ...{ "news-conference": 1, speech: 1, call: 1, letter: 1, document: 1, press: 1 },
};
const TYPES: Readonly<Record<Of<"events">["type"], 1>> = {
  ...{ AGREE: 1, CONSULT: 1, SUPPORT: 1, CONCEDE: 1, COOPERATE: 1, AID: 1, RETREAT: 1, REQUEST: 1 },
  ...{ ACCUSE: 1, REJECT: 1, THREATEN: 1, PROTEST: 1, SANCTION: 1, MOBILIZE: 1, COERCE: 1, ASSAULT: 1 },
};
const MODALITIES: Readonly<Record<Of<"events">["modality"], 1>> = {
  ...{ happened: 1, ongoing: 1, planned: 1, requested: 1, denied: 1, hypothetical: 1 },
};
const POLARITIES: Readonly<Record<Of<"stances">["polarity"], 1>> = { supports: 1, opposes: 1, neither: 1 };
const BASES: Readonly<Record<Of<"stances">["basis"], 1>> = { narrated: 1, "own-words": 1 };
const DISPUTES: Readonly<Record<Of<"disputes">["kind"], 1>> = {
  ...{ "self-contradiction": 1, figures: 1, denial: 1, blame: 1, place: 1, time: 1, framing: 1, tension: 1 },
};

/** A field that a form asks for. */
export interface FormField {
  readonly name: string;
  /** One of labels; one actor or several; words of the report; a sentence. */
  readonly as: "label" | "actor" | "actors" | "words" | "sentence";
  readonly labels?: readonly string[];
  /** May be left empty: then it is null. */
  readonly isOptional?: true;
}

const label = (name: string, labels: Readonly<Record<string, 1>>): FormField => ({
  ...{ name, as: "label", labels: Object.keys(labels) },
});
const words = (name: string): FormField => ({ name, as: "words" });

/** The fields of each kind of row that coders set. */
export const FORM_FIELDS: Readonly<Record<ReviewedKind, readonly FormField[]>> = {
  statement: [
    label("act", ACTS),
    label("manner", MANNERS),
    { ...label("channel", CHANNELS), isOptional: true },
    { name: "speaker", as: "actor", isOptional: true },
    ...["source", "cue", "content"].map(words),
  ],
  event: [
    label("type", TYPES),
    label("modality", MODALITIES),
    { name: "actors", as: "actors" },
    { name: "recipients", as: "actors" },
    words("anchor"),
  ],
  stance: [
    label("polarity", POLARITIES),
    label("basis", BASES),
    { name: "actor", as: "actor" },
    { name: "target actor", as: "actor", isOptional: true },
    ...["target", "evidence"].map(words),
  ],
  dispute: [label("kind", DISPUTES), ...["a", "b"].map(words), { name: "why", as: "sentence" }],
};
export type ReviewedKind = Extract<Row["kind"], "statement" | "event" | "stance" | "dispute">;
