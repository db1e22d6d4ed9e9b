import type { Reading } from "../../reading/reading.ts";
import { inTransaction, type Ledger } from "../open-ledger.ts";
import { type Body, type CorrectableKind, checkedBody, LETTERS, spansIn } from "../row-parts.ts";
import { type Action, type Correction, named, versionOf } from "./correction.ts";
import { checkedFields, withDefaults } from "./fields.ts";
import { lay, twinOf } from "./lay.ts";
import { referencesOf, rowNamed } from "./references.ts";
import { refuse, refuseExisting, refuseGone, refuseNewer, unknown } from "./refusals.ts";
import { replay, type Step } from "./replay.ts";
import { correctionsOf, layAgain, standingOf } from "./standing.ts";

/** What a person wants done to a row. */
export interface Wish {
  /** The row's name, `r-…/A4`; of an added row, the report's. After an @, the version that the person looked at. */
  readonly id: string;
  readonly action: Action;
  /** Of an added row. */
  readonly kind?: CorrectableKind;
  /** Whole fields; spans may carry their words as `text`, which must then stand there. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly by: string;
  readonly why: string;
  /** An ISO instant. */
  readonly now: string;
}

/** A correction as it was taken, with the row as it now stands: null where it was struck. */
export interface Corrected {
  readonly id: string;
  readonly correction: string;
  readonly row: Body | null;
}

/**
 * Corrects a row: what the machine read stays, superseded by what the person says. Refuses with `correction-invalid` what
 * is no such row or has spans outside the text, with `row-superseded` a row that is no longer as the person saw it, and
 * with `row-exists` an added one that is there.
 */
export function correctRow(ledger: Ledger, wish: Wish): Corrected {
  if (wish.by.trim() === "") refuse("A correction needs the name of whoever makes it.", "Give it with --by NAME.");
  if (wish.why.trim() === "") refuse("A correction needs a reason.", "Give it with --why TEXT.");
  return inTransaction(ledger, () => {
    const [name = "", version] = wish.id.split("@");
    const [report = "", local] = name.split("/");
    const standing = standingOf(ledger, report);
    if (standing === null) return unknown(name);
    const before = correctionsOf(ledger, report);
    const { reading, steps } = replay(standing.machine, before);
    const found = local === undefined ? null : rowNamed(reading, local);
    if (found === null && wish.action !== "add" && wish.action !== "withdraw")
      return local === undefined ? unknown(name) : refuseGone(ledger, standing, steps, name);
    if (found !== null && version !== undefined && versionOf(found.body) !== version)
      return refuseNewer(
        name,
        found.body,
        before.filter((_, i) => steps[i]?.changes.some((c) => c.local === local)).at(-1),
      );
    // A clock that runs behind must not put this one before what it corrects.
    const last = before.at(-1)?.at ?? wish.now;
    const told = { by: wish.by.trim(), why: wish.why.trim(), at: [last, wish.now].sort()[1] ?? wish.now };
    const correction = named({
      ...(wish.action === "withdraw" && local !== undefined
        ? withdrawal(steps, local, name)
        : wish.action === "add"
          ? addition(reading, wish)
          : found === null
            ? unknown(name)
            : change(reading, found, wish)),
      sha256: reading.report.sha256,
      ...told,
    });
    if (wish.action !== "withdraw") {
      const laid = lay(reading, correction);
      if ("unlaid" in laid) refuse(laid.unlaid, "See 'sayso show' for the row, and 'sayso schema' for what rows hold.");
    }
    // The same word said twice in one instant is one correction.
    ledger.db
      .prepare("INSERT OR IGNORE INTO corrections (id, report, at, local, unlaid, body) VALUES (?, ?, ?, NULL, '', ?)")
      .run(correction.id, report, correction.at, JSON.stringify(correction));
    const done = layAgain(ledger, report);
    const step = done?.steps.at(-1);
    const at = step?.local ?? local ?? "";
    const row = done === null ? null : (rowNamed(done.reading, at)?.body ?? null);
    return { id: `${report}/${at}`, correction: correction.id, row };
  });
}

type Told = Omit<Correction, "id" | "sha256" | "by" | "why" | "at">;

/** A change, confirmation or strike of a row of a reading, checked against it. */
export function change(
  reading: Reading,
  found: { readonly kind: CorrectableKind; readonly body: Body },
  wish: Pick<Wish, "action" | "fields">,
): Told {
  const { kind, body } = found;
  const given = wish.action === "change" ? checkedFields(reading.report.text, kind, wish.fields ?? {}) : {};
  if (wish.action === "change" && Object.keys(given).length === 0)
    refuse("The correction changes nothing.", "Give what it changes with --set field=value.");
  const { id: _, confidence: __, ...whole } = body;
  const fields = wish.action === "confirm" ? whole : given;
  const anchor = spansIn(kind, body).map(({ start, end }) => ({ start, end }));
  const references = referencesOf(reading, kind, fields);
  return { kind, action: wish.action, anchor, row: body, fields, references, withdraws: null };
}

/** A row that a reading lacks, checked against it. */
export function addition(reading: Reading, { kind, fields = {} }: Pick<Wish, "kind" | "fields">): Told {
  if (kind === undefined) return refuse("An added row needs a kind.", "Give it with --add KIND.");
  const body = {
    id: `${LETTERS[kind]}-`,
    ...withDefaults(reading, kind, checkedFields(reading.report.text, kind, fields)),
  };
  const { id: _, ...whole } = body;
  const checked = checkedBody(kind, body);
  if (typeof checked === "string") refuse(checked, "'sayso schema' tells what such a row holds.");
  const spans = spansIn(kind, body);
  const same = spans.length === 0 ? null : twinOf(reading, kind, body);
  if (same !== null) refuseExisting(`${reading.report.id}/${same.id}`);
  const anchor = spans.map(({ start, end }) => ({ start, end }));
  return {
    kind,
    action: "add",
    anchor,
    row: null,
    fields: whole,
    references: referencesOf(reading, kind, whole),
    withdraws: null,
  };
}

/** Takes back the last correction of a row that still holds. */
function withdrawal(steps: readonly Step[], local: string, name: string): Told {
  const last = steps
    .filter((step) => step.local === local && step.unlaid === null && step.correction.action !== "withdraw")
    .at(-1);
  if (last === undefined) return refuse(`No correction of '${name}' holds.`, "There is nothing to take back.");
  const { kind, anchor, row, id } = last.correction;
  return { kind, action: "withdraw", anchor, row, fields: {}, references: {}, withdraws: id };
}
