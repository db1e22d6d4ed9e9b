import type { Analysis } from "../model/analyse.ts";
import type { Block } from "../report/report.ts";
import { checkedSpan, contains } from "../text/span.ts";
import { antecedentOf, type Choose } from "./antecedent.ts";
import type { SpeakerlessAttribution } from "./attributions.ts";
import { chainEvidence } from "./chain-evidence.ts";
import { type Cluster, fullestName } from "./cluster.ts";
import { countryOf } from "./countries.ts";
import { describedClusters } from "./described-clusters.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { holdersOf } from "./holders.ts";
import { intervieweeOf } from "./interviewee.ts";
import { folded, type Mention } from "./mention.ts";
import { mentionsOf } from "./mentions.ts";
import { namedClusters } from "./named-clusters.ts";
import { partiesOf } from "./parties.ts";
import type { Actor, Attribution, Variant } from "./reading.ts";
import { sceneOf } from "./scene.ts";
import { sectorOf } from "./sectors.ts";
import { type Speakers, speakersOf } from "./speakers.ts";
import { type Token, tokensOf } from "./tokens.ts";
import { joinVariants } from "./variants.ts";
import vocabulary from "./vocabulary/mentions.json" with { type: "json" };
import { layWholes, wholeHolders, wholesOf } from "./whole-mentions.ts";
import { type Imprint, writersOf } from "./writer.ts";

export interface PartyIds {
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
}

/** A reading's rows that tell who: the actors, who spoke, and the names that one actor goes by. */
export interface ActorRows {
  readonly actors: readonly Actor[];
  readonly attributions: readonly Omit<Attribution, "time">[];
  readonly variants: readonly Variant[];
  /** Of each happening, the ids of its actors and recipients. */
  readonly parties: readonly PartyIds[];
  /** Of each word that shows a stance, the ids of who holds it and of whom it is about. */
  readonly holders: readonly PartyIds[];
}

/**
 * The actors of a report, and the speaker of every row. From what is exact to what is less so: names, their spellings,
 * who holds which role, roles alone, then sources and pronouns. Ids are in the order of the report.
 */
export function actorsOf(
  text: string,
  blocks: readonly Block[],
  rows: readonly SpeakerlessAttribution[],
  { entities, happenings, stances, chains }: Pick<Analysis, "entities" | "happenings" | "stances" | "chains">,
  gazetteer: Gazetteer | null = null,
  imprint: Imprint = { bylines: [], publisher: null },
  choose: Choose = antecedentOf,
): ActorRows {
  const tokens = tokensOf(text, blocks);
  const titles = new Set(blocks.flatMap(({ kind }, i) => (kind === "title" || kind === "crosshead" ? [i] : [])));
  const mentions = mentionsOf(text, tokens, { chains, entities }, titles);
  const isLabel = ({ start, end }: Mention) =>
    text.charAt(end) === ":" &&
    /^(?:\p{Lu}[\p{L}.]* )*$/u.test(text.slice(text.lastIndexOf("\n", start - 1) + 1, start));
  const named = new Map(namedClusters(mentions, isLabel));
  const wholes = wholesOf(mentions, chains);
  const holders = new Map([...wholeHolders(text, mentions, wholes), ...holdersOf(text, tokens, mentions)]);
  const variants = joinVariants(named);
  const evidence = chainEvidence(mentions, chains);
  const known = describedClusters(mentions, named, holders, evidence, titles);
  markStates(tokens, mentions, known);
  const scene = sceneOf(
    text,
    tokens,
    mentions,
    known,
    rows,
    evidence,
    intervieweeOf(text, blocks, known),
    writersOf(text, known, imprint),
    choose,
  );
  const speakers = speakersOf(scene);
  const shown = stances.map(({ anchor, holders: actors, targets: recipients }) => ({ anchor, actors, recipients }));
  const parties = partiesOf(scene, [...happenings, ...shown], speakers);
  layWholes(scene, wholes);
  const acting = new Set(parties.flatMap(({ actors, recipients }) => [...actors, ...recipients]));
  const told = [...scene.clusters]
    .filter((cluster) => isTold(cluster, acting))
    .sort((a, b) => firstStart(a) - firstStart(b));
  const ids = new Map(told.map((cluster, i) => [cluster, `P${i + 1}`]));
  const partyIds = parties.map(({ actors, recipients }) => ({
    actors: idsOf(actors, ids),
    recipients: idsOf(recipients, ids),
  }));
  return {
    actors: told.map((cluster) => actorOf(text, cluster, ids.get(cluster) ?? "", gazetteer)),
    attributions: rows.map((row, i) => withSpeakers(row, speakers[i], ids)),
    variants: variants.flatMap(({ cluster, a, b, why, confidence }, i): Variant[] => {
      const actor = ids.get(cluster);
      const names = [a, b].map(({ start, end }) => ({ text: text.slice(start, end), start, end }));
      return actor === undefined ? [] : [{ id: `V${i + 1}`, actor, names, why, confidence }];
    }),
    parties: partyIds.slice(0, happenings.length),
    holders: partyIds.slice(happenings.length),
  };
}

function idsOf(clusters: readonly Cluster[], ids: ReadonlyMap<Cluster, string>): readonly string[] {
  return clusters.flatMap((cluster) => ids.get(cluster) ?? []);
}

function withSpeakers(
  row: SpeakerlessAttribution,
  said: Speakers | undefined,
  ids: ReadonlyMap<Cluster, string>,
): Omit<Attribution, "time"> {
  const idOf = (cluster: Cluster | null) => (cluster === null ? null : (ids.get(cluster) ?? null));
  const { id, ...rest } = row;
  const coSpeakers = (said?.coSpeakers ?? []).map(idOf).filter((x) => x !== null);
  return { id, speaker: idOf(said?.speaker ?? null), coSpeakers, ...rest };
}

function actorOf(text: string, cluster: Cluster, id: string, gazetteer: Gazetteer | null): Actor {
  const mentions = [...cluster.mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  const words = ({ start, end }: Mention) => text.slice(start, end).replace(/\s+/g, " ");
  const named = mentions.filter(({ form, words: own }) => form === "name" && own.length > 0);
  const full = fullestName(cluster).join(" ");
  const fullest = named.find((mention) => mention.words.join(" ") === full) ?? cluster.roles[0] ?? mentions[0];
  const name = cluster.knownAs ?? (fullest === undefined ? "" : words(fullest));
  const kind = kindOf(cluster);
  const roles = [...new Set(cluster.roles.map(words))];
  const names = [...new Set(named.map(words))];
  // What stands around a name in a source, "Russian Foreign Minister …", describes its bearer too.
  // Behind a comma a description may tell of others: "who is no kin of the colonel".
  const described = mentions
    .filter(({ form }) => form !== "pronoun")
    .map(words)
    .filter((own) => !own.includes(","));
  return {
    id,
    name,
    kind,
    country: gazetteer === null ? null : countryOf(kind, [name, ...names], [...roles, ...described], gazetteer),
    sector: sectorOf(kind, [...roles, ...described.filter((words) => !names.includes(words))], [name, ...names]),
    roles,
    names,
    mentions: mentions.map(({ start, end, form }) => ({ ...checkedSpan(start, end, text.length), form })),
    confidence: cluster.confidence,
  };
}

function kindOf({ kind, isState }: Cluster): Actor["kind"] {
  if (kind === "place" || isState) return "state";
  return kind;
}

/** Who takes part in an event is told. Else a place where nobody speaks or governs is no actor, and neither is a people that says nothing. */
function isTold(cluster: Cluster, acting: ReadonlySet<Cluster>): boolean {
  const { kind, isState, isSource, mentions, knownAs } = cluster;
  if (mentions.every(({ form }) => form === "pronoun")) return knownAs !== null;
  if (acting.has(cluster)) return true;
  if (kind === "place") return isState || isSource;
  // "Venezuelan" alone is a people's adjective as often as a people.
  return kind !== "group" || isSource || mentions.some(({ form }) => form === "role");
}

/** "The government of Tarmel", "Kessany's foreign ministry": a place with a government is a state, and so is one with a people. */
function markStates(tokens: readonly Token[], mentions: readonly Mention[], of: ReadonlyMap<Mention, Cluster>): void {
  const capitals = new Set(tokens.filter(({ isCapital }) => isCapital).map(({ word }) => folded(word)));
  mentions.forEach((mention, i) => {
    const cluster = of.get(mention);
    if (cluster?.kind !== "place" && mention.form === "name") return;
    if (mention.form === "name") {
      if (cluster !== undefined && mention.words.length === 1 && hasPeople(mention.words[0] ?? "", capitals))
        cluster.isState = true;
      return;
    }
    if (mention.form !== "role" || !GOVERNS.has(mention.noun)) return;
    // Names inside the description lie beside it in the order of the text.
    for (let k = Math.max(0, i - 4); k < i + 6; k++) {
      const place = mentions[k];
      const named = place === undefined || place.form !== "name" ? undefined : of.get(place);
      if (place !== undefined && named?.kind === "place" && contains(mention, place)) named.isState = true;
    }
  });
}

/** Whether the report has the place's people: "Lothian" of Lothia, "Kandori" of Kandor. */
function hasPeople(place: string, capitals: ReadonlySet<string>): boolean {
  const stem = place.replace(/(?:ia|[aeoy])$/, "");
  return (
    place.length > 3 &&
    [
      `${place}n`,
      `${place}i`,
      `${place}an`,
      `${place}ian`,
      `${place}ese`,
      `${stem}ian`,
      `${stem}an`,
      `${stem}i`,
      `${stem}ese`,
      `${stem}ish`,
    ].some((word) => word !== place && capitals.has(word))
  );
}

const GOVERNS: ReadonlySet<string> = new Set(vocabulary.governs.words);

function firstStart({ mentions }: Cluster): number {
  return Math.min(...mentions.map(({ start }) => start));
}
