import { rowsOf, type StoredRow } from "../ledger/rows-of.ts";
import { sameBearer } from "../names/same-bearer.ts";
import type { Actor, Attribution, Dispute, Event, Reading } from "../reading/reading.ts";
import type { Rule } from "./rule.ts";
import words from "./vocabulary/rule-words.json" with { type: "json" };

/** How likely two names must be one bearer's where neither is a part of the other. */
const SAME = 0.8;

/** The rows of a reading that a rule asks for, by name, in the order of the reading. */
export function matchingRows(rule: Rule, reading: Reading): readonly string[] {
  const { by, on } = rule;
  const actors = new Set(by === null ? [] : reading.actors.filter((one) => isNamed(one, by)).map(({ id }) => id));
  const title = rule.kind === "dispute" ? (reading.report.title ?? "") : "";
  return rowsOf(reading)
    .filter((row) => row.kind === rule.kind)
    .filter((row) => rule.type === null || (row.body as Event).type === rule.type)
    .filter((row) => by === null || partiesOf(row).some((id) => id !== null && actors.has(id)))
    .filter((row) => on === null || hasWords(`${row.words} ${title}`, on))
    .map(({ local }) => local);
}

/** Who says or does it, or is at odds. */
function partiesOf({ kind, body }: StoredRow): readonly (string | null)[] {
  if (kind !== "statement") return (body as Event | Dispute).actors;
  const { speaker, coSpeakers } = body as Attribution;
  return [speaker, ...coSpeakers];
}

function isNamed({ name, names, roles, registryId }: Actor, wanted: string): boolean {
  if (registryId === wanted) return true;
  if ([name, ...names, ...roles].some((one) => hasWords(one, wanted))) return true;
  return [name, ...names].some((one) => sameBearer(one, wanted).likelihood >= SAME);
}

function hasWords(text: string, wanted: string): boolean {
  const has = foldedWords(text).map((word) => word.replace("*", ""));
  const needed = foldedWords(wanted).filter((word) => !words.passedOver.includes(word));
  return (
    needed.length > 0 &&
    needed.every((word) =>
      word.endsWith("*") ? has.some((own) => own.startsWith(word.slice(0, -1))) : has.includes(word),
    )
  );
}

/** As the search has them: without case and marks. */
function foldedWords(text: string): readonly string[] {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+\*?/gu) ?? [];
}
