// How fast a report is put into its story as the ledger grows, and how many copies come to their origin. Part of
// `npm run bench:stories`.
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLedger } from "../src/ledger/open-ledger.ts";
import { storeReading } from "../src/ledger/store-reading.ts";
import { storiesOfReport } from "../src/ledger/stories/list-stories.ts";
import { placeReport } from "../src/ledger/stories/place-report.ts";
import type { Reading } from "../src/reading/reading.ts";
import { edited, madeText } from "./made-edits.ts";
import { personOf, publisherOf, randomly, zipf } from "./made-reports.ts";

const NOW = "2026-01-01T00:00:00.000Z";
/** Of five reports one is a copy of one of the last days. */
const COPIES = 0.2;
const RECENT = 200;
/** A day has so many reports. */
const A_DAY = 100;
const MEASURED = 200;

/** Prints, for each number of reports, how long the last ones took to be placed, and what the ledger has grown to. */
export function measurePlacing(sizes: readonly number[]): void {
  const folder = mkdtempSync(join(tmpdir(), "sayso-stories-"));
  const path = join(folder, "ledger.sqlite");
  const ledger = openLedger(path);
  // What is measured is the placing: the flush of each report is bench:ledger's.
  ledger.db.exec("PRAGMA synchronous = OFF");
  const made = madeStream(5);
  let [at, copies, together] = [0, 0, 0];
  for (const size of sizes) {
    for (; at < size; at++) {
      const { reading, origin } = made.next().value;
      storeReading(ledger, reading, NOW);
      if (origin === null) continue;
      copies += 1;
      const stories = storiesOfReport(ledger, reading.report.id);
      if (storiesOfReport(ledger, origin).some((story) => stories.includes(story))) together += 1;
    }
    const times = Array.from({ length: MEASURED }, () => {
      const { reading } = made.next().value;
      // The report itself is not kept: only its placing is timed, and taken back.
      ledger.db.exec("PRAGMA foreign_keys = OFF; BEGIN");
      const start = performance.now();
      placeReport(ledger, reading);
      const took = performance.now() - start;
      ledger.db.exec("ROLLBACK; PRAGMA foreign_keys = ON");
      return took;
    }).sort((x, y) => x - y);
    const share = (part: number) => (times[Math.floor(part * (MEASURED - 1))] ?? 0).toFixed(2);
    const stories = Number(ledger.db.prepare("SELECT count(DISTINCT story) AS n FROM story_reports").get()?.["n"]);
    const memory = (process.memoryUsage().rss / 1e6).toFixed(0);
    console.log(
      `${size} reports in ${stories} stories: placed in p50 ${share(0.5)} ms, p95 ${share(0.95)} ms; ${(statSync(path).size / 1e6).toFixed(0)} MB on disk, ${memory} MB in memory; copies with their origin: ${together} of ${copies}`,
    );
  }
  ledger.close();
  rmSync(folder, { recursive: true });
}

function* madeStream(seed: number): Generator<{ readonly reading: Reading; readonly origin: string | null }, never> {
  const random = randomly(seed);
  const [person, house] = [zipf(5_000, random), zipf(60, random)];
  const recent: { text: string; id: string; people: readonly string[] }[] = [];
  for (let i = 0; ; i++) {
    const old = random() < COPIES ? recent[Math.floor(random() * recent.length)] : undefined;
    const people = old?.people ?? [personOf(person()), personOf(person())];
    const text = old === undefined ? `${madeText(random)}\n\n${people.join(" met ")}.` : edited(old.text, random);
    const reading = madeReading(`${seed} ${i}`, text, people, publisherOf(house()), i);
    recent.push({ text, id: reading.report.id, people });
    if (recent.length > RECENT) recent.shift();
    yield { reading, origin: old?.id ?? null };
  }
}

function madeReading(seed: string, text: string, people: readonly string[], publisher: string, i: number): Reading {
  const sha256 = createHash("sha256").update(seed).digest("hex");
  const published = new Date(Date.UTC(2020, 0, 1 + Math.floor(i / A_DAY))).toISOString().slice(0, 10);
  return {
    report: {
      ...{ id: `r-${sha256.slice(0, 16)}`, file: `${i}.txt`, text, title: text.split("\n")[0] ?? null },
      ...{ publisher, published, url: null, language: "en", sha256 },
    },
    model: "made",
    blocks: [{ kind: "paragraph", start: 0, end: text.length }],
    actors: people.map((name, k) => ({
      ...{ id: `P${k + 1}`, name, kind: "person", country: null, sector: null, roles: [], names: [name] },
      ...{ mentions: [], confidence: 0.9 },
    })),
    ...{ attributions: [], events: [], stances: [], disputes: [], variants: [], suspicions: [] },
    ...{ times: [], places: [], warnings: [] },
  };
}
