// Part of `npm run bench:stories -- --placing`: whether reports come into their stories. ECB+'s development topics, by
// subtopic and without days; our own and the development stories among every third of PolNeAR's training articles; and `sayso story` on
// each of these stories' folders, and on two mixed.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createReader, intakeText, type Reading } from "../src/index.ts";
import { inTransaction, openLedger } from "../src/ledger/open-ledger.ts";
import { storeReading } from "../src/ledger/store-reading.ts";
import { storiesOfReport } from "../src/ledger/stories/list-stories.ts";
import type { ReadReport } from "../src/reading/read.ts";
import { happeningParts } from "../src/story/happening-parts.ts";
import { DEVELOPMENT_STORIES, SHARED, storyFolders, textsOf } from "./corpora.ts";
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
  tell(happenings, { "ECB+ dev by subtopic": () => true });
  const stories: Placed[] = [];
  for (const folder of storyFolders()) {
    const { reports } = JSON.parse(readFileSync(join(folder, "story.json"), "utf8")) as Story;
    for (const { file, ...about } of reports)
      stories.push(await read(readFileSync(join(folder, file), "utf8"), folder, { file, ...about }));
  }
  const articles: Placed[] = [];
  for (const { name, path } of textsOf(ARTICLES).filter((_, i) => i % 3 === 0)) {
    const published = /\d{4}-\d\d-\d\d/.exec(name)?.[0] ?? null;
    articles.push(await read(readFileSync(path, "utf8"), name, { file: name, published }));
  }
  await reader.close();
  tell([...stories, ...articles], {
    "D1 to D6 among articles": ({ of }) => of.startsWith(DEVELOPMENT_STORIES),
    "our own too": (one) => stories.includes(one),
    "all scored": () => true,
  });
  tellFolders(Map.groupBy(stories, ({ of }) => of));
}

/** For each choice of those that are scored, the mean over orders in which all come in. */
function tell(all: readonly Placed[], choices: Readonly<Record<string, (one: Placed) => boolean>>): void {
  const random = randomly(11);
  const placings = Array.from({ length: ORDERS }, (_, order) => {
    const inOrder = all.map((one, i) => ({ one, at: order === 0 ? i : random() })).sort((a, b) => a.at - b.at);
    return placed(inOrder.map(({ one }) => one));
  });
  for (const [name, isScored] of Object.entries(choices)) {
    const figures = placings.map((storyOf) => bCubed(all, storyOf, isScored));
    const mean = (at: 0 | 1) => figures.reduce((sum, figure) => sum + figure[at], 0) / ORDERS;
    const [precision, recall] = [mean(0), mean(1)];
    const f1 = (2 * precision * recall) / (precision + recall);
    console.log(
      `${name}: B-cubed F1 ${f1.toFixed(3)}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} (${ORDERS} orders)`,
    );
  }
}

/** The story of each report in a ledger into which they come in this order. */
function placed(all: readonly Placed[]): (one: Placed) => string {
  const ledger = openLedger(":memory:");
  inTransaction(ledger, () => {
    for (const { reading } of all) storeReading(ledger, reading, NOW);
  });
  const stories = new Map(all.map((one) => [one, storiesOfReport(ledger, one.reading.report.id)[0] ?? ""]));
  ledger.close();
  return (one) => stories.get(one) ?? "";
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
