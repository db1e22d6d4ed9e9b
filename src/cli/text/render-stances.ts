import type { Reading, Stance } from "../../reading/reading.ts";
import { shortened } from "../../text/shortened.ts";
import { INDENT, type Page, type Paint, safe, wrapped } from "./page.ts";

const HEADS = [
  ["supports", "for"],
  ["opposes", "against"],
  ["neither", "neither for nor against"],
] as const;
/** A target's words beyond this are left to the report: each row points at them. */
const LONGEST = 90;

/** Who stands where: of each actor what it supports, opposes and neither, narrated or in its own words. */
export function renderStances({ stances, actors, report }: Reading, page: Page, paint: Paint): string[] {
  const nameOf = (id: string) => safe(actors.find((actor) => actor.id === id)?.name ?? id);
  const targetOf = ({ target, basis }: Stance) => {
    const told =
      target.actor === null
        ? shortened(safe(report.text.slice(target.start, target.end)), LONGEST)
        : nameOf(target.actor);
    return basis === "own-words" ? `${told} (own words)` : told;
  };
  return [...new Set(stances.map(({ actor }) => actor))].flatMap((actor) => {
    const own = stances.filter((stance) => stance.actor === actor);
    return [
      paint("bold", nameOf(actor)),
      ...HEADS.flatMap(([polarity, head]) => {
        const rows = own.filter((stance) => stance.polarity === polarity);
        return rows.length === 0 ? [] : wrapped(`${head}: ${rows.map(targetOf).join("; ")}`, page, INDENT.length);
      }).map((line) => INDENT + line),
    ];
  });
}
