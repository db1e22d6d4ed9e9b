import { SaysoError } from "../errors/sayso-error.ts";
import { EVENT_TYPES, type EventType } from "../reading/reading.ts";
import words from "./vocabulary/rule-words.json" with { type: "json" };

/** What a row of a new report must have to be told. */
export interface Rule {
  readonly kind: RuleKind;
  /** Of an event; null for all types. */
  readonly type: EventType | null;
  /** Who says, does or disputes it: a name, a part of one, a role, or an entry of the registry. */
  readonly by: string | null;
  /**
   * Words that it must have, as in a search: all of them; one that ends with a star begins so. A report may tell of them
   * in others.
   */
  readonly on: string | null;
}

/** `second-report`: the second report of a happening that owes nothing to the first. */
export type RuleKind = "statement" | "dispute" | "event" | "second-report";

interface Word {
  readonly text: string;
  readonly at: number;
  /** Whether it stood in quotation marks: then it is a name or a subject, whatever it says. */
  readonly isQuoted: boolean;
}

type Refuse = (at: number, message: string, remedy: string) => never;

const WORD = /"([^"]*)"|“([^”]*)”|([^\s"“]+)/gu;
const KINDS = Object.entries(words.kinds) as readonly (readonly [RuleKind, readonly string[]])[];
const { opens } = words;

/**
 * Understands a rule such as `new statement by Petra Lunnik`, `new dispute on the bridge`, `new event ASSAULT by "Bank
 * of Marn"`, `second independent report of the flood`. Refuses with `rule-invalid` what it does not understand, and
 * points at the place.
 */
export function parseRule(rule: string): Rule {
  const refuse: Refuse = (at, message, remedy) => {
    throw new SaysoError({ code: "rule-invalid", message: `${message}\n  ${rule}\n  ${" ".repeat(at)}^\n`, remedy });
  };
  const marks = [...rule.matchAll(/["“”]/gu)];
  if (marks.length % 2 === 1)
    return refuse(marks.at(-1)?.index ?? 0, "A quotation mark is left open.", "Close it, or leave it out.");
  const all = [...rule.matchAll(WORD)].map(
    ({ 1: straight, 2: curled, 3: plain, index }): Word => ({
      text: (straight ?? curled ?? plain ?? "").trim(),
      at: index,
      isQuoted: plain === undefined,
    }),
  );
  const told = all.slice(all.findIndex((word) => !isOneOf(word, words.passedOver)));
  const [kind, rest] = kindAt(told);
  if (kind === null)
    return refuse(
      told[0]?.at ?? 0,
      "It is not told what is watched for.",
      `Begin with ${KINDS.map(([, names]) => names[0]).join(", ")}.`,
    );
  if (kind === "second-report") return { kind, type: null, by: null, on: subjectOf(rest, rule, refuse) };
  const next = rest[0];
  const isTyped = kind === "event" && next !== undefined && !isOneOf(next, [...opens.byAtFirst, ...opens.on]);
  const type = isTyped ? (EVENT_TYPES.find((one) => one === next.text.toUpperCase()) ?? null) : null;
  if (isTyped && type === null)
    return refuse(next.at, `There is no type of event '${next.text}'.`, `Types are ${EVENT_TYPES.join(", ")}.`);
  const parts = partsOf(isTyped ? rest.slice(1) : rest, refuse);
  if (kind !== "dispute" && type === null && parts.by === null && parts.on === null)
    return refuse(rule.trimEnd().length, `Every ${kind} would be told.`, "Say by whom or on what.");
  return { kind, type, by: parts.by, on: parts.on };
}

/** What the first words say is watched for, and the words behind them. */
function kindAt(told: readonly Word[]): readonly [RuleKind | null, readonly Word[]] {
  for (const [kind, names] of KINDS) {
    for (const name of names.map((one) => one.split(" "))) {
      const isThere = name.every((part, i) => told[i] !== undefined && isOneOf(told[i], [part]));
      if (isThere) return [kind, told.slice(name.length)];
    }
  }
  return [null, told];
}

/** What a report is to tell of: all words behind the one that opens them. */
function subjectOf([opener, ...subject]: readonly Word[], rule: string, refuse: Refuse): string {
  if (opener === undefined)
    return refuse(rule.trimEnd().length, "Every happening would be told.", "Say of what: 'of the flood in Ostrel'.");
  if (!isOneOf(opener, opens.ofReport))
    return refuse(opener.at, `'${opener.text}' is not understood here.`, "'of' and words are.");
  const words = subject.map(({ text }) => text).filter((text) => text !== "");
  if (words.length === 0) return refuse(opener.at, `Nothing follows '${opener.text}'.`, "Write words behind it.");
  return words.join(" ");
}

/** Who it is by and what it is on, from the words behind the kind: each part is opened by a word, and once. */
function partsOf(rest: readonly Word[], refuse: Refuse): Pick<Rule, "by" | "on"> {
  const sections: { readonly part: "by" | "on"; readonly opener: Word; readonly words: string[] }[] = [];
  for (const word of rest) {
    const last = sections.at(-1);
    const part = openedBy(word, last === undefined);
    if (part !== null && !sections.some((section) => section.part === part))
      sections.push({ part, opener: word, words: [] });
    else if (last === undefined)
      return refuse(word.at, `'${word.text}' is not understood here.`, "'by' and a name, or 'on' and words, are.");
    else if (word.text !== "") last.words.push(word.text);
  }
  for (const { opener, words: own } of sections)
    if (own.length === 0) refuse(opener.at, `Nothing follows '${opener.text}'.`, "Write a name or words behind it.");
  const wordsOf = (part: "by" | "on") => sections.find((section) => section.part === part)?.words.join(" ") ?? null;
  return { by: wordsOf("by"), on: wordsOf("on") };
}

function openedBy(word: Word, isFirst: boolean): "by" | "on" | null {
  if (isOneOf(word, isFirst ? opens.byAtFirst : opens.by)) return "by";
  return isOneOf(word, opens.on) ? "on" : null;
}

function isOneOf({ text, isQuoted }: Word, list: readonly string[]): boolean {
  return !isQuoted && list.includes(text.toLowerCase());
}
