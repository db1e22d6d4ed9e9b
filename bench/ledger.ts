// `npm run bench:ledger`: how fast a ledger takes rows in, and how long searches take as it grows. `-- --sizes 1000,100000`
// for other sizes, `-- --keep FOLDER` to keep the ledgers and use them again, `-- --bare` to measure likeness alone, on
// ledgers that have no words and no actors and so are quickly made. Of likeness the processor's time is told too.
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { keepSentences } from "../src/ledger/likeness/keep-sentences.ts";
import { inTransaction, type Ledger, openLedger } from "../src/ledger/open-ledger.ts";
import { parseQuery } from "../src/ledger/query.ts";
import { rowsOf } from "../src/ledger/rows-of.ts";
import { type SearchOptions, searchRows } from "../src/ledger/search.ts";
import { storeReading } from "../src/ledger/store-reading.ts";
import { madeReadings, personOf, publisherOf, randomly, STATEMENTS, wordOf } from "./made-reports.ts";
import { madeVectors, seenLines } from "./made-vectors.ts";

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "1000,100000,1000000" },
    keep: { type: "string" },
    bare: { type: "boolean", default: false },
  },
});
const NOW = "2026-01-01T00:00:00.000Z";
const QUERIES = 40;
const FIT = { kind: null, sort: "fit", limit: 20, cursor: null } as const;

const random = randomly(7);
const between = (low: number, high: number) => low + Math.floor(random() * (high - low));
const rare = () => wordOf(between(20_000, 50_000));
const middling = () => wordOf(between(300, 3_000));
const common = () => wordOf(between(0, 20));
const day = () => `20${between(20, 25)}-${String(between(1, 13)).padStart(2, "0")}-01`;

/** Kinds of query, each with how to make one; phrases are words that do stand together somewhere. */
const KINDS: Readonly<Record<string, (phrase: () => string) => string>> = {
  "a rare word": rare,
  "a middling word": middling,
  "a common word": common,
  "a rare and a common word": () => `${rare()} ${common()}`,
  "two middling words": () => `${middling()} ${middling()}`,
  "two common words": () => `${common()} ${common()}`,
  "a common word without another": () => `${common()} -${common()}`,
  "the beginning of a word": () => `${middling().slice(0, 4)}*`,
  "a phrase": (phrase) => `"${phrase()}"`,
  "a phrase of common words": () => `"${common()} ${common()}"`,
  "words near one another": () => `NEAR(${middling()} ${common()}, 5)`,
  "a speaker": () => `speaker:"${personOf(between(0, 5_000))}"`,
  "a part of a speaker's name": () => `speaker:${personOf(between(0, 5_000)).split(" ")[0]}`,
  "an act": () => "act:denial",
  "a publisher and days": () => `publisher:"${publisherOf(between(0, 60))}" after:${day()}`,
  "a middling word of a speaker": () => `${middling()} speaker:"${personOf(between(0, 100))}"`,
  "a common word of a speaker": () => `${common()} speaker:"${personOf(between(0, 5_000))}"`,
  "a common word, act and days": () => `${common()} act:order after:${day()} before:2026-01-01`,
  "no act, a channel": () => "-act:speech channel:radio manner:direct",
  nobody: () => 'speaker:"Nobody At All"',
};

/** The same of searches by likeness. */
const LIKE_KINDS: Readonly<Record<string, () => string>> = {
  "like a sentence": () => "",
  "like a sentence, a speaker": () => `speaker:"${personOf(between(0, 5_000))}"`,
  "like a sentence, an act": () => "act:denial",
  "like a sentence, a publisher": () => `publisher:"${publisherOf(between(0, 60))}"`,
  "like a sentence, days": () => `after:${day()}`,
  ...(values.bare ? {} : { "like a sentence, a middling word": middling }),
};

const folder = values.keep ?? mkdtempSync(join(tmpdir(), "sayso-bench-"));
mkdirSync(folder, { recursive: true });
for (const size of values.sizes.split(",").map(Number)) measure(size);
if (values.keep === undefined) rmSync(folder, { recursive: true });

function measure(size: number): void {
  const path = join(folder, `${size}${values.bare ? "-bare" : ""}.sqlite`);
  const isThere = existsSync(path);
  const ledger = openLedger(path);
  if (!isThere) (values.bare ? fillBare : fill)(ledger, size);
  console.log(`${size} statements: ${(statSync(path).size / 1e6).toFixed(0)} MB`);
  if (!values.bare) measureWords(ledger, size);
  const likeTo = madeVectors(3);
  const start = performance.now();
  const first = { ...FIT, kind: "statement", like: { vector: likeTo(), model: "made" } } as const;
  searchRows(ledger, parseQuery(""), first);
  console.log(`  the first search by likeness loads the vectors: ${(performance.now() - start).toFixed(0)} ms`);
  for (const [name, make] of Object.entries(LIKE_KINDS))
    console.log(lineOf(ledger, name, make, () => ({ ...first, like: { vector: likeTo(), model: "made" } })));
  ledger.close();
}

function measureWords(ledger: Ledger, size: number): void {
  const phrases = phrasesOf(size);
  for (const [name, make] of Object.entries(KINDS)) console.log(lineOf(ledger, name, () => make(phrases)));
  console.log(lineOf(ledger, "a common word, newest first", common, () => ({ ...FIT, sort: "date" })));
}

function fill(ledger: Ledger, size: number): void {
  const start = performance.now();
  const vector = madeVectors(2);
  for (const reading of madeReadings(size)) storeReading(ledger, reading, NOW, seenLines(reading, vector));
  const took = (performance.now() - start) / 1000;
  const rows = Math.ceil(size / STATEMENTS) * STATEMENTS;
  console.log(
    `${size} statements taken in: ${(rows / took).toFixed(0)} rows/s (${took.toFixed(1)} s, a flush a report)`,
  );
  ledger.db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
}

/** What a search by likeness looks at, and nothing else, all in one go. */
function fillBare(ledger: Ledger, size: number): void {
  const start = performance.now();
  const { db } = ledger;
  const vector = madeVectors(2);
  const report = db.prepare(
    "INSERT INTO reports (id, sha256, text, blocks, published, publisher, added) VALUES (?, ?, '', '[]', ?, ?, ?)",
  );
  const standing = db.prepare("INSERT INTO readings (report, model, read, warnings) VALUES (?, 'made', ?, '[]')");
  const row = db.prepare(
    `INSERT INTO rows (reading, kind, local, "start", "end", confidence, body) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const facet = db.prepare("INSERT OR IGNORE INTO facets (row, name, value) VALUES (?, ?, ?)");
  inTransaction(ledger, () => {
    for (const reading of madeReadings(size)) {
      const { id, sha256, published, publisher } = reading.report;
      report.run(id, sha256, published, publisher, NOW);
      const number = Number(standing.run(id, NOW).lastInsertRowid);
      for (const { kind, local, spans, confidence, body, facets } of rowsOf(reading)) {
        const [from, to] = [Math.min(...spans.map((one) => one.start)), Math.max(...spans.map((one) => one.end))];
        const added = row.run(number, kind, local, from, to, confidence, JSON.stringify(body)).lastInsertRowid;
        for (const [name, value] of facets) if (name === "speaker" || name === "act") facet.run(added, name, value);
      }
      keepSentences(ledger, number, "made", seenLines(reading, vector));
    }
  });
  console.log(`${size} bare statements made: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
}

function lineOf(ledger: Ledger, name: string, make: () => string, options: () => SearchOptions = () => FIT): string {
  let found = 0;
  let spent = 0;
  const times = Array.from({ length: QUERIES }, () => {
    const [query, asked] = [make(), options()];
    const [start, before] = [performance.now(), process.cpuUsage()];
    found += searchRows(ledger, parseQuery(query), asked).hits.length;
    const { user, system } = process.cpuUsage(before);
    spent += (user + system) / 1000;
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0).toFixed(1);
  const ofProcessor = `${(spent / QUERIES).toFixed(1).padStart(7)} ms of the processor`;
  return `  ${name.padEnd(32)} p50 ${at(0.5).padStart(8)} ms  p95 ${at(0.95).padStart(8)} ms ${ofProcessor}  ${(found / QUERIES).toFixed(1)} hits`;
}

/** Pairs of words that stand together in some statement. */
function phrasesOf(size: number): () => string {
  const pairs = [...madeReadings(Math.min(size, 2_000))].flatMap(({ report, attributions }) =>
    attributions.map(({ content: [span] }) => {
      const words = report.text.slice(span?.start, span?.end).split(" ");
      return words.slice(2, 4).join(" ");
    }),
  );
  return () => pairs[between(0, pairs.length)] ?? "";
}
