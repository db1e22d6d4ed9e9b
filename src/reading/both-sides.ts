import type { Span } from "../text/span.ts";
import type { Cluster } from "./cluster.ts";
import { roleWord } from "./role-words.ts";
import { firstFrom, type Scene } from "./scene.ts";
import vocabulary from "./vocabulary/duals.json" with { type: "json" };

const TWO = `(?:the\\s)?(?:two|both)`;
const STATES = new RegExp(`^${TWO}\\s(?:${vocabulary.states.join("|")})$`, "iu");
const SIDES = new RegExp(`^(?:${TWO}|the)\\s(?:${vocabulary.sides.join("|")})$`, "iu");
const PERSONS = new RegExp(`^${TWO}\\s(?:${vocabulary.persons.join("|")})$`, "iu");
const OFFICES = new RegExp(`^the\\s(${vocabulary.persons.join("|")})$`, "iu");
/** Who is named once is in passing. */
const LEAST = 2;

/**
 * The two whom "the two countries", "both sides" or "the two ministers" mean: of sides those between whom the report
 * says that something is ("talks between A and B"), else of states and sides those that it named most before, of persons
 * those whom it named last. "The ministers" are two of whom it says that they are ministers. Empty where the words are none of
 * these, or two are not there.
 */
export function bothSides(scene: Scene, span: Span): readonly Cluster[] {
  const words = scene.text.slice(span.start, span.end);
  const [areStates, arePersons, areSides] = [STATES.test(words), PERSONS.test(words), SIDES.test(words)];
  const office = roleWord((OFFICES.exec(words)?.[1] ?? "").toLowerCase().replace(/s$/, ""));
  // Almost no source or party is one of these: the names before it are gone through for those alone.
  if (!areStates && !arePersons && !areSides && office === null) return [];
  const before = mentionedBefore(scene, span);
  const named = before.filter(({ form }) => form === "name").map(({ cluster }) => cluster);
  const persons = [...new Set(named.filter(({ kind }) => kind === "person"))];
  if (arePersons) return two(persons);
  if (office !== null) return two(persons.filter(({ roles }) => roles.some(({ noun }) => noun === office.stem)));
  const between = areStates ? [] : betweenBefore(scene, span);
  if (between.length > 0) return between;
  const states = two(mostNamed(named.filter((cluster) => cluster.kind === "place" && cluster.isState)));
  if (states.length > 0 || areStates) return states;
  const bodies = before.map(({ cluster }) => cluster).filter(({ kind }) => kind === "organisation" || kind === "group");
  const most = two(mostNamed(bodies));
  return most.length > 0 ? most : two(persons);
}

function two(clusters: readonly Cluster[]): readonly Cluster[] {
  return clusters.length < 2 ? [] : clusters.slice(0, 2);
}

/** Whoever is named or described before the span, the last first; one for each mention. */
function mentionedBefore({ mentions, of }: Scene, { start }: Span) {
  return mentions
    .slice(0, firstFrom(mentions, start))
    .filter(({ form }) => form !== "pronoun")
    .reverse()
    .flatMap((mention) => {
      const cluster = of.get(mention);
      return cluster === undefined ? [] : [{ form: mention.form, cluster }];
    });
}

/** The two of the last "between A and B" before the span. */
function betweenBefore({ text, mentions, of }: Scene, { start }: Span): readonly Cluster[] {
  const known = mentions.slice(0, firstFrom(mentions, start)).filter((mention) => of.has(mention));
  for (const a of known.toReversed()) {
    if (!/\bbetween (?:the )?$/iu.test(text.slice(Math.max(0, a.start - 12), a.start))) continue;
    const b = known.find(({ start: at }) => at > a.end && /^ and (?:the )?$/u.test(text.slice(a.end, at)));
    const [one, other] = [of.get(a), b === undefined ? undefined : of.get(b)];
    if (one !== undefined && other !== undefined && one !== other) return [one, other];
  }
  return [];
}

function mostNamed(clusters: readonly Cluster[]): readonly Cluster[] {
  const counts = Map.groupBy(clusters, (cluster) => cluster);
  return [...counts]
    .filter(([, own]) => own.length >= LEAST)
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([cluster]) => cluster);
}
