import type { ChainEvidence } from "./chain-evidence.ts";
import { type Cluster, clusterOf, join } from "./cluster.ts";
import type { Mention, MentionKind } from "./mention.ts";
import { OFFICE_CHANGERS, roleWord } from "./role-words.ts";

const SURE = { held: 0.9, alone: 0.75, onlyHolder: 0.8, ofSeveral: 0.5 } as const;

/** Somebody of whom a role was told, with the words that told it. */
interface Told {
  readonly cluster: Cluster;
  readonly words: ReadonlySet<string>;
  readonly sentence: number;
}

/**
 * Adds the descriptions to the clusters of names. One that stands with a name is that person's. "The minister" is who
 * was told to be one, as far as its other words agree; where several were, the one told last, and less surely. A role
 * that nobody was told to hold is an actor of its own, and so is every "a witness". A headline, whose blocks are given by
 * their numbers, tells a role before its text tells whose: "Governor leaves".
 */
export function describedClusters(
  mentions: readonly Mention[],
  named: ReadonlyMap<Mention, Cluster>,
  holders: ReadonlyMap<Mention, Mention>,
  chains: ChainEvidence,
  titles: ReadonlySet<number>,
): ReadonlyMap<Mention, Cluster> {
  const of = new Map(named);
  const told = new Map<string, Told[]>();
  const tell = (noun: string, mention: Mention, cluster: Cluster) => {
    const list = told.get(noun) ?? [];
    told.set(noun, list);
    list.push({ cluster, words: new Set(mention.words), sentence: mention.sentence });
  };
  // Who is named in a sentence is not described there too.
  const namedIn = new Map<Cluster, Set<number>>();
  for (const [{ kind, sentence }, cluster] of named) {
    if (kind === "person") namedIn.set(cluster, (namedIn.get(cluster) ?? new Set()).add(sentence));
  }
  for (const [role, name] of holders) {
    const cluster = named.get(name);
    if (cluster === undefined) continue;
    join(cluster, role, SURE.held);
    of.set(role, cluster);
  }
  for (const mention of mentions) {
    if (mention.form === "pronoun") continue;
    const held = of.get(mention);
    if (mention.form === "name") {
      if (held === undefined || mention.kind === "person") continue;
      for (const word of mention.words) {
        const noun = roleWord(word);
        if (noun?.kind === "organisation") tell(noun.stem, mention, held);
      }
      continue;
    }
    if (held !== undefined) {
      tell(mention.noun, mention, held);
      continue;
    }
    const here = told.get(mention.noun) ?? [];
    const others = here.slice(-WINDOW).filter(({ cluster }) => namedIn.get(cluster)?.has(mention.sentence) !== true);
    const found = (mention.isDefinite ? bearerOf(mention, others) : null) ?? likeliestOf(mention, chains, of);
    const cluster = found?.cluster ?? clusterOf(mention, SURE.alone);
    if (found !== null) join(cluster, mention, found.confidence);
    of.set(mention, cluster);
    tell(mention.noun, mention, cluster);
  }
  joinHeadlines(of, told, titles);
  return of;
}

/** Lays what only headlines tell of, by a role, to who the text tells has it: no more is known where the headline stands. */
function joinHeadlines(
  of: Map<Mention, Cluster>,
  told: ReadonlyMap<string, readonly Told[]>,
  titles: ReadonlySet<number>,
): void {
  for (const [mention, cluster] of [...of]) {
    const isOwn = mention.form === "role" && cluster.mentions.every(({ block }) => titles.has(block));
    if (!isOwn || cluster.names.length > 0) continue;
    const others = (told.get(mention.noun) ?? []).filter((other) => other.cluster !== cluster);
    const found = bearerOf(mention, others, true);
    if (found === null) continue;
    join(found.cluster, mention, found.confidence);
    of.set(mention, found.cluster);
  }
}

/** Whom the network takes a description to mean again, where it is sure of it: "the young lawyer" of a known one. */
function likeliestOf(
  mention: Mention,
  chains: ChainEvidence,
  of: ReadonlyMap<Mention, Cluster>,
): { cluster: Cluster; confidence: number } | null {
  const fits = [...chains.chancesOf(mention, of)].filter(
    ([cluster, chance]) => chance >= SURE_AGAIN && SAME_KIND[mention.kind].includes(cluster.kind),
  );
  const [best] = fits.sort(([, a], [, b]) => b - a);
  return best === undefined ? null : { cluster: best[0], confidence: Math.min(SURE.onlyHolder, best[1]) };
}

/** A mention that the network is less sure of is of somebody new. */
const SURE_AGAIN = 0.8;
const SAME_KIND: Readonly<Record<MentionKind, readonly MentionKind[]>> = {
  person: ["person", "role"],
  role: ["person", "role"],
  organisation: ["organisation"],
  group: ["group"],
  place: ["place"],
};

/** How far back a bearer is looked for. */
const WINDOW = 60;

/** A headline may tell more of a role than its text does: "the assembly in Port Sella", then "the assembly". */
function bearerOf(
  mention: Mention,
  all: readonly Told[],
  isAhead = false,
): { cluster: Cluster; confidence: number } | null {
  const said = mention.words.filter((word) => roleWord(word)?.stem !== mention.noun);
  const fits = all.filter(
    ({ words }) =>
      (said.every((word) => words.has(word)) || (isAhead && words.isSubsetOf(new Set(mention.words)))) &&
      [...words].every((word) => !OFFICE_CHANGERS.has(word) || said.includes(word)) &&
      said.every((word) => !OFFICE_CHANGERS.has(word) || words.has(word)),
  );
  const apart = fits.filter(({ sentence }) => sentence !== mention.sentence);
  const candidates = apart.length > 0 ? apart : fits;
  const last = candidates.at(-1);
  if (last === undefined) return null;
  const bearers = new Set(candidates.map(({ cluster }) => cluster));
  return { cluster: last.cluster, confidence: bearers.size === 1 ? SURE.onlyHolder : SURE.ofSeveral };
}
