import type { SpeakerlessAttribution } from "./attributions.ts";
import type { Cluster } from "./cluster.ts";
import { tokenRange } from "./mention.ts";
import { firstFrom, type Scene } from "./scene.ts";
import vocabulary from "./vocabulary/mentions.json" with { type: "json" };

const SEATS: ReadonlySet<string> = new Set(vocabulary.seats.words);
const NOBODY_IN_PARTICULAR: ReadonlySet<string> = new Set(vocabulary.impersonal.words);
/** Between the body and who speaks at most so much may stand: ", for their part, ". */
const LONGEST_GAP = 40;

/**
 * The body in which nobody in particular speaks: "In the Ministry of Energy they said", "At the union they fear", and,
 * as translations from Russian have it, "In the Ministry of Energy considered that". Null elsewhere.
 */
export function seatedSpeaker(scene: Scene, { source, cue }: SpeakerlessAttribution): Cluster | null {
  const { text, tokens, mentions, of } = scene;
  const words = source.map(({ start, end }) => text.slice(start, end).toLowerCase());
  const [first] = source.length > 0 ? source : cue;
  if (first === undefined || !words.every((word) => NOBODY_IN_PARTICULAR.has(word))) return null;
  const at = firstFrom(mentions, first.start) - 1;
  for (let i = at; i >= Math.max(0, at - 2); i--) {
    const body = mentions[i];
    const cluster = body === undefined ? undefined : of.get(body);
    if (body === undefined || cluster?.kind !== "organisation") continue;
    const gap = text.slice(body.end, first.start);
    const isBeside = source.length > 0 ? /^,? $|^, [^.;,]+, $/u.test(gap) : gap === " ";
    if (!isBeside || gap.length > LONGEST_GAP) return null;
    const { from } = tokenRange(tokens, body);
    const seat = tokens[from - 1]?.lower === "the" ? from - 2 : from - 1;
    const isFirst = tokens[seat - 1]?.sentence !== tokens[seat]?.sentence;
    return isFirst && SEATS.has(tokens[seat]?.lower ?? "") ? cluster : null;
  }
  return null;
}
