import { copyFileSync, existsSync, globSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { SHIPPED_WEIGHTS } from "../src/index.ts";

/** Where the corpora and their scorers lie: beside the repository, never in it. */
export const SHARED = fileURLToPath(new URL("../../shared/", import.meta.url));
/** What a bench writes: out of git's sight. */
export const OUT = fileURLToPath(new URL("../.bench/", import.meta.url));

/** Whether the corpora are here; says so where they are not. */
export function haveCorpora(): boolean {
  const here = existsSync(join(SHARED, "score", "attributions.py"));
  if (!here) console.log("Skipped: the corpora and scorers (../shared) are not on this machine.");
  return here;
}

/** A copy of a brat folder with only the documents of `names`. */
export function subset(gold: string, names: ReadonlySet<string>, to: string): string {
  rmSync(to, { recursive: true, force: true });
  for (const part of ["text", "attributions"]) {
    mkdirSync(join(to, part), { recursive: true });
    for (const file of readdirSync(join(gold, part))) {
      const name = part === "text" ? file.replace(/\.txt$/, "") : file.replace(/_[^_]*\.ann$/, "");
      if (names.has(name)) copyFileSync(join(gold, part, file), join(to, part, file));
    }
  }
  return to;
}

/** The texts of a folder, in order of name. */
export function textsOf(folder: string): readonly { readonly name: string; readonly path: string }[] {
  return globSync("*.txt", { cwd: folder })
    .sort()
    .map((file) => ({ name: basename(file, ".txt"), path: join(folder, file) }));
}

/** The folders of stories that nothing is learned from: of our own writing, and D1 to D6 where they are at hand. */
export function storyFolders(): readonly string[] {
  const own = fileURLToPath(new URL("../training/kept/stories", import.meta.url));
  return [
    ...globSync("*/story.json", { cwd: own })
      .sort()
      .map((path) => join(own, dirname(path))),
    ...["D1", "D2", "D3", "D4", "D5", "D6"]
      .map((name) => join(DEVELOPMENT_STORIES, name))
      .filter((folder) => existsSync(folder)),
  ];
}

/** Where D1 to D6 lie. */
export const DEVELOPMENT_STORIES = join(SHARED, "corpora/reports/stories");

/** The weights to measure: those that ship, or the folder that SAYSO_WEIGHTS names. */
export const WEIGHTS =
  process.env["SAYSO_WEIGHTS"] === undefined ? SHIPPED_WEIGHTS : pathToFileURL(`${process.env["SAYSO_WEIGHTS"]}/`);
