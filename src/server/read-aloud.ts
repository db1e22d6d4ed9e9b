import { type Failure, SaysoError } from "../errors/sayso-error.ts";
import { CORRECTABLE_KINDS, partOf } from "../ledger/row-parts.ts";
import { type Stored, storeReading } from "../ledger/store-reading.ts";
import type { Report } from "../report/report.ts";
import type { ServerParts } from "./build-server.ts";
import { type Given, takenFrom } from "./taken-from.ts";

type Reads = Pick<ServerParts, "read" | "fetch" | "ledger" | "now" | "log">;
type Told = Omit<Failure, "code"> & { readonly code: Failure["code"] | "defect" };

/** What is told while reports are read. */
export type Step =
  | ({ readonly name: "taken"; readonly id: string; readonly title: string | null; readonly place: string } & Sizes)
  | { readonly name: "row"; readonly id: string; readonly kind: string; readonly row: unknown; readonly names: Names }
  | { readonly name: "done"; readonly id: string; readonly stored: Stored; readonly place: string }
  | { readonly name: "unread"; readonly place: string; readonly error: Told };

interface Sizes {
  readonly characters: number;
  readonly blocks: number;
}
type Names = Readonly<Record<string, string>>;

/**
 * Reads what is given into the ledger, and tells of it on the way: of each report `taken`, a `row` each, `done`. One of
 * an archive that cannot be read is `unread`, and the next one is read all the same. Refuses what is no report at all.
 */
export async function* stepsOf(given: Given, parts: Reads): AsyncGenerator<Step> {
  let hasMembers = false;
  for await (const taken of takenFrom(given, parts.fetch)) {
    const { place, isMember } = taken;
    hasMembers ||= isMember;
    if ("report" in taken) {
      try {
        yield* readOne(taken.report, place, parts);
      } catch (error) {
        if (!isMember) throw error;
        yield { name: "unread", place, error: toldOf(error, parts.log) };
      }
    } else if (hasMembers) yield { name: "unread", place, error: taken.failure };
    else throw new SaysoError(taken.failure);
  }
}

async function* readOne(report: Report, place: string, { read, ledger, now }: Reads): AsyncGenerator<Step> {
  const { id, title, blocks } = report;
  yield { name: "taken", id, title, place, characters: report.text.length, blocks: blocks.length };
  const { reading, sentences } = await read(report);
  const names = Object.fromEntries(reading.actors.map((actor) => [actor.id, actor.name]));
  for (const kind of CORRECTABLE_KINDS)
    for (const row of partOf(reading, kind))
      yield { name: "row", id: `${id}/${row.id}`, kind, row, names: namedIn(row, names) };
  yield { name: "done", id, place, stored: storeReading(ledger, reading, now(), sentences) };
}

/** The steps as server-sent events; what is wrong with the whole of it is `failed`, the last one. */
export async function* eventsOf(given: Given, parts: Reads): AsyncGenerator<string> {
  try {
    for await (const { name, ...data } of stepsOf(given, parts)) yield event(name, data);
  } catch (error) {
    yield event("failed", { error: toldOf(error, parts.log) });
  }
}

function toldOf(error: unknown, log: ServerParts["log"]): Told {
  if (error instanceof SaysoError) return error.failure;
  log(error);
  return { code: "defect", message: "Something that should not happen.", remedy: "Report what you did." };
}

/** The names of the actors that a row names. */
function namedIn(row: unknown, names: Names): Names {
  const ids = new Set(
    JSON.stringify(row)
      .match(/"P[^"]*"/g)
      ?.map((id) => id.slice(1, -1)),
  );
  return Object.fromEntries(Object.entries(names).filter(([id]) => ids.has(id)));
}

function event(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
