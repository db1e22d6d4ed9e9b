import type { Span } from "../text/span.ts";
import type { Cluster } from "./cluster.ts";
import { firstFrom, type Scene } from "./scene.ts";
import vocabulary from "./vocabulary/duals.json" with { type: "json" };

const TWO = `(?:the\\s)?(?:two|both)`;
const STATES = new RegExp(`^${TWO}\\s(?:${vocabulary.states.join("|")})$`, "iu");
const SIDES = new RegExp(`^(?:${TWO}|the)\\s(?:${vocabulary.sides.join("|")})$`, "iu");
const PERSONS = new RegExp(`^${TWO}\\s(?:${vocabulary.persons.join("|")})$`, "iu");
/** Who is named once is in passing. */
const LEAST = 2;

/**
 * The two whom "the two countries", "both sides" or "the two ministers" mean: of states and sides those that the report
 * named most before, of persons those whom it named last. Empty where the words are none of these, or two are not there.
 */
export function bothSides(scene: Scene, span: Span): readonly Cluster[] {
  const words = scene.text.slice(span.start, span.end);
  const [areStates, arePersons] = [STATES.test(words), PERSONS.test(words)];
  // Almost no source or party is one of these: the names before it are gone through for those alone.
  if (!areStates && !arePersons && !SIDES.test(words)) return [];
  const named = namedBefore(scene, span);
  if (arePersons) return two([...new Set(named.filter(({ kind }) => kind === "person"))]);
  const states = two(mostNamed(named.filter((cluster) => cluster.kind === "place" && cluster.isState)));
  if (states.length > 0 || areStates) return states;
  return two(mostNamed(named.filter(({ kind }) => kind === "organisation" || kind === "group")));
}

function two(clusters: readonly Cluster[]): readonly Cluster[] {
  return clusters.length < 2 ? [] : clusters.slice(0, 2);
}

/** The bearers of names before the span, the last first; one for each mention. */
function namedBefore({ mentions, of }: Scene, { start }: Span): readonly Cluster[] {
  return mentions
    .slice(0, firstFrom(mentions, start))
    .filter(({ form }) => form === "name")
    .reverse()
    .flatMap((mention) => of.get(mention) ?? []);
}

function mostNamed(clusters: readonly Cluster[]): readonly Cluster[] {
  const counts = Map.groupBy(clusters, (cluster) => cluster);
  return [...counts]
    .filter(([, own]) => own.length >= LEAST)
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([cluster]) => cluster);
}
