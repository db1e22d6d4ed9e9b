import { existsSync } from "node:fs";
import { Command, Option } from "commander";
import { describeFailure, SaysoError } from "../errors/sayso-error.ts";
import { createReader } from "../index.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { reportIn } from "../ledger/reread.ts";
import { mergeStories, splitStory } from "../ledger/stories/change-stories.ts";
import { type LedgerStory, listStories, storyAt } from "../ledger/stories/list-stories.ts";
import { placeMissing } from "../ledger/stories/place-missing.ts";
import type { ReadReport } from "../reading/read.ts";
import { storiesOf } from "../story/stories.ts";
import { type Story, storyOf } from "../story/story.ts";
import { inputsOf } from "./inputs.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { storyTeller } from "./tell-story.ts";
import { readingNotes, storyList, storyNotes, storyText } from "./text/story-text.ts";

interface StoryOptions {
  readonly format: "text" | "json";
  readonly manifest?: string;
  readonly asOne?: true;
  readonly ledger?: string;
  readonly merge?: string;
  readonly split?: string;
  readonly by?: string;
  readonly why?: string;
}

/** A story's id, as the ledger gives them. */
const ID = /^s-[0-9a-z-]+$/;
/** Between two stories. */
const RULE = "-".repeat(40);

/** `sayso story`: the stories of the ledger, one of them, or what several files on one happening come to. */
export function storyCommand(): Command {
  return new Command("story")
    .description("reports on one happening: copies, what independent ones both say, where they part, what is new")
    .argument("[path...]", "a folder, or files; or the id of a story of the ledger; without any, the ledger's stories")
    .addOption(new Option("--format <format>").choices(["text", "json"]).default("text"))
    .option("--manifest <file>", "a CSV with the columns file, published, publisher, url, title")
    .option("--as-one", "tell the files as one story, though they may be on several happenings")
    .addOption(ledgerOption())
    .option("--merge <id>", "take another story of the ledger into this one")
    .option("--split <report>", "take a report out of this story of the ledger")
    .option("--by <name>", "who says so")
    .option("--why <reason>", "and why")
    .action(story);
}

async function story(paths: readonly string[], options: StoryOptions): Promise<void> {
  const [first] = paths;
  if (first === undefined) return listed(options);
  if (paths.length === 1 && ID.test(first) && !existsSync(first)) return ofLedger(first, options);
  const inputs = await inputsOf(paths, options.manifest === undefined ? {} : { manifest: options.manifest });
  const reader = await createReader({ today: today() });
  const read: ReadReport[] = [];
  for (const input of inputs.list) {
    for await (const taken of input.open()) {
      if ("failure" in taken) {
        console.error(`sayso: ${describeFailure(taken.failure)}`);
        process.exitCode = 1;
      } else read.push(await reader.readWithPassages(taken.report));
    }
  }
  const found =
    options.asOne === true ? [await storyOf(read, reader.relations)] : await storiesOf(read, reader.relations);
  await reader.close();
  const reports = read.map(({ reading }) => reading.report);
  for (const note of readingNotes(reports, found.length)) console.error(`sayso: ${note}`);
  print(found, new Map(reports.map((report) => [report.id, report])), options);
}

/** A ledger of an older Sayso has its reports placed first. */
function listed({ ledger: path, format }: StoryOptions): void {
  const ledger = openLedger(ledgerPath(path));
  placeMissing(ledger);
  const stories = listStories(ledger, { limit: -1 });
  ledger.close();
  console.log(format === "json" ? JSON.stringify(stories, null, 2) : storyList(stories));
}

async function ofLedger(id: string, options: StoryOptions): Promise<void> {
  const ledger = openLedger(ledgerPath(options.ledger));
  placeMissing(ledger);
  if (options.merge !== undefined || options.split !== undefined) {
    const changed = change(ledger, id, options);
    console.log(options.format === "json" ? JSON.stringify(changed, null, 2) : storyList([changed]));
  } else {
    const known = storyAt(ledger, id);
    const reader = await createReader({ today: today() });
    const ids = known.reports.map((report) => report.id);
    const told = await storyTeller(ledger, async () => reader)(ids);
    await reader.close();
    const texts = new Map(ids.map((report) => [report, reportIn(ledger, report)]));
    print([{ ...told, id: known.id }], texts, options);
  }
  ledger.close();
}

function change(ledger: ReturnType<typeof openLedger>, id: string, options: StoryOptions): LedgerStory {
  const { merge, split, by, why } = options;
  if (by === undefined || why === undefined) {
    throw new SaysoError({
      code: "option-invalid",
      place: merge === undefined ? "--split" : "--merge",
      message: "A change says who made it and why.",
      remedy: "Give --by and --why.",
    });
  }
  const how = { by, why, now: new Date().toISOString() };
  const merged = merge === undefined ? null : mergeStories(ledger, id, merge, how);
  return split === undefined && merged !== null ? merged : splitStory(ledger, id, split ?? "", how);
}

/** One story is an object, several are an array. */
function print(
  found: readonly Story[],
  reports: ReadonlyMap<string, { readonly text: string; readonly language: string | null }>,
  { format }: StoryOptions,
): void {
  const languages = new Map([...reports].map(([id, { language }]) => [id, language]));
  for (const note of found.flatMap((one) => storyNotes(one, languages))) console.error(`sayso: ${note}`);
  const shown = found.length === 1 ? found[0] : found;
  const textOf = (one: Story) =>
    storyText(one, new Map(one.reports.map(({ id, file }) => [file, reports.get(id)?.text ?? ""])));
  console.log(format === "json" ? JSON.stringify(shown, null, 2) : found.map(textOf).join(`\n${RULE}\n\n`));
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
