import type { Span } from "../text/span.ts";
import type { SpeakerlessAttribution } from "./attributions.ts";
import type { Cluster } from "./cluster.ts";
import { tokenRange } from "./mention.ts";
import { firstFrom, type Scene } from "./scene.ts";
import { sentenceStart } from "./tokens.ts";
import vocabulary from "./vocabulary/mentions.json" with { type: "json" };

const SEATS: ReadonlySet<string> = new Set(vocabulary.seats.words);
const NOBODY_IN_PARTICULAR: ReadonlySet<string> = new Set(vocabulary.impersonal.words);
/** Between the body and who speaks at most so much may stand: ", for their part, ". */
const LONGEST_GAP = 40;
/** A view in the passive. */
const HELD = new RegExp(`^(?:is|are|was|were)\\s(?:\\w+\\s)?(?:${vocabulary.held.words.join("|")})\\b`, "iu");

/**
 * The body in which nobody in particular speaks: "In the Ministry of Energy they said", "At the union they fear", and,
 * as translations from Russian have it, "In the Ministry of Energy considered that"; or, as those from French, "one
 * specifies in her entourage". Null elsewhere.
 */
export function seatedSpeaker(scene: Scene, { source, cue }: SpeakerlessAttribution): Cluster | null {
  const { text, tokens, mentions, of } = scene;
  const words = source.map(({ start, end }) => text.slice(start, end).toLowerCase());
  const [first] = source.length > 0 ? source : cue;
  if (first === undefined || !words.every((word) => NOBODY_IN_PARTICULAR.has(word))) return null;
  const held = source.length > 0 ? null : heldIn(scene, first);
  if (held !== null) return held;
  const behind = source.length > 0 ? seatBehind(scene, cue.at(-1)) : null;
  if (behind !== null) return behind;
  const at = firstFrom(mentions, first.start) - 1;
  for (let i = at; i >= Math.max(0, at - 2); i--) {
    const body = mentions[i];
    const cluster = body === undefined ? undefined : of.get(body);
    if (body === undefined || (cluster?.kind !== "organisation" && cluster?.kind !== "group")) continue;
    const gap = text.slice(body.end, first.start);
    const isBeside = source.length > 0 ? /^(?:\.? [^.;,]+)?,? $|^, [^.;,]+, $/u.test(gap) : gap === " ";
    if (!isBeside || gap.length > LONGEST_GAP) return null;
    const { from } = tokenRange(tokens, body);
    const seat = tokens[from - 1]?.lower === "the" ? from - 2 : from - 1;
    const isFirst = tokens[seat - 1]?.sentence !== tokens[seat]?.sentence;
    return isFirst && SEATS.has(tokens[seat]?.lower ?? "") ? cluster : null;
  }
  return null;
}

/** "In Kessany the toll is regarded as theft": where it is held so is whose view it is. */
function heldIn({ text, tokens, mentions, of }: Scene, cue: Span): Cluster | null {
  if (!HELD.test(text.slice(cue.start, cue.end))) return null;
  const start = tokens[sentenceStart(tokens, tokenRange(tokens, cue).from)];
  const place = start === undefined || !SEATS.has(start.lower) ? undefined : mentions[firstFrom(mentions, start.end)];
  if (start === undefined || place?.form !== "name" || !/^ (?:the )?$/iu.test(text.slice(start.end, place.start)))
    return null;
  const cluster = of.get(place);
  if (cluster?.kind !== "place" && cluster?.kind !== "organisation") return null;
  if (cluster.kind === "place") cluster.isState = true;
  return cluster;
}

/** The body right behind a cue and "in": the network may take the "in" for a word of the cue. */
function seatBehind({ text, tokens, mentions, of }: Scene, cue: Span | undefined): Cluster | null {
  if (cue === undefined) return null;
  const { to } = tokenRange(tokens, cue);
  const seat = SEATS.has(tokens[to - 1]?.lower ?? "") ? to - 1 : to;
  const word = tokens[seat];
  const body = word === undefined || !SEATS.has(word.lower) ? undefined : mentions[firstFrom(mentions, word.end)];
  if (word === undefined || body === undefined || !/^ (?:the )?$/iu.test(text.slice(word.end, body.start))) return null;
  const widest = mentions.filter(({ start }) => start === body.start).map((mention) => of.get(mention));
  return widest.find((cluster) => cluster?.kind === "organisation") ?? null;
}
