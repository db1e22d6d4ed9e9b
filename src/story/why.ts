import type { Dispute } from "../reading/reading.ts";
import { wordStarts } from "../reading/word-starts.ts";
import { textAt } from "../text/span.ts";
import type { Count } from "./counts.ts";
import type { Pair } from "./pair-features.ts";
import type { ToldPassage } from "./told-passage.ts";
import updates from "./vocabulary/updates.json" with { type: "json" };

const isCorrection = wordStarts(updates.corrections);
const isConfirmation = wordStarts(updates.confirmations);

/** What kind of dispute a pair is, and why, in a sentence that a person can check. */
export function disputeOf(pair: Pair): { readonly kind: Dispute["kind"]; readonly why: string } {
  const { a, b, differing, labels, days } = pair;
  const reports = `${a.teller} and ${b.teller}`;
  if (differing !== null) {
    const [x, y] = [wordsOf(a, differing[0]), wordsOf(b, differing[1])];
    return { kind: "figures", why: `${a.teller} has “${x}” and ${b.teller} “${y}” for ${thingOf(differing)}.` };
  }
  if (labels !== null)
    return { kind: "place", why: `${a.teller} places it at ${labels[0]}, ${b.teller} at ${labels[1]}.` };
  if (!a.speakersWho.isDisjointFrom(b.speakersWho))
    return { kind: "self-contradiction", why: `One speaker says both, in ${reports}, and one does not fit the other.` };
  if (a.terms.has("+cause") || b.terms.has("+cause") || a.row?.act === "accusation" || b.row?.act === "accusation")
    return { kind: "blame", why: `${a.teller} and ${b.teller} lay it at different doors.` };
  if (days !== null) return { kind: "time", why: `${a.teller} tells of it on ${days[0]}, ${b.teller} on ${days[1]}.` };
  if (a.isDenial || b.isDenial || a.isNegated !== b.isNegated) {
    const [says, denies] = b.isDenial || b.isNegated ? [a, b] : [b, a];
    return { kind: "denial", why: `What ${says.teller} holds, ${denies.teller} holds not to be so.` };
  }
  return { kind: "tension", why: `What ${a.teller} holds and what ${b.teller} holds cannot well both be so.` };
}

/** Why the later of a pair takes the place of the earlier. */
export function whyUpdate({ a, b, differing }: Pair): string {
  const [when, later] = [dated(a), dated(b)];
  if (differing !== null)
    return `${later} counts ${thingOf(differing)} anew: “${wordsOf(b, differing[1])}” after “${wordsOf(a, differing[0])}” in ${when}.`;
  const words = textAt(b.text, b.sentence);
  if (isCorrection(words)) return `${later} tells that what ${when} held is taken back or put right.`;
  if (isConfirmation(words)) return `${later} confirms what ${when} told as open or claimed.`;
  return `${later} tells what became of what ${when} told.`;
}

function dated({ teller, day }: ToldPassage): string {
  return day === null ? teller : `${teller} of ${day}`;
}

function wordsOf({ text, sentence }: ToldPassage, { start, end }: Count): string {
  return text.slice(sentence.start + start, sentence.start + end);
}

/** What both count, by a word that they share. */
function thingOf([a, b]: readonly [Count, Count]): string {
  const [shared] = [...a.things.intersection(b.things)].sort(
    (x, y) => Number(y.startsWith("+")) - Number(x.startsWith("+")),
  );
  return shared === undefined ? "the same" : `the same (${shared.replace("+", "")})`;
}
