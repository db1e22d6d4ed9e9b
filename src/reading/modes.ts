import type { EventType } from "./reading.ts";
import vocabulary from "./vocabulary/modes.json" with { type: "json" };
import { wordStarts } from "./word-starts.ts";

interface Mode {
  readonly name: string;
  readonly hasWord: (words: string) => boolean;
  readonly hasPhrase: (words: string) => boolean;
}

type Entries = Readonly<Record<string, { readonly words: readonly string[]; readonly phrases: readonly string[] }>>;

const MODES = new Map<string, readonly Mode[]>(
  Object.entries(vocabulary.types).map(([type, modes]: [string, Entries]) => [
    type,
    Object.entries(modes).map(([name, { words, phrases }]) => ({
      name,
      hasWord: wordStarts(words),
      hasPhrase: wordStarts(phrases),
    })),
  ]),
);

/**
 * PLOVER's mode of an event: the first of its type's modes of which a phrase stands in its sentence ("hunger strike"),
 * else that its anchor tells, else that a word of its sentence tells (`vocabulary/modes.json`). Null where none does,
 * and for the types that have none.
 */
export function modeOf(type: EventType, anchor: string, sentence: string): string | null {
  const modes = MODES.get(type) ?? [];
  const told =
    modes.find(({ hasPhrase }) => hasPhrase(sentence)) ??
    modes.find(({ hasWord }) => hasWord(anchor)) ??
    modes.find(({ hasWord }) => hasWord(sentence));
  return told?.name ?? null;
}
