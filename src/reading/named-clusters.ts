import { type Cluster, clusterOf, fullestName, join } from "./cluster.ts";
import type { Mention } from "./mention.ts";
import { isCourtesy, NO_TITLES, STATE_WORDS } from "./role-words.ts";
import vocabulary from "./vocabulary/mentions.json" with { type: "json" };

/** What tells a son from his father of the same name. */
const GENERATION: ReadonlySet<string> = new Set(vocabulary.generations.words);
/** How sure a join is, by what it rests on. */
const SURE = { alone: 0.9, full: 0.95, surname: 0.92, short: 0.85, ofSeveral: 0.6 } as const;

/**
 * The names of a report as clusters, by exact rules: the same words; a full name and its surname or first name; an
 * acronym and what it stands for; a body's short form. One surname with two first names is two persons, and so is one that a
 * transcript's labels have with two titles: "Mrs THORNE", "Senator THORNE".
 */
export function namedClusters(
  mentions: readonly Mention[],
  isLabel: (mention: Mention) => boolean,
): ReadonlyMap<Mention, Cluster> {
  const names = mentions.filter(({ form }) => form === "name");
  const apart = titlesApart(names.filter(isLabel));
  const known = new Map<string, Cluster[]>();
  const of = new Map<Mention, Cluster>();
  const take = (mention: Mention, cluster: Cluster) => {
    of.set(mention, cluster);
    for (const word of new Set([...mention.words, acronymOf(mention.words)])) {
      const list = known.get(word) ?? [];
      if (!list.includes(cluster)) known.set(word, [...list, cluster]);
    }
  };
  const place = (mention: Mention) => {
    const found = isTitledApart(mention, apart) ? titledAs(mention, known) : matchOf(mention, known);
    if (found === null) {
      const cluster = clusterOf(mention, SURE.alone);
      cluster.isState = isStateName(mention);
      take(mention, cluster);
    } else {
      join(found.cluster, mention, found.confidence, found.confidence > SURE.ofSeveral);
      take(mention, found.cluster);
    }
  };
  // Full names first: a title may tell a surname before the report tells whose.
  for (const mention of names) if (mention.words.length > 1) place(mention);
  for (const mention of names) if (mention.words.length < 2) place(mention);
  return of;
}

/** The titles with which labels have each surname, where they have it with several. */
function titlesApart(labels: readonly Mention[]): ReadonlyMap<string, ReadonlySet<string>> {
  const titles = new Map<string, Set<string>>();
  for (const { words, title } of labels) {
    const [surname] = words;
    if (surname !== undefined && words.length === 1 && title !== undefined && !NO_TITLES.has(title))
      titles.set(surname, (titles.get(surname) ?? new Set()).add(title));
  }
  return new Map([...titles].filter(([, { size }]) => size > 1));
}

function isTitledApart({ words, title }: Mention, apart: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  return words.length === 1 && title !== undefined && apart.get(words[0] ?? "")?.has(title) === true;
}

/** Who had that surname with that title before. */
function titledAs({ words, title }: Mention, known: ReadonlyMap<string, readonly Cluster[]>) {
  const [surname] = words;
  const bears = (other: Mention) => other.title === title && other.words.at(-1) === surname;
  const cluster = known.get(surname ?? "")?.find(({ mentions }) => mentions.some(bears));
  return cluster === undefined ? null : { cluster, confidence: SURE.surname };
}

function matchOf(mention: Mention, known: ReadonlyMap<string, readonly Cluster[]>) {
  const { words } = mention;
  const last = words.at(-1) ?? "";
  const key = words.join(" ");
  const near = [...new Set(words.flatMap((word) => known.get(word) ?? []))];
  const titled = near.filter(({ mentions }) => mentions.some((other) => isTitledAlike(other, mention)));
  const [only] = titled;
  if (only !== undefined && titled.length === 1) return { cluster: only, confidence: SURE.surname };
  const exact = near.find(({ names }) => names.some((name) => name.join(" ") === key));
  if (exact !== undefined) return { cluster: exact, confidence: SURE.full };
  const holds = near.filter((cluster) =>
    cluster.names.some((name) => isFormOf(words, name, cluster.kind, mention.kind)),
  );
  const bySurname = holds.filter((cluster) => fullestName(cluster).at(-1) === last);
  const candidates = bySurname.length > 0 ? bySurname : holds;
  const [first] = candidates;
  if (first === undefined) return null;
  if (candidates.length === 1) return { cluster: first, confidence: words.length > 1 ? SURE.full : SURE.surname };
  // Several bearers: the title's gender decides, then who was named last.
  const fits = candidates.filter(
    ({ gender }) => gender === null || mention.gender === null || gender === mention.gender,
  );
  const cluster = (fits.length > 0 ? fits : candidates).reduce((best, next) =>
    lastBefore(next, mention) > lastBefore(best, mention) ? next : best,
  );
  return { cluster, confidence: SURE.ofSeveral };
}

/** "Councillor Varn" is who was "Councillor Oto Varn" before, whoever else is called Varn. */
function isTitledAlike(full: Mention, { words, title }: Mention): boolean {
  const isSurname = words.length === 1 && full.words.length > 1 && full.words.at(-1) === words[0];
  return isSurname && title !== undefined && full.title === title && !NO_TITLES.has(title) && !isCourtesy(title);
}

/** Whether the words may be another form of a name. */
function isFormOf(
  words: readonly string[],
  name: readonly string[],
  kind: Mention["kind"],
  own: Mention["kind"],
): boolean {
  if (kind === "person") {
    if (own === "organisation" && words.length > 1) return false;
    if (words.length === 1 || name.length === 1) {
      const [one, other] = words.length === 1 ? [words, name] : [name, words];
      return other.at(-1) === one[0] || (other[0] === one[0] && own === "person");
    }
    if (GENERATION.has(words.at(-1) ?? "") !== GENERATION.has(name.at(-1) ?? "")) return false;
    const [short, long] = words.length <= name.length ? [words, name] : [name, words];
    return short.at(-1) === long.at(-1)
      ? isGivenOf(short.slice(0, -1), long.slice(0, -1))
      : short.every((word, i) => word === long[i]);
  }
  if (own === "person") return false;
  if (kind === "place" || own === "place") return stateName(words).join(" ") === stateName(name).join(" ");
  if (words.length === 1 && words[0] === acronymOf(name)) return true;
  if (name.length === 1 && name[0] === acronymOf(words)) return true;
  const [short, long] = words.length <= name.length ? [words, name] : [name, words];
  return short.every((word) => long.includes(word)) && (short[0] === long[0] || short.at(-1) === long.at(-1));
}

/** "Anatoly" of "Anatoly Lvovich", "R" of "Rodel", "Evo" of "Juan Evo". */
function isGivenOf(short: readonly string[], long: readonly string[]): boolean {
  return short.every((word) =>
    long.some(
      (other) =>
        other === word ||
        (word.length === 1 && other.startsWith(word)) ||
        (other.length === 1 && word.startsWith(other)),
    ),
  );
}

function acronymOf(words: readonly string[]): string {
  return words.length < 2 ? "" : words.map((word) => word.charAt(0)).join("");
}

function stateName(words: readonly string[]): readonly string[] {
  return STATE_WORDS.has(words[0] ?? "") && words.length > 1 ? words.slice(1) : words;
}

function isStateName({ kind, words }: Mention): boolean {
  return (kind === "place" || kind === "organisation") && words.length === 2 && STATE_WORDS.has(words[0] ?? "");
}

function lastBefore(cluster: Cluster, { start }: Mention): number {
  return Math.max(-1, ...cluster.mentions.filter((m) => m.start < start).map((m) => m.start));
}
