import { sameBearer } from "../names/same-bearer.ts";
import { folded } from "../reading/mention.ts";
import type { Actor, Reading } from "../reading/reading.ts";

/** An actor of a story: its names in all its reports. */
export interface StoryActor {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
  /** Which actor of which report's reading it is. */
  readonly in: readonly { readonly file: string; readonly actor: string }[];
  readonly registryId?: string;
}

/** Spellings of two reports are one name's from this likeness on. */
const LEAST = { person: 0.78, body: 0.85 } as const;

interface Joined {
  readonly kind: Actor["kind"];
  readonly words: readonly string[];
  readonly names: Set<string>;
  readonly name: string;
  readonly in: { file: string; actor: string }[];
  readonly registryId: string | undefined;
}

/** The named actors of several reports, those of one name joined: the same words, or spellings that sound alike. */
export function joinActors(
  reports: readonly { readonly file: string; readonly reading: Reading }[],
): readonly StoryActor[] {
  const joined: Joined[] = [];
  for (const { file, reading } of reports) {
    for (const actor of reading.actors.filter(({ names }) => names.length > 0)) {
      const words = wordsOf(actor);
      const { kind, name, names, registryId } = actor;
      const place = { file, actor: actor.id };
      const same = joined.find((other) => isSame(other, actor, words));
      if (same === undefined) joined.push({ kind, words, names: new Set(names), name, in: [place], registryId });
      else {
        for (const spelling of names) same.names.add(spelling);
        same.in.push(place);
      }
    }
  }
  return joined.map(({ names, name, in: places, registryId }, i) => ({
    ...{ id: `P${i + 1}`, name, names: [...names], in: places },
    ...(registryId === undefined ? {} : { registryId }),
  }));
}

function isSame(other: Joined, { kind, registryId }: Actor, words: readonly string[]): boolean {
  if (registryId !== undefined && other.registryId !== undefined) return registryId === other.registryId;
  if (other.kind !== kind) return false;
  const [a, b] = [other.words.join(" "), words.join(" ")];
  if (a === b) return true;
  const isWhole = words.length > 1 && other.words.length > 1;
  if (kind === "person") return isWhole && sameBearer(b, a, "person").likelihood >= LEAST.person;
  return (
    kind === "organisation" &&
    isWhole &&
    isRespelled(other.words, words) &&
    sameBearer(b, a, "body").likelihood >= LEAST.body
  );
}

/** Word for word the same but for spellings of one length or so: "Kessan Line" and "Kessani Line" are two. */
function isRespelled(a: readonly string[], b: readonly string[]): boolean {
  const differing = a.flatMap((word, i) => (word === b[i] ? [] : [[word, b[i] ?? ""] as const]));
  const isOther = ([x, y]: readonly [string, string]) => x.startsWith(y) || y.startsWith(x);
  return a.length === b.length && differing.length < a.length && !differing.some(isOther);
}

function wordsOf({ name }: Actor): readonly string[] {
  return folded(name).match(/[\p{L}\p{N}-]+/gu) ?? [];
}
