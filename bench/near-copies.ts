// How well near-copies are told: 1,000 edits of news (or of made texts, where there is none) against 1,000 reports that
// borrow one paragraph and are no copies. Part of `npm run bench:stories`.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isNearCopy, sharedText } from "../src/story/near-copies.ts";
import { SHARED, textsOf } from "./corpora.ts";
import { borrowing, edited, madeText } from "./made-edits.ts";
import { randomly } from "./made-reports.ts";

const PAIRS = 1000;
const LEAST_WORDS = 150;

/** Prints precision, recall and F1 of pairs, and how many borrowed paragraphs were told. */
export function measureNearCopies(): void {
  const random = randomly(3);
  const news = textsOf(join(SHARED, "corpora/polnear/train/text"))
    .map(({ path }) => readFileSync(path, "utf8"))
    .filter((text) => text.split(/\s+/).length >= LEAST_WORDS);
  const texts = news.length > 0 ? news : Array.from({ length: PAIRS }, () => madeText(random));
  let [found, wrong, borrowed] = [0, 0, 0];
  for (let i = 0; i < PAIRS; i++) {
    const wire = texts[i % texts.length] ?? "";
    const other = texts[(i * 7 + 13) % texts.length] ?? "";
    const pairOf = (text: string) =>
      sharedText([
        { file: "wire", text: wire },
        { file: "other", text },
      ])[0];
    const copy = pairOf(edited(wire, random));
    if (copy !== undefined && isNearCopy(copy)) found += 1;
    const borrower = pairOf(borrowing(other, wire, random));
    if (borrower === undefined) continue;
    if (isNearCopy(borrower)) wrong += 1;
    if (borrower.copied.length > 0) borrowed += 1;
  }
  const [precision, recall] = [found / (found + wrong), found / PAIRS];
  const f1 = (2 * precision * recall) / (precision + recall);
  console.log(
    `near-copies of ${news.length > 0 ? "PolNeAR's training articles" : "made texts"}, ${PAIRS} edits, ${PAIRS} borrowers: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}; borrowed paragraphs told: ${borrowed}`,
  );
}

/** Prints how long it takes to find the near-copies among so many made reports, all against all. */
export function measureCopyTimes(sizes: readonly number[]): void {
  for (const size of sizes) {
    const random = randomly(11);
    const texts: { file: string; text: string }[] = [];
    for (let i = 0; i < size; i++) {
      const old = i % 5 === 4 ? texts[Math.floor(random() * texts.length)] : undefined;
      texts.push({ file: `${i}`, text: old === undefined ? madeText(random) : edited(old.text, random) });
    }
    const start = performance.now();
    const pairs = sharedText(texts).filter(isNearCopy).length;
    const took = performance.now() - start;
    const memory = (process.memoryUsage().rss / 1e6).toFixed(0);
    console.log(
      `near-copies among ${size} reports: ${pairs} pairs in ${(took / 1000).toFixed(1)} s (${(took / size).toFixed(2)} ms a report), ${memory} MB in memory`,
    );
  }
}
