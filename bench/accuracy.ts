// `npm run bench:accuracy [-- NAME…]`: reads the development sets with what stands in the tree, and scores it.
// `npm run -s bench:accuracy -- --from-ledger FILE`: how its rows fare against what people made of them.
// `npm run -s bench:accuracy -- --names FILE`: for each pair of names in a CSV file, how likely it is one bearer's.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createReader, intakeBytes, openModel } from "../src/index.ts";
import { openLedger } from "../src/ledger/open-ledger.ts";
import { parseManifest } from "../src/report/manifest.ts";
import { calibrationError, type Judged, judge } from "./calibration.ts";
import { benchCommitment } from "./commitment.ts";
import { benchCoreference } from "./coreference.ts";
import { haveCorpora, OUT, SHARED, subset, textsOf, WEIGHTS } from "./corpora.ts";
import { benchEntities } from "./entities.ts";
import { verdictLines, verdictsIn } from "./from-ledger.ts";
import { benchHappenings } from "./happenings.ts";
import { likelihoodsOf, outOfFold, PAIRS } from "./names.ts";
import { benchPairs, isHeldOut, linesOf, typesOf } from "./pairs.ts";
import { benchPlaces } from "./places.ts";

const corpora = join(SHARED, "corpora");
const score = (script: string) => join(SHARED, "score", script);

const pairsFile = optionOf("--pairs");
const namesFile = optionOf("--names");
const ledgerFile = optionOf("--from-ledger");
if (ledgerFile !== null) {
  const ledger = openLedger(ledgerFile);
  const lines = verdictLines(verdictsIn(ledger));
  for (const line of lines.length > 0 ? lines : ["Nobody has looked at a row of this ledger yet."]) console.log(line);
  ledger.close();
} else if (namesFile !== null) console.log(likelihoodsOf(namesFile));
else if (pairsFile !== null) {
  const model = await openModel(WEIGHTS);
  for (const type of await typesOf(linesOf(pairsFile), model)) console.log(type);
  await model.network.close();
} else if (haveCorpora()) {
  mkdirSync(OUT, { recursive: true });
  const only = process.argv.slice(2);
  const wanted = (name: string) => only.length === 0 || only.includes(name);
  const reader = await createReader({ weights: WEIGHTS });

  /** Reads a folder's texts, with what its manifest says of them, and keeps the readings, a line each. */
  const readAll = async (folder: string, name: string): Promise<string> => {
    const lines: string[] = [];
    const manifest = join(folder, "manifest.csv");
    const entries = existsSync(manifest) ? parseManifest(readFileSync(manifest, "utf8"), manifest) : new Map();
    for (const { path } of textsOf(folder)) {
      const options = { ...entries.get(basename(path)), file: path };
      lines.push(JSON.stringify(await reader.read(intakeBytes(readFileSync(path), options))));
    }
    const out = join(OUT, `${name}.ndjson`);
    writeFileSync(out, `${lines.join("\n")}\n`);
    return out;
  };
  const python = (...args: string[]) => {
    const { stdout, stderr, status } = spawnSync("python3", args, { encoding: "utf8" });
    if (status !== 0) throw new Error(`${args[0]} failed: ${stderr}`);
    return stdout;
  };
  const heading = (title: string) => console.log(`\n## ${title}`);
  const judged: Judged[] = [];

  if (wanted("polnear")) {
    const gold = join(corpora, "polnear", "dev");
    const readings = await readAll(join(gold, "text"), "polnear");
    heading("PolNeAR development set");
    console.log(python(score("attributions.py"), gold, readings));
    judged.push(...judge(gold, readings, false));
  }
  if (wanted("damaged")) {
    const damaged = join(OUT, "damaged");
    python(score("damage.py"), join(corpora, "polnear", "dev"), damaged);
    const readings = await readAll(join(damaged, "text"), "damaged-readings");
    heading("PolNeAR development set, damaged");
    console.log(python(score("attributions.py"), damaged, readings).split("\n").slice(-2).join(""));
  }
  if (wanted("newswire")) {
    const marked = join(corpora, "newswire", "marked");
    const fifth = new Set(
      textsOf(join(marked, "text"))
        .filter((_, i) => i % 5 === 4)
        .map(({ name }) => name),
    );
    const gold = subset(marked, fifth, join(OUT, "newswire-fifth"));
    const readings = await readAll(join(gold, "text"), "newswire");
    heading("Newswire, every fifth");
    for (const nested of [[], ["--nested"]]) {
      console.log(
        `${nested.length > 0 ? "with" : "without"} nested ones:`,
        python(score("attributions.py"), gold, readings, ...nested)
          .trim()
          .split("\n")
          .at(-1),
      );
    }
    judged.push(...judge(gold, readings, true));
  }
  if (wanted("places")) {
    heading("Places (GeoWebNews)");
    await benchPlaces(reader);
  }
  if (wanted("seed")) {
    const path = join(SHARED, "seed", "report.txt");
    const readings = join(OUT, "seed.json");
    writeFileSync(readings, JSON.stringify(await reader.read(intakeBytes(readFileSync(path), { file: path }))));
    heading("Seed");
    console.log(python(score("reading.py"), join(SHARED, "seed", "gold.json"), readings));
  }
  if (wanted("reports")) {
    const gold = join(corpora, "reports", "single");
    const readings = await readAll(gold, "reports");
    for (const part of ["measuring", "development"]) {
      heading(`Marked reports, ${part}`);
      const table = python(score("reports.py"), "single", gold, readings, `--${part}`);
      console.log(
        table
          .split("\n")
          .filter((line) =>
            /^( |actors|statements|speakers|manner|nested|variants|times|events|modality|stances|disputes|clean|look-alikes)/.test(
              line,
            ),
          )
          .join("\n"),
      );
    }
  }
  if (wanted("names")) {
    heading("Pairs of names");
    console.log(outOfFold(PAIRS));
  }
  if (wanted("pairs")) {
    heading("Types of pairs, the held-out fifth of relations.jsonl");
    const model = await openModel(WEIGHTS);
    console.log(await benchPairs(join(corpora, "events", "relations.jsonl"), score("events.py"), model));
    await model.network.close();
  }
  if (wanted("triples")) {
    heading("Triples end to end, the same fifth");
    const [gold, folder] = [join(OUT, "triples.jsonl"), join(OUT, "triples")];
    const lines = linesOf(join(corpora, "events", "relations.jsonl")).filter(isHeldOut);
    writeFileSync(gold, `${lines.join("\n")}\n`);
    rmSync(folder, { recursive: true, force: true });
    python(score("events.py"), "--write", gold, folder);
    console.log(python(score("events.py"), gold, await readAll(folder, "triples")));
  }
  if (wanted("commitment")) {
    heading("Commitment to happenings, UW's development set");
    const model = await openModel(WEIGHTS);
    console.log(await benchCommitment(join(corpora, "factuality", "uw-dev.jsonl"), model));
    await model.network.close();
  }
  if (wanted("entities")) {
    heading("Names and their kinds");
    const model = await openModel(WEIGHTS);
    const at = (...parts: readonly string[]) => join(corpora, ...parts);
    await benchEntities(at("entities", "worldwide.jsonl"), at("wikigold", "wikigold.conll.txt"), model);
    await model.network.close();
  }
  if (wanted("coreference")) {
    heading("Coreference, GUM development set from raw text, without singletons");
    const model = await openModel(WEIGHTS);
    await benchCoreference(join(corpora, "ud", "gum-dev.conllu"), model);
    await model.network.close();
  }
  if (wanted("happenings")) {
    heading("Happenings joined across reports, ECB+ development topics at once, marked words given");
    const model = await openModel(WEIGHTS);
    await benchHappenings(join(corpora, "ecb", "dev.jsonl"), model);
    await model.network.close();
  }
  if (judged.length > 0) {
    heading("Confidence");
    console.log(`expected calibration error ${calibrationError(judged).toFixed(3)} over ${judged.length} rows`);
  }
  await reader.close();
}

/** What follows a flag on the command line, or null where it is not there. */
function optionOf(flag: string): string | null {
  const at = process.argv.indexOf(flag);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
}
