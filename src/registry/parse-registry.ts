import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { Failure } from "../errors/sayso-error.ts";
import type { Registry, RegistryEntry } from "./registry.ts";

/** What a file gave: the entries that could be read, and each line that could not, with its number. */
export interface ParsedRegistry {
  readonly entries: Registry;
  readonly failures: readonly Failure[];
}

/**
 * Reads a registry: CSV with the columns id, name, aliases, kind, country, office, office_from, office_to (lists parted
 * by `;`), FollowTheMoney entities or Wikidata items as JSON lines, or a Wikidata dump's array. Of two entries of one id
 * the later one stands; two entries of one name both stay. A broken line is told by its number and the others are read.
 */
export function parseRegistry(text: string, place: string): ParsedRegistry {
  const body = text.replace(/^\ufeff/, "");
  const rows = /^\s*[[{]/.test(body) ? jsonRows(body) : csvRows(body);
  const entries = new Map<string, RegistryEntry>();
  const failures: Failure[] = [];
  for (const { line, read } of rows) {
    const entry = read();
    if (typeof entry === "string") {
      failures.push({
        code: "registry-line",
        place: `${place}:${line}`,
        message: `Line ${line} is no entry: ${entry}.`,
        remedy: "Mend the line and import the file again; the other lines were taken in.",
      });
    } else entries.set(entry.id, entry);
  }
  return { entries: [...entries.values()], failures };
}

/** A line that reads to an entry, or to why it is none. */
interface Row {
  readonly line: number;
  readonly read: () => RegistryEntry | string;
}

const KINDS: Readonly<Record<string, RegistryEntry["kind"]>> = {
  person: "person",
  organisation: "organisation",
  organization: "organisation",
  company: "organisation",
  publicbody: "organisation",
  legalentity: "organisation",
  state: "state",
  country: "state",
};

function csvRows(text: string): readonly Row[] {
  const lines: { record: Record<string, string>; info: { lines: number } }[] = parse(text, {
    columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  });
  return lines.map(({ record, info }) => ({
    line: info.lines,
    read: () => {
      const { id = "", name = "", aliases = "", kind = "", country = "", office = "" } = record;
      if (id === "") return "it has no id";
      if (name === "") return `the entry '${id}' has no name`;
      return {
        id,
        name,
        names: distinct([name, ...list(aliases)]),
        kind: KINDS[kind.toLowerCase()] ?? null,
        country: country === "" ? null : country.toUpperCase(),
        offices: list(office).map((title) => ({
          title,
          country: country === "" ? null : country.toUpperCase(),
          from: record["office_from"] || null,
          to: record["office_to"] || null,
        })),
      };
    },
  }));
}

function jsonRows(text: string): readonly Row[] {
  return text.split("\n").flatMap((raw, i): Row[] => {
    // A dump's array has a bracket on its first and last line and a comma behind each item.
    const line = raw
      .trim()
      .replace(/^\[|[\],]$/g, "")
      .replace(/,$/, "");
    if (line === "") return [];
    return [{ line: i + 1, read: () => entryOf(line) }];
  });
}

const STRINGS = z.union([z.string(), z.array(z.string())]).transform((x) => (typeof x === "string" ? [x] : x));

/** FollowTheMoney: a schema and lists of values. */
const FTM = z.object({
  id: z.string().min(1),
  schema: z.string(),
  properties: z.record(z.string(), STRINGS),
});

const LABEL = z.object({ value: z.string() });
const SNAK = z.object({ datavalue: z.object({ value: z.unknown() }).optional() });
const CLAIM = z.object({ mainsnak: SNAK, qualifiers: z.record(z.string(), z.array(SNAK)).optional() });
/** Wikidata's JSON of an item, as far as it tells who somebody is. */
const WIKIDATA = z.object({
  id: z.string().regex(/^Q\d+$/),
  labels: z.record(z.string(), LABEL),
  aliases: z.record(z.string(), z.array(LABEL)).optional(),
  claims: z.record(z.string(), z.array(CLAIM)).optional(),
});

function entryOf(line: string): RegistryEntry | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return "it is no JSON";
  }
  const ftm = FTM.safeParse(value);
  if (ftm.success) return fromFtm(ftm.data);
  const item = WIKIDATA.safeParse(value);
  if (item.success) return fromWikidata(item.data);
  return "it is neither a FollowTheMoney entity nor a Wikidata item";
}

function fromFtm({ id, schema, properties }: z.infer<typeof FTM>): RegistryEntry | string {
  const all = (...names: readonly string[]) => names.flatMap((name) => properties[name] ?? []);
  const [name, ...others] = distinct(all("name", "alias", "weakAlias", "previousName"));
  if (name === undefined) return `the entity '${id}' has no name`;
  const [country = null] = all("country", "nationality", "jurisdiction").map((code) => code.toUpperCase());
  return {
    id,
    name,
    names: [name, ...others],
    kind: KINDS[schema.toLowerCase()] ?? null,
    country,
    offices: all("position").map((title) => ({ title, country, from: null, to: null })),
  };
}

/** Claims point at other items; a title is told where the dump carries its label beside the id. */
function fromWikidata({ id, labels, aliases = {}, claims = {} }: z.infer<typeof WIKIDATA>): RegistryEntry | string {
  const name = labels["en"]?.value ?? Object.values(labels)[0]?.value;
  if (name === undefined) return `the item '${id}' has no label`;
  const isA = (claims["P31"] ?? []).map(({ mainsnak }) => targetOf(mainsnak));
  const country = labelOf(claims["P27"]?.[0]?.mainsnak ?? claims["P17"]?.[0]?.mainsnak);
  return {
    id,
    name,
    names: distinct([
      name,
      ...Object.values(labels).map(({ value }) => value),
      ...Object.values(aliases).flatMap((list) => list.map(({ value }) => value)),
    ]),
    kind: isA.includes("Q5") ? "person" : isA.some((of) => of === "Q6256" || of === "Q3624078") ? "state" : null,
    country,
    offices: (claims["P39"] ?? []).flatMap(({ mainsnak, qualifiers = {} }) => {
      const title = labelOf(mainsnak) ?? targetOf(mainsnak);
      const dayOf = (property: string) => dayIn(qualifiers[property]?.[0]);
      return title === null ? [] : [{ title, country, from: dayOf("P580"), to: dayOf("P582") }];
    }),
  };
}

const TARGET = z.object({ id: z.string(), label: z.string().optional() });
const TIME = z.object({ time: z.string() });

function targetOf(snak: z.infer<typeof SNAK> | undefined): string | null {
  return TARGET.safeParse(snak?.datavalue?.value).data?.id ?? null;
}

function labelOf(snak: z.infer<typeof SNAK> | undefined): string | null {
  return TARGET.safeParse(snak?.datavalue?.value).data?.label ?? null;
}

/** "+2019-01-23T00:00:00Z" as a day. */
function dayIn(snak: z.infer<typeof SNAK> | undefined): string | null {
  return TIME.safeParse(snak?.datavalue?.value).data?.time.replace(/^\+/, "").slice(0, 10) ?? null;
}

function list(cell: string): readonly string[] {
  return cell
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ""))];
}
