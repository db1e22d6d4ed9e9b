import { Command, InvalidArgumentError, Option } from "commander";
import { ledgerActor } from "../ledger/actors/actor-parts.ts";
import { decideActors } from "../ledger/actors/decide.ts";
import type { DecisionWish } from "../ledger/actors/decision.ts";
import { listActors } from "../ledger/actors/list-actors.ts";
import { type Ledger, openLedger } from "../ledger/open-ledger.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { renderDecided, renderLedgerActor, renderLedgerActors } from "./text/render-ledger-actors.ts";

interface Options {
  readonly ledger?: string;
  readonly format: "text" | "json";
}

interface DecisionOptions extends Options {
  readonly by: string;
  readonly why: string;
  readonly preview?: true;
}

/** All parts of an actor are shown. */
const ALL = -1;

/** `sayso actors`: those of the ledger, and what people decide on them. */
export function actorsCommand(): Command {
  return new Command("actors")
    .description("list the ledger's actors: those of its reports, joined")
    .argument("[query]", "part of a name", "")
    .addOption(ledgerOption())
    .addOption(formatOption())
    .option("--limit <count>", "so many at most", count, 50)
    .option("--cursor <cursor>", "go on from where a page ended", cursor, 0)
    .addHelpText("after", HELP)
    .action(listed)
    .addCommand(
      new Command("show")
        .description("show an actor: its names, its parts with why they are one, and the decisions on it")
        .argument("<id>")
        .addOption(ledgerOption())
        .addOption(formatOption())
        .action((id: string, _: Options, command: Command) =>
          inLedger(command.optsWithGlobals(), (ledger) => ledgerActor(ledger, id, ALL), renderLedgerActor),
        ),
    )
    .addCommand(
      deciding("merge", "two actors are one; the first keeps its id", ["<id>", "<other>"], ([actor, other]) => ({
        action: "merge",
        actor: word(actor),
        other: word(other),
      })),
    )
    .addCommand(
      deciding("split", "parts of an actor are somebody else", ["<id>", "<part...>"], ([actor, members]) => ({
        action: "split",
        actor: word(actor),
        members: words(members),
      })),
    )
    .addCommand(
      deciding("rename", "an actor has another name", ["<id>", "<name>"], ([actor, name]) => ({
        action: "rename",
        actor: word(actor),
        name: word(name),
      })),
    )
    .addCommand(
      deciding("undo", "take a decision back; it stays on record", ["<decision>"], ([decision]) => ({
        action: "undo",
        decision: word(decision),
      })),
    );
}

/** What comes behind the last of these is told beside them. */
function listed(query: string, options: Options & { readonly limit: number; readonly cursor: number }): void {
  const { limit } = options;
  inLedger(
    options,
    (ledger) => {
      const found = listActors(ledger, query, limit + 1, options.cursor);
      if (found.length > limit) console.error(`sayso: There are more: --cursor ${options.cursor + limit}`);
      return found.slice(0, limit);
    },
    renderLedgerActors,
  );
}

type Argument = string | readonly string[] | undefined;
type Told = DecisionWish extends infer Wish ? (Wish extends DecisionWish ? Omit<Wish, "by" | "why"> : never) : never;

function deciding(
  name: string,
  description: string,
  args: readonly string[],
  told: (args: readonly Argument[]) => Told,
): Command {
  const command = new Command(name).description(description);
  for (const arg of args) command.argument(arg);
  return command
    .addOption(ledgerOption())
    .requiredOption("--by <name>", "who decides")
    .requiredOption("--why <text>", "the reason")
    .option("--preview", "tell what would change, and change nothing")
    .addOption(formatOption())
    .action((...given: unknown[]) => {
      const options = command.optsWithGlobals<DecisionOptions>();
      const { by, why, preview } = options;
      const wish = { ...told(given.slice(0, args.length) as Argument[]), by, why };
      inLedger(
        options,
        (ledger) => decideActors(ledger, wish, new Date().toISOString(), preview === true),
        renderDecided,
      );
    });
}

function inLedger<T>(
  { ledger: path, format }: Options,
  work: (ledger: Ledger) => T,
  render: (done: T) => string,
): void {
  const ledger = openLedger(ledgerPath(path));
  try {
    const done = work(ledger);
    console.log(format === "json" ? JSON.stringify(done, null, 2) : render(done));
  } finally {
    ledger.close();
  }
}

function formatOption(): Option {
  return new Option("--format <format>").choices(["text", "json"]).default("text");
}

function word(argument: Argument): string {
  return typeof argument === "string" ? argument : (argument?.[0] ?? "");
}

function words(argument: Argument): readonly string[] {
  return typeof argument === "string" ? [argument] : (argument ?? []);
}

function count(value: string): number {
  const limit = Number(value);
  if (Number.isInteger(limit) && limit > 0 && limit <= 10_000) return limit;
  throw new InvalidArgumentError("It is no number from 1 to 10000.");
}

function cursor(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new InvalidArgumentError("It is no whole number from 0 on.");
}

const HELP = `
Examples:
  sayso actors lunnik                                    who is called so
  sayso actors show a-1f3a09c2d4e5                       its parts, and why they are one
  sayso actors merge a-1f3a… a-77b0… --by Ann --why "one woman, two spellings"
  sayso actors split a-1f3a… r-09ce/P4 --by Ann --why "her brother"
  sayso actors undo d-5c1e… --by Ben --why "I was wrong"`;
