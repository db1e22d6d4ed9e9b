import type { EntityMention } from "../model/entities.ts";
import type { Block } from "../report/report.ts";
import type { Gazetteer } from "./gazetteer.ts";

/** A name at the head of a dateline, up to a mark: "ISKRAVEN, March 4 (Meridian News)", "Rabwa - agencies". */
const HEAD = /^(?<name>\p{Lu}[\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]+){0,3})(?<mark> ?[,(]| [-–—] )(?<rest>[^,(]*)/u;
const REACH = 200;
const DATE = /^\s*(?:\d|\p{L}{3,9}\.? \d)/u;

/**
 * The places that datelines begin with. The network does not read datelines, which are no sentences: a name counts where
 * a date or an agency in brackets follows, where it is in capitals, or where the gazetteer or the report knows it.
 */
export function datelinePlaces(
  text: string,
  blocks: readonly Block[],
  entities: readonly EntityMention[],
  gazetteer: Gazetteer,
): readonly EntityMention[] {
  const told = new Set(entities.flatMap(({ start, end, kind }) => (kind === "place" ? [text.slice(start, end)] : [])));
  return blocks.flatMap(({ kind, start, end }): EntityMention[] => {
    const { name, mark = "", rest = "" } = HEAD.exec(text.slice(start, Math.min(end, start + REACH)))?.groups ?? {};
    if (name === undefined) return [];
    const isCapitals = name === name.toUpperCase();
    const isDated = mark.endsWith("(") || (mark.endsWith(",") && DATE.test(rest));
    // A paragraph may begin with its dateline: "ISKRAVEN (Meridian News) – The government".
    if (kind !== "dateline") return isCapitals && isDated ? [{ start, end: start + name.length, kind: "place" }] : [];
    const isMarked = isDated || isCapitals;
    const isKnown = told.has(name) || gazetteer.named(name).some(({ isOwnName }) => isOwnName);
    return isMarked || isKnown ? [{ start, end: start + name.length, kind: "place" }] : [];
  });
}
