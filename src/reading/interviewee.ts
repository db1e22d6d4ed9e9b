import type { Block } from "../report/report.ts";
import { contains } from "../text/span.ts";
import type { Cluster } from "./cluster.ts";
import type { Mention } from "./mention.ts";

/** An interview has this many questions that stand alone. */
const LEAST = 3;
const ASKS = /^[^"“„«].*\?$/su;
/** A question that begins so calls whom it asks by name. */
const OPENING = /^[-–—•\s]*$/u;

/**
 * Who answers in an interview set without labels: whom a question calls by name, else the person whom the words before the
 * first question name most, else whom the report does. Null where the report is no interview.
 */
export function intervieweeOf(
  text: string,
  blocks: readonly Block[],
  of: ReadonlyMap<Mention, Cluster>,
): Cluster | null {
  const asks = blocks.filter(({ start, end }) => ASKS.test(text.slice(start, end)));
  const [first] = asks;
  if (first === undefined || asks.length < LEAST) return null;
  const persons = [...of].filter(([{ form }, { kind }]) => kind === "person" && form === "name");
  const called = persons.filter(([mention]) => isCalled(text, asks, mention));
  const before = persons.filter(([mention]) => mention.start < first.start && !isByline(text, mention));
  return mostNamed(called) ?? mostNamed(before) ?? mostNamed(persons);
}

/** "Petra Lunnik, do you accept?" */
function isCalled(text: string, asks: readonly Block[], mention: Mention): boolean {
  const block = asks.find((one) => contains(one, mention));
  return (
    block !== undefined && OPENING.test(text.slice(block.start, mention.start)) && /^,\s/u.test(text.slice(mention.end))
  );
}

/** "Interviewed by: Oto Varn". */
function isByline(text: string, { start }: Mention): boolean {
  return /\bby:?\s+$/iu.test(text.slice(Math.max(0, start - 8), start));
}

function mostNamed(named: readonly (readonly [Mention, Cluster])[]): Cluster | null {
  let most: Cluster | null = null;
  for (const [, cluster] of named) if (most === null || cluster.mentions.length > most.mentions.length) most = cluster;
  return most;
}
