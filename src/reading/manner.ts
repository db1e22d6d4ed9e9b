import { QUOTE_STATE, quoteStates } from "../model/word-features.ts";
import { contains, type Span } from "../text/span.ts";
import { wordsOf } from "../text/words.ts";
import type { Manner } from "./reading.ts";

/**
 * Direct, indirect or mixed.
 *
 * Content that begins inside quotation marks is direct, whether or not its closing mark is there; content with marks
 * further in is mixed. Without marks, words after a colon, and words before their cue that speak in the first person,
 * are direct: this is how speech reads whose marks were lost, or which is set as a transcript.
 */
export function mannerOf(text: string, block: Span, cue: Span | null, content: readonly Span[]): Manner {
  const words = wordsOf(text, block.start, block.end);
  const states = quoteStates(text.slice(0, block.end), words);
  const quoted: boolean[] = [];
  words.forEach((word, i) => {
    if (!content.some((span) => contains(span, word))) return;
    quoted.push(states[i] !== QUOTE_STATE.outside);
  });
  const first = content[0];
  if (first === undefined || quoted.length === 0) return "indirect";
  if (quoted[0] === true) return "direct";
  if (cue !== null && isAfterColon(text, cue, first)) return "direct";
  if (quoted.some((x) => x)) return "mixed";
  return cue !== null && first.end <= cue.start && isFirstPerson(text.slice(first.start, first.end))
    ? "direct"
    : "indirect";
}

function isAfterColon(text: string, cue: Span, content: Span): boolean {
  return content.start >= cue.end && /:\s*$/.test(text.slice(cue.start, content.start));
}

function isFirstPerson(words: string): boolean {
  return /(?<![\p{L}'’])(?:I|we|my|our|us|me|I['’]\w+|we['’]\w+)(?![\p{L}])/iu.test(words);
}
