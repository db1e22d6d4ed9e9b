import { SaysoError } from "../../errors/sayso-error.ts";
import type { Actor } from "../../reading/reading.ts";
import type { Ledger } from "../open-ledger.ts";
import { type RowInPlace, rowInPlace } from "./row-in-place.ts";

/** An actor's part in a row. */
export type Part = "speaker" | "actor" | "recipient" | "target";

/** What the ledger holds of a name: its wordings, and the rows in which it has a part, in time order. */
export interface ActorPage {
  readonly name: string;
  readonly kinds: readonly string[];
  readonly names: readonly string[];
  readonly roles: readonly string[];
  readonly countries: readonly string[];
  readonly sectors: readonly string[];
  readonly registryIds: readonly string[];
  readonly rows: readonly (RowInPlace & { readonly part: Part })[];
  /** How many rows there are in all: a page shows the first ones. */
  readonly total: number;
}

const PARTS: readonly Part[] = ["speaker", "actor", "recipient", "target"];

/** Everything on a name. Refuses with `row-unknown` a name that no actor has. */
export function actorPage(ledger: Ledger, name: string, limit: number): ActorPage {
  const { db } = ledger;
  const actors = db
    .prepare(
      "SELECT body FROM actors JOIN readings ON readings.id = actors.reading AND superseded IS NULL WHERE name = ? COLLATE NOCASE",
    )
    .all(name)
    .map(({ body }) => JSON.parse(String(body)) as Actor);
  if (actors.length === 0) {
    throw new SaysoError({
      code: "row-unknown",
      message: `No actor of the ledger is called '${name}'.`,
      remedy: "Look for a part of the name.",
    });
  }
  const places = PARTS.map(() => "?").join(", ");
  const sql = `FROM facets JOIN rows ON rows.id = facets.row JOIN readings ON readings.id = rows.reading AND superseded IS NULL
     JOIN reports ON reports.id = readings.report WHERE facets.value = ? AND facets.name IN (${places})`;
  const found = db
    .prepare(
      `SELECT rows.id AS number, facets.name AS part ${sql} ORDER BY reports.published IS NULL, reports.published, rows.reading, rows."start" LIMIT ?`,
    )
    .all(name, ...PARTS, limit);
  const all = <T>(of: (actor: Actor) => readonly T[]) => [...new Set(actors.flatMap(of))];
  const some = (value: string | null | undefined) => (value == null ? [] : [value]);
  return {
    name: actors[0]?.name ?? name,
    kinds: all(({ kind }) => [kind]),
    names: all(({ names }) => names),
    roles: all(({ roles }) => roles),
    countries: all(({ country }) => some(country)),
    sectors: all(({ sector }) => some(sector)),
    registryIds: all(({ registryId }) => some(registryId)),
    rows: found.map(({ number, part }) => ({ ...rowInPlace(ledger, Number(number)), part: String(part) as Part })),
    total: Number(db.prepare(`SELECT count(*) AS n ${sql}`).get(name, ...PARTS)?.["n"]),
  };
}
