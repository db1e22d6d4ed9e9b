import type { Act } from "./reading.ts";
import vocabulary from "./vocabulary/acts.json" with { type: "json" };

interface Entry {
  readonly words?: readonly string[];
  readonly irregular?: readonly string[];
  readonly phrases?: readonly string[];
  readonly not?: readonly string[];
}

const ENTRIES: readonly { act: Act; forms: ReadonlySet<string>; phrases: readonly string[]; not: readonly string[] }[] =
  vocabulary.order.map((name) => {
    const act = name as Act;
    const entry: Entry = vocabulary.acts[act];
    const irregular = entry.irregular ?? [];
    return {
      act,
      forms: new Set([...(entry.words ?? []).flatMap(inflected), ...irregular]),
      phrases: [...(entry.phrases ?? []), ...irregular.filter((word) => word.includes(" "))],
      not: entry.not ?? [],
    };
  });

/** What a cue does, by its words (`vocabulary/acts.json`); a label or no cue at all is speech. */
export function actOf(cue: string): Act {
  const words = cue.toLowerCase().match(/[\p{L}'’-]+/gu) ?? [];
  const joined = ` ${words.join(" ")} `;
  const has = (phrase: string) => joined.includes(` ${phrase} `);
  const found = ENTRIES.find(
    ({ forms, phrases, not }) => (phrases.some(has) || words.some((word) => forms.has(word))) && !not.some(has),
  );
  return found?.act ?? "speech";
}

/** The regular forms of an English verb or noun: say, says, saying, said is irregular and listed. */
function inflected(word: string): string[] {
  const last = word.at(-1) ?? "";
  const isVowel = (c: string | undefined) => c !== undefined && "aeiou".includes(c);
  if (last === "e") return [word, `${word}s`, `${word}d`, `${word.slice(0, -1)}ing`];
  if (last === "y" && !isVowel(word.at(-2))) {
    return [word, `${word.slice(0, -1)}ies`, `${word.slice(0, -1)}ied`, `${word}ing`];
  }
  const doubled = `${word}${last}`;
  const plural = /(s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
  return [word, plural, `${word}ed`, `${word}ing`, `${doubled}ed`, `${doubled}ing`];
}
