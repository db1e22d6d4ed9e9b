// `bench:accuracy -- --pairs FILE`: the type of each marked pair, a line each. `bench:accuracy pairs`: figures.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Model } from "../src/model/analyse.ts";
import { argmax } from "../src/model/layers.ts";
import { markedPair } from "../src/model/marked-windows.ts";
import { pairTypes } from "../src/model/pair-heads.ts";
import type { Span } from "../src/text/span.ts";
import { OUT } from "./corpora.ts";

interface Pair {
  readonly text: string;
  readonly source: Span | null;
  readonly target: Span | null;
}

/** The types of the pairs of a file shaped like `events/relations.jsonl`, in order. Throws with the number of a bad line. */
export async function typesOf(lines: readonly string[], model: Model): Promise<readonly string[]> {
  const types: string[] = [];
  for (const [i, line] of lines.entries()) {
    const { text, source, target } = pairIn(line, i + 1);
    const window = markedPair(text, source, target, model.wordPieces, model.heads.maxPieces);
    types.push(model.heads.pairTypes[argmax(await pairTypes(window, model.network, model.heads))] ?? "");
  }
  return types;
}

/** The lines of a file that hold anything. */
export function linesOf(path: string): readonly string[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
}

/** The fifth of `relations.jsonl` that no weights were trained on: every fifth line, counted from the fifth. */
export async function benchPairs(relations: string, scorer: string, model: Model): Promise<string> {
  const heldOut = linesOf(relations).filter(isHeldOut);
  const [gold, types] = [join(OUT, "pairs.jsonl"), join(OUT, "pairs.txt")];
  writeFileSync(gold, `${heldOut.join("\n")}\n`);
  writeFileSync(types, `${(await typesOf(heldOut, model)).join("\n")}\n`);
  const { stdout, stderr, status } = spawnSync("python3", [scorer, "--pairs", gold, types], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${scorer} failed: ${stderr}`);
  return `${heldOut.length} pairs\n${stdout}`;
}

/** Whether a line of `relations.jsonl` is kept to measure with, as `training/train.py` has it. */
export function isHeldOut(_: string, index: number): boolean {
  return index % 5 === 4;
}

/** A marked sentence without its markers; of several places of a side the first is meant. */
function pairIn(line: string, number: number): Pair {
  const marked = (JSON.parse(line) as { readonly marked?: unknown }).marked;
  if (typeof marked !== "string") throw new Error(`Line ${number} has no 'marked' sentence.`);
  let text = "";
  const open = new Map<string, number>();
  const found = new Map<string, Span>();
  for (const part of marked.split(/(<\/?[st]>)/)) {
    const side = /^<(\/?)([st])>$/.exec(part);
    if (side === null) text += part;
    else if (side[1] === "") open.set(side[2] ?? "", text.length);
    else if (!found.has(side[2] ?? ""))
      found.set(side[2] ?? "", { start: open.get(side[2] ?? "") ?? 0, end: text.length });
  }
  return { text, source: found.get("s") ?? null, target: found.get("t") ?? null };
}
