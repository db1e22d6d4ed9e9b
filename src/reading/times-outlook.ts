import type { Span } from "../text/span.ts";
import vocabulary from "./vocabulary/times.json" with { type: "json" };

/** Whether the clause about a time looks ahead or back; open where its words do not tell. */
export type Outlook = "past" | "future" | "open";

const setOf = (name: keyof typeof vocabulary.outlook): ReadonlySet<string> => new Set(vocabulary.outlook[name].words);
const future = setOf("future");
const timetable = setOf("timetable");
const fixed = setOf("fixed");
const alwaysFixed = setOf("alwaysFixed");
const planning = setOf("planning");
const past = setOf("past");
const noVerb = setOf("noVerb");

const SENTENCE_END = /[.!?;]["”’»)]*\s+(?=["“«(]?\p{Lu})|\s\+{2,}\s|\n|[:—]\s/gu;
const ABBREVIATED =
  /(?:^|[\s(])(?:\p{L}|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|St|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/u;

/**
 * What the verb says that the time belongs to: the nearest one before it in its sentence, or else after it. A time
 * that hangs on an infinitive ("urged them to vote on Friday") is judged by what governs the infinitive.
 */
export function outlookOf(text: string, block: Span, time: Span): Outlook {
  const sentence = lastSentence(text.slice(block.start, time.start));
  if (BACK.test(sentence)) return "past";
  if (FOR.test(sentence) && !/^['’]/u.test(text.slice(time.end))) return "future";
  const before = () => lookBack(wordsIn(sentence));
  const behind = () => lookAhead(wordsIn(firstSentence(text.slice(time.end, block.end))));
  const [first, second] = OPENS_CLAUSE.test(sentence) ? [behind, before] : [before, behind];
  const found = first();
  return found === "open" ? second() : found;
}

/** "Promised back in October", "booked for March". */
const BACK = /\bback\s(?:in|on)\s$/iu;
const FOR = /\bfor\s$/iu;
/** A time that opens a clause goes with the verb behind: "the lake has not died, and in the autumn we will see it". */
const OPENS_CLAUSE = /\b(?:and|but)\s(?:(?:in|on|by|at|from|until|after|before)\s(?:the\s)?)?$/iu;

function lookBack(words: readonly string[]): Outlook {
  let isInfinitive = false;
  let hasTarget = false;
  for (let i = words.length - 1; i >= 0; i -= 1) {
    const word = words[i] ?? "";
    const next = words[i + 1] ?? "";
    if (word === "to" || word === "for" || word === "until" || word === "of" || word === "with") {
      if (word === "to" && next !== "" && next !== NAME && !noVerb.has(next)) isInfinitive = true;
      if (word === "to" && next === "be") return "future";
      hasTarget = true;
    } else if (future.has(word)) return next === "have" || words[i + 2] === "have" ? "past" : "future";
    else if (alwaysFixed.has(word) || (fixed.has(word) && hasTarget)) return "future";
    else if (isInfinitive && planning.has(word)) return isBareCopula(word, next) ? "past" : "future";
    else if (timetable.has(word)) return "future";
    else if (isPast(word)) return isHeldAhead(words, i) ? "future" : "past";
  }
  return "open";
}

/** "has", "was" and their like plan something only where the infinitive follows at once: "is to visit". */
function isBareCopula(word: string, next: string): boolean {
  return /^(?:has|have|is|are|was|were)$/.test(word) && next !== "to";
}

/** A participle behind a word that looks ahead: "will be extended", "is to be sworn in". */
function isHeldAhead(words: readonly string[], at: number): boolean {
  const be = words.slice(0, at).lastIndexOf("be");
  if (be < at - 3) return false;
  return be >= 0 && words.slice(Math.max(0, be - 3), be).some((word) => word === "to" || future.has(word));
}

function lookAhead(words: readonly string[]): Outlook {
  for (const [i, word] of words.entries()) {
    if (future.has(word)) return words[i + 1] === "have" ? "past" : "future";
    if (timetable.has(word) || alwaysFixed.has(word)) return "future";
    if (isPast(word)) return "past";
  }
  return "open";
}

function isPast(word: string): boolean {
  return past.has(word) || (/[a-z]{2}ed$/.test(word) && !/eed$/.test(word));
}

function lastSentence(text: string): string {
  let start = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    if (match[0].startsWith(".") && ABBREVIATED.test(text.slice(0, match.index))) continue;
    start = match.index + match[0].length;
  }
  return text.slice(start);
}

function firstSentence(text: string): string {
  for (const match of text.matchAll(SENTENCE_END)) {
    if (!(match[0].startsWith(".") && ABBREVIATED.test(text.slice(0, match.index)))) return text.slice(0, match.index);
  }
  return text;
}

/** In lower case; a name, which begins with a capital behind "to", is no verb: "promised to Garth". */
function wordsIn(text: string): readonly string[] {
  const words = text.match(/\p{L}+/gu) ?? [];
  const isName = (word: string, i: number) => words[i - 1] === "to" && /^\p{Lu}\p{Ll}/u.test(word);
  return words.map((word, i) => (word === "May" ? "" : isName(word, i) ? NAME : word.toLowerCase()));
}

const NAME = "-";
