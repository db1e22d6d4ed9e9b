import { Command, Option } from "commander";
import { describeFailure } from "../errors/sayso-error.ts";
import { createReader } from "../index.ts";
import type { ReadReport } from "../reading/read.ts";
import { type Story, storyOf } from "../story/story.ts";
import { inputsOf } from "./inputs.ts";
import { counted, safe } from "./text/page.ts";

interface StoryOptions {
  readonly format: "text" | "json";
  readonly manifest?: string;
}

/** `sayso story PATH…`: what several reports on one happening come to. */
export function storyCommand(): Command {
  return new Command("story")
    .description("read reports on one happening: copies, what independent ones both say, where they part")
    .argument("<path...>", "a folder, or files")
    .addOption(new Option("--format <format>").choices(["text", "json"]).default("text"))
    .option("--manifest <file>", "a CSV with the columns file, published, publisher, url, title")
    .action(story);
}

async function story(paths: readonly string[], { format, ...options }: StoryOptions): Promise<void> {
  const inputs = await inputsOf(paths, options);
  const reader = await createReader({ today: new Date().toISOString().slice(0, 10) });
  const read: ReadReport[] = [];
  for (const input of inputs.list) {
    const opened = await input.open();
    if ("failure" in opened) {
      console.error(`sayso: ${describeFailure(opened.failure)}`);
      process.exitCode = 1;
    } else read.push(await reader.readWithPassages(opened.report));
  }
  const found = await storyOf(read, reader.disagreement);
  await reader.close();
  console.log(format === "json" ? JSON.stringify(found, null, 2) : rendered(found, read));
}

function rendered(found: Story, read: readonly ReadReport[]): string {
  const texts = new Map(read.map(({ reading: { report } }) => [report.file ?? report.id, report.text]));
  const words = ({ file, start, end }: { readonly file: string; readonly start: number; readonly end: number }) =>
    `  ${safe(file)}: “${safe(texts.get(file)?.slice(start, end) ?? "")}”`;
  const lines = [safe(found.title ?? "Story"), counted(found.reports.length, "report"), ""];
  for (const group of found.nearCopies) lines.push(`Copies of one text: ${group.map(safe).join(", ")}`, "");
  for (const [a, b] of found.copied) {
    if (!found.nearCopies.some((group) => group.includes(a.file) && group.includes(b.file)))
      lines.push("A passage of one in the other, or of both from a third", words(a), words(b), "");
  }
  for (const { claims, independent } of found.corroborated)
    lines.push(`Told by ${counted(independent, "independent report")}`, ...claims.map(words), "");
  for (const { kind, a, b, why } of found.disputes)
    lines.push(`Dispute (${kind}): ${safe(why)}`, words(a), words(b), "");
  for (const { earlier, later, why } of found.updates)
    lines.push(`Update: ${safe(why)}`, words(earlier), words(later), "");
  return lines.join("\n");
}
