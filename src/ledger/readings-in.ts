import { READING, type Reading } from "../reading/reading.ts";
import type { Ledger } from "./open-ledger.ts";
import type { RowKind } from "./rows-of.ts";

/** Where a reading's rows of a kind are kept in it. */
const PARTS: Readonly<Record<RowKind, keyof Reading>> = {
  statement: "attributions",
  event: "events",
  stance: "stances",
  dispute: "disputes",
  time: "times",
  place: "places",
  variant: "variants",
  suspicion: "suspicions",
};

/** The standing readings of a ledger, whole, one after another, in the order in which their reports were added. */
export function* readingsIn({ db }: Ledger): Generator<Reading> {
  const readings = db.prepare(
    `SELECT readings.id AS reading, readings.model, readings.warnings, reports.*
     FROM readings JOIN reports ON reports.id = readings.report WHERE superseded IS NULL ORDER BY readings.id`,
  );
  const rows = db.prepare("SELECT kind, body FROM rows WHERE reading = ? ORDER BY id");
  const actors = db.prepare("SELECT body FROM actors WHERE reading = ? ORDER BY id");
  for (const found of readings.iterate()) {
    const { reading, model, warnings, blocks, id, sha256, file, url, title, publisher, published, language, text } =
      found;
    const bodies = (list: readonly Record<string, unknown>[]) => list.map(({ body }) => JSON.parse(String(body)));
    const own = rows.all(Number(reading));
    const parts = Object.entries(PARTS).map(([kind, part]) => [
      part,
      bodies(own.filter((row) => row["kind"] === kind)),
    ]);
    yield READING.parse({
      report: { id, file, text, title, publisher, published, url, language, sha256 },
      model,
      blocks: JSON.parse(String(blocks)),
      actors: bodies(actors.all(Number(reading))),
      warnings: JSON.parse(String(warnings)),
      ...Object.fromEntries(parts),
    });
  }
}
