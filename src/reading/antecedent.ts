import weights from "./antecedent-weights.json" with { type: "json" };
import type { Cluster } from "./cluster.ts";
import { givenGender } from "./given-gender.ts";
import type { Mention } from "./mention.ts";

/** A mention that a pronoun may stand for, with what speaks for it beside its place. */
export interface Candidate {
  readonly mention: Mention;
  readonly cluster: Cluster;
  /** It is a source of a statement. */
  readonly isSource: boolean;
  /** It is the first mention of its sentence. */
  readonly isFirst: boolean;
  /** The chance that the network gives it, of meaning the same. */
  readonly chance: number;
}

/** What the pronoun's place tells. */
export interface Situation {
  /** Who spoke last before it. */
  readonly lastSpeaker: Cluster | null;
  /** Whose retold words it stands in: "Orsk said that he …". */
  readonly teller: Cluster | null;
  /** Who it cannot be: in somebody's quoted words "he" is another. */
  readonly excluded: Cluster | null;
  /** Whether the pronoun is the source of a statement. */
  readonly isSource: boolean;
}

/** Chooses whom a third-person pronoun stands for; null where nobody can be meant. */
export type Choose = (
  pronoun: Mention,
  candidates: readonly Candidate[],
  situation: Situation,
) => { readonly cluster: Cluster; readonly confidence: number } | null;

/** What speaks for an actor and against it, by name: what `bench/fit-antecedents.ts` fits weights to. */
export type Evidence = Readonly<Record<string, number>>;

const WEIGHTS: Readonly<Record<string, Readonly<Record<string, number>>>> = weights;
/** Sentences and blocks further away than these are all the same. */
const FAR = 5;
/** "Mrs" is no "he": CoreNLP, whose chains the weights are fitted to, lays pronouns across such titles too often. */
const APART = 1.4;

/**
 * Who a third-person pronoun most likely stands for, by a log-linear choice among the actors before it that agree
 * with it (Denis and Baldridge 2008 rank so); the confidence is the chance of the choice. Weights are fitted to the
 * chains that CoreNLP finds in PolNeAR's training articles.
 */
export const antecedentOf: Choose = (pronoun, candidates, situation) => {
  const own = WEIGHTS[groupOf(pronoun)] ?? {};
  const scored = [...evidenceOf(pronoun, candidates, situation)].map(([cluster, evidence]) => ({
    cluster,
    score: scoreOf(evidence, own) - APART * (evidence["otherTitled"] ?? 0),
  }));
  const best = scored.reduce<(typeof scored)[number] | null>((b, s) => (b === null || s.score > b.score ? s : b), null);
  if (best === null) return null;
  const total = scored.reduce((sum, { score }) => sum + Math.exp(score - best.score), 0);
  return { cluster: best.cluster, confidence: Math.min(0.95, Math.round(100 / total) / 100) };
};

/** What the evidence comes to. */
export function scoreOf(evidence: Evidence, weights: Readonly<Record<string, number>>): number {
  return Object.entries(evidence).reduce((sum, [name, value]) => sum + (weights[name] ?? 0) * value, 0);
}

/** Which weights hold: people are spoken of otherwise than bodies. */
export function groupOf({ kind }: Mention): string {
  return kind === "person" ? "person" : kind === "organisation" ? "thing" : "several";
}

/** For every actor that the pronoun agrees with, the evidence; of its mentions the last one counts most. */
export function evidenceOf(
  pronoun: Mention,
  candidates: readonly Candidate[],
  situation: Situation,
): ReadonlyMap<Cluster, Evidence> {
  const own = new Map<Cluster, Candidate[]>();
  for (const candidate of candidates) {
    if (candidate.cluster === situation.excluded || !agrees(pronoun, candidate.cluster)) continue;
    own.set(candidate.cluster, [...(own.get(candidate.cluster) ?? []), candidate]);
  }
  const order = [...own].sort(([, a], [, b]) => lastOf(b).mention.start - lastOf(a).mention.start);
  return new Map(
    order.map(([cluster, mentions], rank) => [cluster, evidenceFor(pronoun, cluster, mentions, rank, situation)]),
  );
}

function evidenceFor(
  pronoun: Mention,
  cluster: Cluster,
  mentions: readonly Candidate[],
  rank: number,
  { lastSpeaker, teller, isSource }: Situation,
): Evidence {
  const { mention, ...last } = lastOf(mentions);
  const away = Math.min(FAR, pronoun.sentence - mention.sentence);
  const near = mentions.filter((one) => pronoun.sentence - one.mention.sentence <= 1);
  const isLast = cluster === lastSpeaker;
  const given = pronoun.gender === null || cluster.gender !== null ? null : givenGender(cluster.names);
  return {
    [`sentences${away}`]: 1,
    blocks: Math.min(FAR, pronoun.block - mention.block),
    first: flag(last.isFirst),
    firstBefore: flag(near.some((one) => one.isFirst && one.mention.sentence < pronoun.sentence)),
    source: flag(last.isSource),
    sourceBefore: flag(near.some((one) => one.isSource)),
    possessive: flag(mention.isPossessive),
    quoted: flag(mention.isQuoted && !pronoun.isQuoted),
    pronoun: flag(mention.form === "pronoun" && mention.words[0] === pronoun.words[0]),
    nameless: flag(cluster.names.length === 0),
    role: flag(mention.form === "role"),
    sameTitled: flag(pronoun.gender !== null && pronoun.gender === cluster.titled),
    otherTitled: flag(pronoun.gender !== null && cluster.titled !== null && pronoun.gender !== cluster.titled),
    sameGender: flag(pronoun.gender !== null && cluster.titled === null && pronoun.gender === cluster.gender),
    otherGender: flag(
      pronoun.gender !== null &&
        cluster.titled === null &&
        cluster.gender !== null &&
        pronoun.gender !== cluster.gender,
    ),
    sameGiven: flag(given !== null && given === pronoun.gender),
    otherGiven: flag(given !== null && given !== pronoun.gender),
    isPlural: flag(mention.isPlural),
    place: flag(cluster.kind === "place"),
    group: flag(cluster.kind === "group"),
    often: Math.log(mentions.length),
    nearest: flag(rank === 0),
    second: flag(rank === 1),
    lastSpeaker: flag(isLast),
    lastSpeakerAsSource: flag(isLast && isSource),
    lastSpeakerHere: flag(isLast && away === 0),
    teller: flag(cluster === teller),
    chance: last.chance,
  };
}

function lastOf(mentions: readonly Candidate[]): Candidate {
  const last = mentions.at(-1);
  if (last === undefined) throw new RangeError("An actor without a mention was asked for its last.");
  return last;
}

function flag(holds: boolean): number {
  return holds ? 1 : 0;
}

/** One person for "he", one body for "it", several or a body for "they". */
function agrees(pronoun: Mention, { kind }: Cluster): boolean {
  if (pronoun.kind === "person") return kind === "person" || kind === "role";
  if (pronoun.kind === "organisation") return kind === "organisation" || kind === "place";
  return kind !== "place";
}
