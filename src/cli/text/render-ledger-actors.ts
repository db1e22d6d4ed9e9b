import type { LedgerActor } from "../../ledger/actors/actor-parts.ts";
import type { Decided } from "../../ledger/actors/decide.ts";
import type { Decision } from "../../ledger/actors/decision.ts";
import type { ListedActor } from "../../ledger/actors/list-actors.ts";
import { counted, safe } from "./page.ts";

/** Ledger actors, one a line. */
export function renderLedgerActors(actors: readonly ListedActor[]): string {
  if (actors.length === 0) return "Nobody of the ledger is called so.";
  return actors
    .map(
      ({ id, name, kinds, reports, statements }) =>
        `${id}  ${safe(name)}  ${kinds.join(", ")}  ${counted(reports, "report")}, ${counted(statements, "statement")}`,
    )
    .join("\n");
}

/** A ledger actor with its parts and decisions. */
export function renderLedgerActor(actor: LedgerActor): string {
  const { id, name, kinds, names, roles, countries, sectors, registryIds, reports, statements, parts, decisions } =
    actor;
  const facts = [
    ["names", names],
    ["roles", roles],
    ["country", countries],
    ["sector", sectors],
    ["registry", registryIds],
  ] as const;
  return [
    `${id}  ${safe(name)}  ${kinds.join(", ")}  ${counted(reports, "report")}, ${counted(statements, "statement")}`,
    ...facts.flatMap(([label, values]) => (values.length === 0 ? [] : [`${label}: ${safe(values.join("; "))}`])),
    "",
    ...parts.map(
      (part) =>
        `  ${part.id}  ${safe(part.name)}  ${counted(part.statements, "statement")}  ${part.confidence.toFixed(2)} ${safe(part.why)}${part.isDecided ? " (put here by a person)" : ""}`,
    ),
    ...(decisions.length === 0 ? [] : ["", ...decisions.map(renderDecision)]),
  ].join("\n");
}

/** What a decision changed, or would. */
export function renderDecided({ decision, actor, other, moves, reports, rows }: Decided): string {
  return [
    ...moves.map(({ member, name, from, to }) => `  ${member}  ${safe(name)}: ${from} → ${to}`),
    `${decision === null ? "This would change" : `${decision} changed`} ${counted(moves.length, "part")} in ${counted(reports, "report")}, ${counted(rows, "row")}; see ${actor}${other === null ? "" : ` and ${other}`}.`,
  ].join("\n");
}

function renderDecision({ id, action, actor, other, name, undoes, by, why, at, stands }: Decision): string {
  const what = {
    merge: `${actor} and ${other} are one`,
    split: `${other} was split off ${actor}`,
    rename: `${actor} is called "${name}"`,
    undo: `${undoes} is taken back`,
  }[action];
  return `  ${id}  ${at.slice(0, 10)} ${safe(by)}: ${safe(what)}${stands ? "" : " (undone)"}: ${safe(why)}`;
}
