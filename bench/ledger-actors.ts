// `npm run bench:actors`: whether the ledger joins the actors of the stories for development as they are marked, all
// stories in one ledger. Only actors that the reading found by a marked name are counted. `-- --show` lists what is wrong.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createReader, intakeText } from "../src/index.ts";
import { ledgerActor } from "../src/ledger/actors/actor-parts.ts";
import { folded } from "../src/ledger/actors/traits.ts";
import { openLedger } from "../src/ledger/open-ledger.ts";
import { storeReading } from "../src/ledger/store-reading.ts";
import type { Reading } from "../src/reading/reading.ts";
import { SHARED, WEIGHTS } from "./corpora.ts";

/** D7 to D10 are for measuring only, elsewhere. */
const STORIES = ["D1", "D2", "D3", "D4", "D5", "D6"];
const { values } = parseArgs({ options: { show: { type: "boolean", default: false } } });

interface Marked {
  readonly reports: readonly { readonly file: string; readonly published: string; readonly publisher: string }[];
  readonly actors: readonly {
    readonly id: string;
    readonly kind: string;
    readonly names: Readonly<Record<string, readonly string[]>>;
  }[];
}

/** An actor that the reading found and a person marked. */
interface Item {
  readonly gold: string;
  readonly kind: string;
  readonly report: string;
  readonly part: string;
  readonly name: string;
  readonly actor: string;
}

const folder = join(SHARED, "corpora", "reports", "stories");
if (!existsSync(folder)) console.log("Skipped: the stories (../shared) are not on this machine.");
else await measure();

async function measure(): Promise<void> {
  const reader = await createReader({ weights: WEIGHTS });
  const ledger = openLedger(":memory:");
  const marked: { readonly story: string; readonly file: string; readonly reading: Reading; readonly told: Marked }[] =
    [];
  let spent = 0;
  for (const story of STORIES) {
    const told = JSON.parse(readFileSync(join(folder, story, "story.json"), "utf8")) as Marked;
    for (const { file, published, publisher } of told.reports) {
      const text = readFileSync(join(folder, story, file), "utf8");
      const reading = await reader.read(intakeText(text, { file, published, publisher }));
      const start = performance.now();
      storeReading(ledger, reading, "2026-01-01T00:00:00.000Z");
      spent += performance.now() - start;
      marked.push({ story, file, reading, told });
    }
  }
  await reader.close();
  const actorOf = new Map(
    ledger.db
      .prepare("SELECT report, local, ledger_actors.id FROM actor_joins JOIN ledger_actors ON number = actor")
      .all()
      .map(({ report, local, id }) => [`${report}/${local}`, String(id)]),
  );
  const items = marked.flatMap(({ story, file, reading, told }) =>
    told.actors.flatMap(({ id, kind, names }): Item[] => {
      const wanted = new Set((names[file] ?? []).map(folded));
      const found = reading.actors.find((actor) => actor.names.some((name) => wanted.has(folded(name))));
      if (found === undefined) return [];
      const part = `${reading.report.id}/${found.id}`;
      const actor = actorOf.get(part) ?? "";
      return [{ gold: `${story} ${id}`, kind, report: `${story}/${file}`, part, name: found.name, actor }];
    }),
  );
  console.log(
    `${marked.length} reports, ${items.length} marked actors found by name, ${(spent / marked.length).toFixed(1)} ms a report to store`,
  );
  tell("joined", items, (item) => item.actor);
  tell("by equal name alone", items, (item) => folded(item.name));
  if (values.show) show(items, (id) => ledgerActor(ledger, id, 50).parts);
}

/** Of pairs of reports that have the same marked actor, how many are one; of pairs that are one, how many should. */
function tell(what: string, items: readonly Item[], key: (item: Item) => string): void {
  for (const kind of ["person", "any"]) {
    const some = items.filter((item) => kind === "any" || item.kind === kind);
    const pairs = some.flatMap((a, i) =>
      some
        .slice(i + 1)
        .filter((b) => b.report !== a.report)
        .map((b) => [a, b] as const),
    );
    const right = pairs.filter(([a, b]) => a.gold === b.gold && key(a) === key(b)).length;
    const gold = pairs.filter(([a, b]) => a.gold === b.gold).length;
    const found = pairs.filter(([a, b]) => key(a) === key(b)).length;
    const [precision, recall] = [right / found, right / gold];
    const f1 = (2 * precision * recall) / (precision + recall);
    console.log(
      `${what.padEnd(20)} ${kind.padEnd(7)} P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}  (${gold} pairs)`,
    );
  }
}

function show(
  items: readonly Item[],
  partsOf: (
    id: string,
  ) => readonly { readonly id: string; readonly name: string; readonly why: string; readonly confidence: number }[],
): void {
  for (const gold of new Set(items.map((item) => item.gold))) {
    const own = items.filter((item) => item.gold === gold);
    if (new Set(own.map(({ actor }) => actor)).size > 1)
      console.log(`apart: ${gold}: ${own.map(({ name, actor, part }) => `${name} ${part} [${actor}]`).join(" | ")}`);
  }
  for (const actor of new Set(items.map((item) => item.actor))) {
    const golds = new Set(items.filter((item) => item.actor === actor).map(({ gold }) => gold));
    if (golds.size > 1) console.log(`together: ${[...golds].join(", ")}`);
    for (const { name, why, confidence } of partsOf(actor).slice(1)) console.log(`  ${confidence} ${name}: ${why}`);
  }
}
