import { sameBearer } from "../names/same-bearer.ts";
import type { Office, Registry, RegistryEntry } from "../registry/registry.ts";
import { folded } from "./mention.ts";
import type { Actor } from "./reading.ts";

/** Two full names are one bearer's from here on; with an office that agrees, less is enough, and a surname is too. */
const LEAST = { full: 0.8, withOffice: 0.5 } as const;

/**
 * The actors, each with the entry of the registry that it is, and the name registered there. An actor is an entry by the
 * same words, by full names that sound alike, or by a name that sounds a little alike and an office that agrees ("the
 * opposition leader Guevidou"). Where two entries fit, the office and the country decide; where they do not, none is
 * taken. `day` is the day of publication: offices that were not held then do not count.
 */
export function withRegistry(actors: readonly Actor[], registry: Registry, day: string | null): readonly Actor[] {
  const entries = registry.map((entry) => ({ entry, words: entry.names.map(wordsOf) }));
  return actors.map((actor) => {
    if (actor.names.length === 0) return actor;
    const own = [actor.name, ...actor.names].map(wordsOf);
    const isFull = own.some(({ length }) => length > 1);
    const fits = entries.flatMap(({ entry, words }) => {
      if (!agrees(actor, entry)) return [];
      const isSame = own.some((a) => words.some((b) => a.join(" ") === b.join(" ")));
      const score = isSame ? 1 : likest(own, words);
      const hasOffice = entry.offices.some((office) => isHeld(office, day) && isOffice(actor, office));
      const isFit = isSame || (isFull && score >= LEAST.full) || (hasOffice && score >= LEAST.withOffice);
      return isFit ? [{ entry, score, hasOffice }] : [];
    });
    const found = theOne(fits, actor);
    return found === null ? actor : { ...actor, name: found.name, registryId: found.id };
  });
}

interface Fit {
  readonly entry: RegistryEntry;
  readonly score: number;
  readonly hasOffice: boolean;
}

/** The one entry left after the office, the country and the likeness have been asked, in this order. */
function theOne(fits: readonly Fit[], { country }: Actor): RegistryEntry | null {
  const narrowed = [
    ({ hasOffice }: Fit) => hasOffice,
    ({ entry }: Fit) => country !== null && entry.country === country,
    ({ score }: Fit) => score === 1,
  ].reduce((left, test) => {
    const some = left.filter(test);
    return left.length > 1 && some.length > 0 ? some : left;
  }, fits);
  return narrowed.length === 1 ? (narrowed[0]?.entry ?? null) : null;
}

function agrees({ kind, country }: Actor, entry: RegistryEntry): boolean {
  const isKind = entry.kind === null || entry.kind === kind || kind === "role";
  return (
    isKind && (country === null || entry.country === null || entry.country.length !== 3 || entry.country === country)
  );
}

function likest(own: readonly (readonly string[])[], words: readonly (readonly string[])[]): number {
  return Math.max(0, ...own.flatMap((a) => words.map((b) => sameBearer(a.join(" "), b.join(" ")).likelihood)));
}

/** Whether the actor's roles tell the office: all telling words of its title, or its title's last word where it is long. */
function isOffice({ roles }: Actor, { title }: Office): boolean {
  const wanted = wordsOf(title).filter((word) => !EMPTY.has(word));
  const told = new Set(roles.flatMap(wordsOf));
  return wanted.length > 0 && wanted.filter((word) => told.has(word)).length >= Math.ceil(wanted.length / 2);
}

const EMPTY = new Set(["of", "the", "and", "for", "de", "la"]);

function isHeld({ from, to }: Office, day: string | null): boolean {
  return day === null || ((from === null || from <= day) && (to === null || day <= to));
}

function wordsOf(name: string): readonly string[] {
  return folded(name).match(/[\p{L}\p{N}]+/gu) ?? [];
}
