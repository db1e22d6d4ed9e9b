// Part of `npm run bench:stories -- --placing`: whether reports come into their stories. ECB+'s development topics, by subtopic and
// without days; our own and the development stories among every third of PolNeAR's training articles; and `sayso story` on
// each of these stories' folders, and on two mixed.
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createReader, intakeText, type Reading } from "../src/index.ts";
import { inTransaction, openLedger } from "../src/ledger/open-ledger.ts";
import { storeReading } from "../src/ledger/store-reading.ts";
import { storiesOfReport } from "../src/ledger/stories/list-stories.ts";
import type { ReadReport } from "../src/reading/read.ts";
import { happeningParts } from "../src/story/happening-parts.ts";
import { SHARED } from "./corpora.ts";
import { randomly } from "./made-reports.ts";

interface Placed {
  readonly reading: Reading;
  /** What it is a report of. */
  readonly of: string;
}
interface Story {
  readonly reports: readonly { readonly file: string; readonly published: string; readonly publisher: string }[];
}

const NOW = "2026-01-01T00:00:00.000Z";
const ORDERS = 8;
const OWN = fileURLToPath(new URL("../training/kept/stories", import.meta.url));
const DEVELOPMENT = join(SHARED, "corpora/reports/stories");
const ARTICLES = join(SHARED, "corpora/polnear/train/text");

/** Prints B-cubed F1, precision and recall of both sets, and how folders are told. */
export async function measureInStories(): Promise<void> {
  const reader = await createReader();
  const read = async (text: string, of: string, about: object): Promise<Placed> => ({
    reading: await reader.read(intakeText(text, about)),
    of,
  });
  const happenings: Placed[] = [];
  for (const line of readFileSync(join(SHARED, "corpora/ecb/dev.jsonl"), "utf8").trim().split("\n")) {
    const { id, topic, sentences } = JSON.parse(line) as {
      readonly id: string;
      readonly topic: string;
      readonly sentences: readonly { readonly tokens: readonly string[] }[];
    };
    const text = sentences.map(({ tokens }) => tokens.join(" ").replace(/ ([.,;:!?])/g, "$1")).join("\n");
    happenings.push(await read(text, `${topic}${id.includes("plus") ? "+" : ""}`, { file: id }));
  }
  tell("ECB+ dev by subtopic", happenings, () => true);
  const stories: Placed[] = [];
  for (const path of [
    ...globSync("D[1-6]/story.json", { cwd: DEVELOPMENT }).map((p) => join(DEVELOPMENT, p)),
    ...globSync("*/story.json", { cwd: OWN }).map((p) => join(OWN, p)),
  ].sort()) {
    const { reports } = JSON.parse(readFileSync(path, "utf8")) as Story;
    for (const { file, ...about } of reports)
      stories.push(await read(readFileSync(join(dirname(path), file), "utf8"), dirname(path), { file, ...about }));
  }
  const articles: Placed[] = [];
  for (const file of readdirSync(ARTICLES)
    .sort()
    .filter((_, i) => i % 3 === 0))
    articles.push(
      await read(readFileSync(join(ARTICLES, file), "utf8"), file, {
        file,
        published: /\d{4}-\d\d-\d\d/.exec(file)?.[0] ?? null,
      }),
    );
  await reader.close();
  const isDevelopment = ({ of }: Placed) => of.startsWith(DEVELOPMENT);
  tell("D1 to D6 among articles", [...stories, ...articles], isDevelopment);
  tell("our own too", [...stories, ...articles], (one) => stories.includes(one));
  tell("all scored", [...stories, ...articles], () => true);
  tellFolders(Map.groupBy(stories, ({ of }) => of));
}

/** The mean over orders in which they come in. */
function tell(name: string, all: readonly Placed[], isScored: (one: Placed) => boolean): void {
  const folder = mkdtempSync(join(tmpdir(), "sayso-in-stories-"));
  const random = randomly(11);
  const figures = Array.from({ length: ORDERS }, (_, order) => {
    const ledger = openLedger(join(folder, `${order}.sqlite`));
    const inOrder =
      order === 0
        ? all
        : all
            .map((one) => ({ one, at: random() }))
            .sort((a, b) => a.at - b.at)
            .map(({ one }) => one);
    inTransaction(ledger, () => {
      for (const { reading } of inOrder) storeReading(ledger, reading, NOW);
    });
    const story = new Map(all.map((one) => [one, storiesOfReport(ledger, one.reading.report.id)[0] ?? ""]));
    ledger.close();
    return bCubed(all, (one) => story.get(one) ?? "", isScored);
  });
  rmSync(folder, { recursive: true });
  const mean = (at: 0 | 1) => figures.reduce((sum, figure) => sum + figure[at], 0) / ORDERS;
  const [precision, recall] = [mean(0), mean(1)];
  const f1 = (2 * precision * recall) / (precision + recall);
  console.log(
    `${name}: B-cubed F1 ${f1.toFixed(3)}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} (${ORDERS} orders)`,
  );
}

function bCubed(
  all: readonly Placed[],
  storyOf: (one: Placed) => string,
  isScored: (one: Placed) => boolean,
): readonly [number, number] {
  const [told, gold] = [Map.groupBy(all, storyOf), Map.groupBy(all, ({ of }) => of)];
  const scored = all.filter(isScored);
  let [precision, recall] = [0, 0];
  for (const one of scored) {
    const [own, wanted] = [told.get(storyOf(one)) ?? [], gold.get(one.of) ?? []];
    const shared = own.filter(({ of }) => of === one.of).length;
    precision += shared / own.length;
    recall += shared / wanted.length;
  }
  return [precision / scored.length, recall / scored.length];
}

/** Of each folder whether it is told as one story; of two mixed whether they are told apart as they are. */
function tellFolders(folders: ReadonlyMap<string, readonly Placed[]>): void {
  const all = [...folders.values()].map((own): readonly ReadReport[] =>
    own.map(({ reading }) => ({ reading, sentences: [], passages: [] })),
  );
  const whole = all.filter((own) => happeningParts(own).length === 1).length;
  let [apart, pairs] = [0, 0];
  for (const [i, one] of all.entries())
    for (const step of [1, 5, 11]) {
      const other = all[(i + step) % all.length] ?? [];
      const parts = happeningParts([...one, ...other]);
      const isPure = parts.every((part) => [one, other].some((own) => part.every((report) => own.includes(report))));
      pairs += 1;
      if (isPure && parts.length === 2) apart += 1;
    }
  console.log(`folders told as one story: ${whole} of ${all.length}; two mixed told apart: ${apart} of ${pairs}`);
}
