import type { Span } from "../text/span.ts";
import { type Cluster, clusterOf, join } from "./cluster.ts";
import { folded, type Mention, placeOf, tokenRange } from "./mention.ts";
import { roleWord } from "./role-words.ts";
import type { Scene } from "./scene.ts";
import { LINKS } from "./source-heads.ts";
import type { Token } from "./tokens.ts";
import vocabulary from "./vocabulary/mentions.json" with { type: "json" };

/** Words that are several by themselves. */
const SOME: ReadonlySet<string> = new Set(vocabulary.some.words);
const RELATIVE: ReadonlySet<string> = new Set(vocabulary.relatives.words);
/** Words that describe nobody. */
const EMPTY: ReadonlySet<string> = new Set(vocabulary.describeNobody.words);
/** A source with more words than this is no mention as a whole. */
const LONGEST = 20;

interface Words {
  readonly from: number;
  readonly to: number;
}

/** The actor of a source in which no known mention stands: its words describe it. Null where they describe nobody. */
export function describedSource({ tokens, byWords, clusters }: Scene, span: Span): Cluster | null {
  const whole = describingOf(tokens, span);
  const { from, to } = phraseOf(tokens, whole);
  if (to <= from) return null;
  const words = tokens.slice(from, to);
  if (words.every(({ lower }) => EMPTY.has(lower) || /^\p{N}/u.test(lower))) return null;
  const link = words.findIndex(({ lower }, i) => i > 0 && LINKS.has(lower));
  const head = link < 0 ? words : words.slice(0, link);
  const noun = head.map(({ lower }) => roleWord(lower)).findLast((word) => word !== null) ?? null;
  const isSome = words.length === 1 && SOME.has(words[0]?.lower ?? "");
  const isName = !isSome && words.every(({ isCapital }) => isCapital);
  const isPlural = isSome || noun?.kind === "group" || (noun === null && /s$/u.test(head.at(-1)?.lower ?? ""));
  const key = words.map(({ word }) => folded(word)).filter((word) => word !== "the");
  const same = byWords.get(key.join(" "));
  const mention: Mention = {
    ...placeOf(tokens, from, whole.to - from > LONGEST ? to : whole.to),
    form: isName ? "name" : "role",
    kind: noun?.kind === "person" ? "role" : (noun?.kind ?? (isPlural ? "group" : isName ? "organisation" : "role")),
    words: key,
    noun: noun?.stem ?? "",
    gender: noun?.gender ?? null,
    isPlural,
    isDefinite: words[0]?.lower === "the",
  };
  if (same !== undefined) {
    join(same, mention, 0.8);
    return same;
  }
  const cluster = clusterOf(mention, 0.7);
  byWords.set(key.join(" "), cluster);
  clusters.add(cluster);
  return cluster;
}

/** Takes in a source told at length: all of it, and as far as a comma, are mentions of its head's actor. */
export function takeWhole({ tokens }: Scene, span: Span, cluster: Cluster | null): void {
  if (cluster === null) return;
  for (const words of [describingOf(tokens, span), tokenRange(tokens, span)]) addWhole(tokens, words, cluster);
}

/** Takes all the words of a description, from a token to before another, for a mention of the actor; too many are none. */
export function addWhole(tokens: readonly Token[], { from, to }: Words, cluster: Cluster): void {
  if (to - from > LONGEST || to <= from) return;
  const place = placeOf(tokens, from, to);
  const key = `${place.start}-${place.end}`;
  if (cluster.spans.has(key)) return;
  cluster.spans.add(key);
  const form = cluster.names.length > 0 ? "name" : "role";
  const about = { words: [], noun: "", gender: null, isPlural: false, isDefinite: true } as const;
  cluster.mentions.push({ ...place, form, kind: cluster.kind, ...about });
}

/** The words that describe: as far as a comma, behind which they only go on about the same, and without a label before them. */
function describingOf(tokens: readonly Token[], span: Span): Words {
  let { from, to } = tokenRange(tokens, span);
  for (let i = from + 1; i < to; i++) {
    const gap = tokens[i]?.gap ?? "";
    if (gap.includes(":")) from = i;
    if (gap.includes(",")) to = i;
  }
  return { from, to };
}

/** The description without its relative clause. */
function phraseOf(tokens: readonly Token[], { from, to }: Words): Words {
  const at = tokens.slice(from + 1, to).findIndex(({ lower }) => RELATIVE.has(lower));
  return { from, to: at < 0 ? to : from + 1 + at };
}
