import { existsSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { describeFailure, SaysoError } from "../errors/sayso-error.ts";
import { createReader } from "../index.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { reportIn } from "../ledger/reread.ts";
import { changeStories } from "../ledger/stories/change-stories.ts";
import { listStories, storyAt } from "../ledger/stories/list-stories.ts";
import { placeMissing } from "../ledger/stories/place-missing.ts";
import type { ReadReport } from "../reading/read.ts";
import { storiesOf } from "../story/stories.ts";
import { type Story, storyOf } from "../story/story.ts";
import { inputsOf } from "./inputs.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { asksForChange, type ChangeOptions, storyWish } from "./story-wish.ts";
import { storyTeller } from "./tell-story.ts";
import { changedText, changesText, readingNotes, storyList, storyNotes, storyText } from "./text/story-text.ts";

interface StoryOptions extends ChangeOptions {
  readonly format: "text" | "json";
  readonly manifest?: string;
  readonly asOne?: true;
  readonly ledger?: string;
}

/** A story's id, as the ledger gives them. */
const ID = /^s-[0-9a-z-]+$/;
/** Between two stories. */
const RULE = "-".repeat(40);

/** `sayso story`: the stories of the ledger, one of them, a change to them, or what files on one happening come to. */
export function storyCommand(): Command {
  return new Command("story")
    .description("reports on one happening: copies, what independent ones both say, where they part, what is new")
    .argument("[path...]", "a folder, or files; or the id of a story of the ledger; without any, the ledger's stories")
    .addOption(new Option("--format <format>").choices(["text", "json"]).default("text"))
    .option("--manifest <file>", "a CSV with the columns file, published, publisher, url, title")
    .option("--as-one", "tell the files as one story, though they may be on several happenings")
    .addOption(ledgerOption())
    .option("--merge <id>", "take another story of the ledger into this one")
    .option("--move <report>", "put a report of the ledger into another story")
    .option("--to <story>", "the story to move it to; 'new' begins one with it")
    .option("--split <report>", "take a report out of its story: the same as --move REPORT --to new")
    .option("--undo <change>", "take a change back, by its number; it stays on record", number)
    .option("--by <name>", "who says so")
    .option("--why <reason>", "and why")
    .option("--preview", "tell what would change, and change nothing")
    .addHelpText("after", HELP)
    .action(story);
}

async function story(paths: readonly string[], options: StoryOptions): Promise<void> {
  const [first] = paths;
  if (asksForChange(options)) return changed(paths, options);
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
  const found = options.asOne === true ? [await storyOf(read, reader)] : await storiesOf(read, reader);
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
  const known = storyAt(ledger, id);
  const reader = await createReader({ today: today() });
  const ids = known.reports.map((report) => report.id);
  const told = await storyTeller(ledger, async () => reader)(ids);
  await reader.close();
  const texts = new Map(ids.map((report) => [report, reportIn(ledger, report)]));
  ledger.close();
  print([{ ...told, id: known.id }], texts, options);
  if (options.format === "text") console.log(changesText(known));
}

/** Changes stories as the API does. */
function changed(paths: readonly string[], options: StoryOptions): void {
  const [id, ...others] = paths;
  if (others.length > 0 || (id !== undefined && !ID.test(id)))
    throw new SaysoError({
      code: "option-invalid",
      place: paths.join(" "),
      message: "Only stories of the ledger are changed, one at a time.",
      remedy: "Give the id of one: 'sayso story' lists them.",
    });
  const ledger = openLedger(ledgerPath(options.ledger));
  try {
    placeMissing(ledger);
    const wish = storyWish(ledger, id ?? null, options);
    const done = changeStories(ledger, wish, new Date().toISOString(), options.preview === true);
    console.log(options.format === "json" ? JSON.stringify(done, null, 2) : changedText(done));
  } finally {
    ledger.close();
  }
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

function number(value: string): number {
  const change = Number(value);
  if (Number.isInteger(change) && change > 0) return change;
  throw new InvalidArgumentError("It is no number of a change.");
}

const HELP = `
Examples:
  sayso story reports/                                     what the files of a folder come to
  sayso story                                              the stories of the ledger
  sayso story s-1f3a09c2                                   one of them, with the ids of its reports and its changes
  sayso story s-1f3a09c2 --merge s-77b0e4d1 --by Ann --why "one flood"
  sayso story --move r-09ce… --to s-77b0e4d1 --by Ann --why "the other bridge" --preview
  sayso story --move r-09ce… --to new --by Ann --why "a fire of its own"
  sayso story --undo 12 --by Ben --why "I was wrong"`;

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
