import { Command, CommanderError } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { describeFailure, SaysoError } from "../errors/sayso-error.ts";
import { actorsCommand } from "./actors-command.ts";
import { addCommand } from "./add-command.ts";
import { alertsCommand } from "./alerts-command.ts";
import { backupCommand, doctorCommand } from "./care-commands.ts";
import { correctCommand } from "./correct-command.ts";
import { correctionsCommand } from "./corrections-command.ts";
import { deskCommand, serveCommand } from "./desk-command.ts";
import { exportCommand } from "./export-command.ts";
import { forgetCommand } from "./forget-command.ts";
import { readCommand } from "./read-command.ts";
import { registryCommand } from "./registry-command.ts";
import { rereadCommand } from "./reread-command.ts";
import { schemaCommand } from "./schema-command.ts";
import { searchCommand } from "./search-command.ts";
import { showCommand } from "./show-command.ts";
import { storyCommand } from "./story-command.ts";
import { watchCommand } from "./watch-command.ts";

/** What a script can rely on; `--help` says the same. */
export const EXIT = { done: 0, someFailed: 1, wrongUse: 2, broken: 70 } as const;

const program = new Command("sayso")
  .description("On whose say-so? Reads news reports and tells who said what, with the words that carry it.")
  .version(packageJson.version)
  .addCommand(readCommand())
  .addCommand(storyCommand())
  .addCommand(addCommand())
  .addCommand(watchCommand())
  .addCommand(alertsCommand())
  .addCommand(searchCommand())
  .addCommand(showCommand())
  .addCommand(actorsCommand())
  .addCommand(correctCommand())
  .addCommand(correctionsCommand())
  .addCommand(rereadCommand())
  .addCommand(forgetCommand())
  .addCommand(exportCommand())
  .addCommand(deskCommand())
  .addCommand(serveCommand())
  .addCommand(doctorCommand())
  .addCommand(backupCommand())
  .addCommand(registryCommand())
  .addCommand(schemaCommand())
  .addHelpText(
    "after",
    `
Examples:
  sayso read report.txt                       who said what, for eyes
  sayso read reports/ --format ndjson         a reading a line, for programs
  sayso add reports/                          reads them into the ledger
  sayso search 'ceasefire speaker:minister'   what ministers said of it
  curl -s https://example.org/a | sayso read -

Exit codes: ${EXIT.done} all was read, ${EXIT.someFailed} at least one report could not be read (the others were), ${EXIT.wrongUse} wrong use.`,
  )
  .exitOverride()
  .configureOutput({ outputError: (message, write) => write(`sayso: ${message.replace(/^error: /, "")}`) });
const inherit = (parent: Command): void => {
  for (const command of parent.commands) inherit(command.exitOverride().copyInheritedSettings(parent));
};
inherit(program);

// A reader such as `head` that has seen enough closes the pipe: that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? EXIT.done : EXIT.broken);
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
  if (error instanceof SaysoError) {
    console.error(`sayso: ${describeFailure(error.failure)}`);
    return EXIT.wrongUse;
  }
  console.error(`sayso: something that should not happen: ${error instanceof Error ? error.stack : String(error)}`);
  return EXIT.broken;
}
