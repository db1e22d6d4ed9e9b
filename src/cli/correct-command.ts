import { Command, InvalidArgumentError, Option } from "commander";
import { SaysoError } from "../errors/sayso-error.ts";
import { correctRow } from "../ledger/corrections/correct-row.ts";
import type { Action } from "../ledger/corrections/correction.ts";
import { rowNamed } from "../ledger/corrections/references.ts";
import { unknown } from "../ledger/corrections/refusals.ts";
import { standingOf } from "../ledger/corrections/standing.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { CORRECTABLE_KINDS, type CorrectableKind, fieldsOf } from "../ledger/row-parts.ts";
import { ledgerOption, ledgerPath } from "./ledger-option.ts";
import { rowFields } from "./row-fields.ts";
import { safe } from "./text/page.ts";

interface Options {
  readonly ledger?: string;
  readonly confirm?: true;
  readonly strike?: true;
  readonly withdraw?: true;
  readonly add?: CorrectableKind;
  readonly set?: readonly string[];
  readonly by: string;
  readonly why: string;
  readonly format: "text" | "json";
}

const DONE: Readonly<Record<Action, string>> = {
  confirm: "confirmed",
  change: "changed",
  strike: "struck",
  add: "added",
  withdraw: "as it was before its last correction",
};

/** `sayso correct ID`: a person's word on a row. */
export function correctCommand(): Command {
  return new Command("correct")
    .description("confirm, change or strike a row of the ledger, or add one that was missed; the machine's row stays")
    .argument("<id>", "the row, as 'sayso search' and 'sayso show' tell it; with --add, the report")
    .addOption(ledgerOption())
    .option("--confirm", "the row is right")
    .option("--strike", "the row is wrong altogether")
    .option("--withdraw", "take back the row's last correction")
    .addOption(new Option("--add <kind>", "add a row; --set tells its fields").choices(CORRECTABLE_KINDS))
    .option("--set <field=value...>", "change fields", pairs, [])
    .requiredOption("--by <name>", "who corrects")
    .requiredOption("--why <text>", "the reason")
    .addOption(new Option("--format <format>").choices(["text", "json"]).default("text"))
    .addHelpText("after", help())
    .action(correct);
}

function correct(id: string, options: Options): void {
  const ledger = openLedger(ledgerPath(options.ledger));
  try {
    const [name = ""] = id.split("@");
    const [report = "", local = ""] = name.split("/");
    const action = actionOf(options);
    const standing = action === "add" || action === "change" ? standingOf(ledger, report) : null;
    const row = standing === null ? null : rowNamed(standing.reading, local);
    const kind = options.add ?? row?.kind;
    if (action === "add" && standing === null) unknown(name);
    const fields =
      standing === null || kind === undefined
        ? {}
        : rowFields(options.set ?? [], kind, standing.reading, row?.body ?? null);
    const done = correctRow(ledger, {
      id,
      action,
      ...(options.add === undefined ? {} : { kind: options.add }),
      fields,
      by: options.by,
      why: options.why,
      now: new Date().toISOString(),
    });
    console.log(options.format === "json" ? JSON.stringify(done, null, 2) : `${safe(done.id)} is ${DONE[action]}.`);
  } finally {
    ledger.close();
  }
}

function actionOf({ confirm, strike, withdraw, add, set = [] }: Options): Action {
  const wanted: readonly (Action | false)[] = [
    confirm === true && "confirm",
    strike === true && "strike",
    withdraw === true && "withdraw",
    add !== undefined && "add",
    add === undefined && set.length > 0 && "change",
  ];
  const [one, another] = wanted.filter((action) => action !== false);
  if (one !== undefined && another === undefined) return one;
  throw new SaysoError({
    code: "correction-invalid",
    message: one === undefined ? "Nothing is asked for." : "More than one thing is asked for.",
    remedy: "Give one of --confirm, --set, --strike, --add and --withdraw.",
  });
}

function pairs(value: string, before: readonly string[]): readonly string[] {
  if (/^[\w.]+=/u.test(value)) return [...before, value];
  throw new InvalidArgumentError("It is no field=value.");
}

function help(): string {
  return `
Fields: ${CORRECTABLE_KINDS.map(
    (kind) =>
      `\n  ${kind}: ${fieldsOf(kind)
        .filter((field) => field !== "id")
        .join(", ")}`,
  ).join("")}
Spans are start-end, several with commas, or the words themselves; actors an id or a name; an empty value is none.
A time, place or suspicion has its words as span=. ID@version refuses when the row is no longer as you saw it.

Examples:
  sayso correct r-1f3a/A4 --set act=denial speaker="Petra Lunnik" --by Ann --why "she denied it"
  sayso correct r-1f3a --add statement --set cue=said source=Police content=120-164 --by Ann --why missed
  sayso correct r-1f3a/E2 --strike --by Ann --why "no event"`;
}
