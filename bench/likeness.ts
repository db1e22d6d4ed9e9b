// `npm run bench:likeness -- PAIRS.jsonl [COUNT]`: how well vectors find the other telling of a sentence. Of pairs (lines with
// `a`, `b` and `rel`) those that say the same are asked: `a` for `b` among all sentences, which stand eight to a report.
import { readFileSync } from "node:fs";
import { openModel, SHIPPED_WEIGHTS } from "../src/index.ts";
import { cosine, packed } from "../src/ledger/likeness/packed.ts";
import { analyse } from "../src/model/analyse.ts";
import { vectorOf } from "../src/model/vector-of.ts";
import { windowsOf } from "../src/model/windows.ts";
import { attributionsOf } from "../src/reading/attributions.ts";
import { contains, type Span } from "../src/text/span.ts";

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly rel: string;
}

const IN_A_REPORT = 8;
const [path = "", count = "1000000"] = process.argv.slice(2);
const lines = readFileSync(path, "utf8").trim().split("\n").slice(0, Number(count));
const pairs = lines.map((line): Pair => JSON.parse(line));
const model = await openModel(SHIPPED_WEIGHTS);
const sentences = [...(await seenIn(pairs.map(({ b }) => b))), ...(await seenIn(pairs.map(({ a }) => a)))];
const asked = pairs.flatMap(({ a, rel }, at) => (rel === "same" ? [{ a, at }] : []));
const alone: Float32Array[] = [];
const behind: Float32Array[] = [];
for (const { a } of asked) {
  alone.push((await seenIn([a]))[0]?.whole ?? new Float32Array(0));
  behind.push(await vectorOf(a, model));
}
await model.network.close();
const whole = sentences.map((one) => one.whole);
const content = sentences.map((one) => one.content ?? one.whole);
const short = (vectors: readonly Float32Array[]) => vectors.map((vector) => packed(vector).numbers);
const signs = (vectors: readonly Float32Array[]) => vectors.map((vector) => vector.map((x) => (x > 0 ? 1 : -1)));
console.log(`${asked.length} sentences asked among ${sentences.length - 1}`);
tell("whole sentences; asked alone", whole, alone);
tell("whole sentences; asked behind itself", whole, behind);
tell("contents; asked behind itself", content, behind);
tell("whole, of a byte a number; behind itself", short(whole), behind);
tell("whole, of a bit a number; behind itself", signs(whole), signs(behind));

function tell(name: string, among: readonly (Float32Array | Int8Array)[], queries: readonly Float32Array[]): void {
  const ranks = asked.map(({ at }, i) => {
    const likeness = (j: number) => cosine(queries[i] ?? new Float32Array(0), among[j] ?? new Float32Array(0));
    const wanted = likeness(at);
    const self = pairs.length + at;
    return among.reduce((rank, _, j) => (j !== at && j !== self && likeness(j) > wanted ? rank + 1 : rank), 1);
  });
  const share = (most: number) => (ranks.filter((rank) => rank <= most).length / ranks.length).toFixed(3);
  const mrr = ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length;
  console.log(`${name.padEnd(44)} MRR ${mrr.toFixed(3)}  first ${share(1)}  of 5 ${share(5)}  of 20 ${share(20)}`);
}

/** Each sentence's vector where it stands, and that of the longest statement's content in it. */
async function seenIn(all: readonly string[]) {
  const found: { whole: Float32Array; content: Float32Array | null }[] = [];
  for (let i = 0; i < all.length; i += IN_A_REPORT) found.push(...(await seen(all.slice(i, i + IN_A_REPORT))));
  return found;
}

async function seen(some: readonly string[]) {
  const text = some.join("\n");
  let start = 0;
  const blocks = some.map((sentence) => {
    const block = { kind: "paragraph" as const, start, end: start + sentence.length };
    start = block.end + 1;
    return block;
  });
  const words: (Span & { readonly vector: Float32Array })[] = [];
  for (const window of windowsOf(text, blocks, model.wordPieces, model.heads.maxPieces)) {
    const { sentence } = await model.network.score(window);
    const width = sentence.length / window.words.length;
    for (const [i, word] of window.words.entries())
      words.push({ ...word, vector: sentence.subarray(i * width, (i + 1) * width) });
  }
  const mean = (spans: readonly Span[]) => {
    const own = words.filter((word) => spans.some((span) => contains(span, word)));
    const sum = new Float32Array(own[0]?.vector.length ?? 0);
    for (const { vector } of own) for (const [k, x] of vector.entries()) sum[k] = (sum[k] ?? 0) + x / own.length;
    return sum;
  };
  const { attributions } = await analyse(text, blocks, model);
  const rows = attributionsOf(text, blocks, attributions, model.heads);
  const length = (spans: readonly Span[]) => spans.reduce((sum, { start: from, end }) => sum + end - from, 0);
  return blocks.map((block) => {
    const own = rows.filter((row) => row.content.every((piece) => contains(block, piece)));
    const longest = own.sort((x, y) => length(y.content) - length(x.content))[0];
    return { whole: mean([block]), content: longest === undefined ? null : mean(longest.content) };
  });
}
