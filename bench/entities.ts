// `bench:accuracy entities`: spans and kinds of names, on a tenth of worldwide.jsonl and on wikigold.
import { readFileSync } from "node:fs";
import { analyse, type Model } from "../src/model/analyse.ts";

interface Gold {
  readonly text: string;
  /** `start-end-kind` of every name. */
  readonly names: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
}

const WORLDWIDE: Readonly<Record<string, string>> = {
  Person: "person",
  Organization: "organisation",
  Location: "place",
  Facility: "place",
  NORP: "group",
};
const WIKIGOLD: Readonly<Record<string, string>> = { PER: "person", ORG: "organisation", LOC: "place" };

/** Of every ten articles the one that `training/train.py` learns no names from. */
const HELD_OUT = 9;

/** Prints precision, recall and F1 of both sets. Names of kinds that a set does not mark are left out. */
export async function benchEntities(worldwide: string, wikigold: string, model: Model): Promise<void> {
  await print("worldwide, a tenth", worldwideTenth(worldwide), model);
  await print("wikigold", wikigoldDocuments(wikigold), model);
}

async function print(name: string, documents: readonly Gold[], model: Model): Promise<void> {
  let [hits, said, wanted] = [0, 0, 0];
  for (const { text, names, kinds } of documents) {
    const paragraphs = [...text.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => ({
      start: index,
      end: index + line.length,
    }));
    const { entities } = await analyse(text, paragraphs, model);
    const found = entities.filter(({ kind }) => kinds.has(kind));
    hits += found.filter(({ start, end, kind }) => names.has(`${start}-${end}-${kind}`)).length;
    said += found.length;
    wanted += names.size;
  }
  const [precision, recall] = [hits / said, hits / wanted];
  const f1 = (2 * precision * recall) / (precision + recall);
  console.log(
    `${name}: P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)} (${documents.length} documents, ${wanted} names)`,
  );
}

/** The articles as they are tagged: words parted by spaces, a sentence a line. */
function worldwideTenth(path: string): readonly Gold[] {
  const lines = readFileSync(path, "utf8").split("\n").filter(Boolean);
  return lines
    .filter((_, i) => i % 10 === HELD_OUT)
    .map((line): Gold => {
      const { sentences } = JSON.parse(line) as {
        readonly sentences: readonly (readonly (readonly [string, string])[])[];
      };
      const names: { start: number; end: number; kind: string }[] = [];
      let text = "";
      for (const sentence of sentences) {
        for (const [cell, inner] of sentence) {
          // A name in a name has its tag behind; the outer one stands in the word's cell: "African<tab>B-Organization".
          const [word = "", tag = inner] = cell.split("\t");
          const start = text.length;
          text += `${word} `;
          const [place, kind = ""] = tag.split("-");
          const own = WORLDWIDE[kind];
          const last = names.at(-1);
          if (own === undefined) continue;
          if (place === "I" && last?.kind === own && start - last.end < 3) last.end = start + word.length;
          else names.push({ start, end: start + word.length, kind: own });
        }
        text += "\n";
      }
      return { text, names: keysOf(names), kinds: new Set(Object.values(WORLDWIDE)) };
    });
}

function keysOf(names: readonly { start: number; end: number; kind: string }[]): ReadonlySet<string> {
  return new Set(names.map(({ start, end, kind }) => `${start}-${end}-${kind}`));
}

/** Sentences as lines, fifty to a document; a tag that goes on is one name. */
function wikigoldDocuments(path: string): readonly Gold[] {
  const sentences = readFileSync(path, "utf8")
    .split("\n\n")
    .filter((part) => part.trim() !== "");
  const documents: Gold[] = [];
  for (let i = 0; i < sentences.length; i += 50) {
    const names: { start: number; end: number; kind: string }[] = [];
    let text = "";
    for (const sentence of sentences.slice(i, i + 50)) {
      let before = "O";
      for (const line of sentence.split("\n")) {
        const [word = "", tag = "O"] = line.split(" ");
        if (word === "" || word === "-DOCSTART-") continue;
        const start = text.length;
        text += `${word} `;
        const kind = WIKIGOLD[tag.slice(2)];
        const last = names.at(-1);
        if (kind !== undefined && tag === before && last !== undefined) last.end = start + word.length;
        else if (kind !== undefined) names.push({ start, end: start + word.length, kind });
        before = tag;
      }
      text += "\n";
    }
    documents.push({ text, names: keysOf(names), kinds: new Set(Object.values(WIKIGOLD)) });
  }
  return documents;
}
