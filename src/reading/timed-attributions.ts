import { sentencesOf } from "../text/sentences.ts";
import { contains, type Span } from "../text/span.ts";
import type { Attribution, Time } from "./reading.ts";

/** How far from the cue a time still tells when it was said, in code units: "said at a news conference in Orvan on Monday". */
const REACH = 120;

/**
 * The attributions, each with the time at which it was said: the time nearest to the cue in the cue's sentence that is
 * not part of what was said. Null where no such time is told.
 */
export function withTimes(
  text: string,
  blocks: readonly Span[],
  attributions: readonly Omit<Attribution, "time">[],
  times: readonly Time[],
): readonly Attribution[] {
  const sentences = sentencesOf(text, blocks);
  return attributions.map((row): Attribution => {
    const cue = row.cue[0];
    if (cue === undefined) return { ...row, time: null };
    const sentence = sentences.around(cue);
    const told = times.filter(
      (time) =>
        contains(sentence, time) &&
        apart(cue, time) <= REACH &&
        // What other statements hold in the sentence is theirs.
        !attributions.some(({ content }) => content.some((piece) => contains(piece, time) && !contains(piece, cue))),
    );
    const nearest = told.reduce<Time | null>(
      (best, time) => (best === null || apart(cue, time) < apart(cue, best) ? time : best),
      null,
    );
    return { ...row, time: nearest?.id ?? null };
  });
}

function apart(a: Span, b: Span): number {
  return Math.max(a.start - b.end, b.start - a.end, 0);
}
