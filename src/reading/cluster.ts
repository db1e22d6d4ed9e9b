import type { Mention, MentionKind } from "./mention.ts";
import type { Gender } from "./role-words.ts";

/** Mentions taken for one actor, while the report is being read. Grows; nothing is ever taken out. */
export interface Cluster {
  /** Spans that name it or stand for it, in the order in which they were joined. */
  readonly mentions: Mention[];
  readonly spans: Set<string>;
  /** Its names' words, each wording once. */
  readonly names: (readonly string[])[];
  /** The descriptions of an office, work or kinship that hold of it. */
  readonly roles: Mention[];
  kind: MentionKind;
  /** As the first mention that has one tells it. */
  gender: Gender;
  /** The same of titles and descriptions alone: a pronoun may have been laid to the wrong one. */
  titled: Gender;
  /** The least sure of the joins that made it. */
  confidence: number;
  /** It speaks or acts as a state does. */
  isState: boolean;
  /** It is the source of a statement. */
  isSource: boolean;
  /** The name it goes by where no mention tells it: the state that a capital stands for, the writer. */
  readonly knownAs: string | null;
}

/** A cluster of one mention. */
export function clusterOf(mention: Mention, confidence: number, knownAs: string | null = null): Cluster {
  const cluster: Cluster = {
    mentions: [],
    spans: new Set(),
    names: [],
    roles: [],
    kind: mention.kind,
    gender: null,
    titled: null,
    confidence,
    isState: false,
    isSource: false,
    knownAs,
  };
  join(cluster, mention, confidence);
  return cluster;
}

/**
 * Takes a mention in: what its words tell holds of the actor from now on; but for its gender where it might as well be
 * another's, as a surname of several.
 */
export function join(cluster: Cluster, mention: Mention, confidence: number, isOnly = true): void {
  const span = `${mention.start}-${mention.end}`;
  if (cluster.spans.has(span)) return;
  cluster.spans.add(span);
  cluster.mentions.push(mention);
  if (isOnly) {
    cluster.gender ??= mention.gender;
    if (mention.form !== "pronoun") cluster.titled ??= mention.gender;
  }
  cluster.confidence = Math.min(cluster.confidence, confidence);
  if (mention.form === "role") cluster.roles.push(mention);
  const key = mention.words.join(" ");
  if (mention.form === "name" && !cluster.names.some((words) => words.join(" ") === key))
    cluster.names.push(mention.words);
}

/** The cluster's fullest name, by its words. */
export function fullestName(cluster: Cluster): readonly string[] {
  return cluster.names.reduce<readonly string[]>((full, words) => (words.length > full.length ? words : full), []);
}
