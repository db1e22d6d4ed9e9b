/** What a document says that a command or program prints. */
export interface Shown {
  readonly heading: string;
  /** Programs are TypeScript; commands stand one a line. */
  readonly kind: "command" | "program";
  readonly run: string;
  readonly printed: string;
  /** Where `printed` stands in the document. */
  readonly start: number;
}

const FENCE = /^```(?<language>\w+)\n(?<body>[\s\S]*?)^```$/gm;
/** A command of ours in the prose. */
const INLINE = /`(?<run>npx sayso [^`]+)`/g;
/** What is cut: alone on its line any lines are, else any words. */
const CUT = "…";
/** Lines less alike than this are not the same line with other numbers. */
const LEAST_LIKE = 0.5;

/**
 * The outputs that a document shows: each block of `text` goes with the block of `sh` or `ts` right above it, or with
 * the last command of ours that the prose names in `npx sayso …`.
 */
export function shownIn(page: string): readonly Shown[] {
  const fences = [...page.matchAll(FENCE)].map(({ index, 0: whole, groups }) => ({
    language: groups?.["language"] ?? "",
    body: groups?.["body"] ?? "",
    index,
    end: index + whole.length,
  }));
  return fences.flatMap(({ language, body, index }, i): readonly Shown[] => {
    if (language !== "text") return [];
    const above = fences[i - 1];
    const isRight = above !== undefined && page.slice(above.end, index).trim() === "";
    const isProgram = isRight && above.language === "ts";
    const run =
      isProgram || (isRight && above.language === "sh")
        ? above.body
        : ([...page.slice(0, index).matchAll(INLINE)].at(-1)?.groups?.["run"] ?? "");
    const heading = [...page.slice(0, index).matchAll(/^#+ (.+)$/gm)].at(-1)?.[1] ?? "";
    return [
      { heading, kind: isProgram ? "program" : "command", run, printed: body, start: index + "```text\n".length },
    ];
  });
}

/** The arguments of each of our commands in a block, one a line; what a shell would do beside quoting is refused. */
export function commandsIn(run: string): readonly (readonly string[])[] {
  const lines = run.split("\n").map((line) => line.replace(/\s+#.*$/, "").trim());
  return lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      if (!line.startsWith("npx sayso ")) throw new RangeError(`'${line}' is no command of ours.`);
      const words = line.match(/'[^']*'|"[^"$`]*"|[^\s'"|&;<>$`]+/g) ?? [];
      if (words.join(" ") !== line.replace(/\s+/g, " ")) throw new RangeError(`'${line}' needs a shell.`);
      return words.slice(2).map((word) => word.replace(/^(['"])(.*)\1$/, "$2"));
    });
}

/** Whether what is shown is what was printed, but for what is cut. */
export function isPrinted(shown: string, printed: string): boolean {
  const pattern = linesOf(shown).map((line) => (line.trim() === CUT ? "(?:.*\\n)*?" : `${patternOf(line)}\\n`));
  return new RegExp(`^${pattern.join("")}$`).test(`${linesOf(printed).join("\n")}\n`);
}

/**
 * What a document is to show of what is printed now: as many lines as it showed, cut in the same places. Null where
 * they cannot be found again, and somebody must choose anew.
 */
export function broughtUpToDate(shown: string, printed: string): string | null {
  if (isPrinted(shown, printed)) return shown;
  const now = linesOf(printed);
  const old = linesOf(shown);
  if (!old.some((line) => line.trim() === CUT))
    return `${now.map((line, i) => cutLike(old.length === now.length ? old[i] : undefined, line)).join("\n")}\n`;
  const told: string[] = [];
  let from = 0;
  for (let i = 0; i < old.length; ) {
    const cut = old.findIndex((line, k) => k >= i && line.trim() === CUT);
    const piece = old.slice(i, cut === -1 ? old.length : cut);
    const at = i === 0 ? 0 : cut === -1 ? now.length - piece.length : likest(piece, now, from);
    if (at === null || at < from || at + piece.length > now.length) return null;
    told.push(...piece.map((line, k) => cutLike(line, now[at + k] ?? "")));
    if (cut !== -1) told.push(old[cut] ?? CUT);
    from = at + piece.length;
    i = cut === -1 ? old.length : cut + 1;
  }
  const whole = `${told.join("\n")}\n`;
  return isPrinted(whole, printed) ? whole : null;
}

/** Where in the lines from `from` on a piece stands, or what it has become does. */
function likest(piece: readonly string[], lines: readonly string[], from: number): number | null {
  if (piece.length === 0) return from;
  let best: { readonly at: number; readonly like: number } = { at: -1, like: 0 };
  for (let at = from; at + piece.length <= lines.length; at += 1) {
    const like = piece.reduce((sum, line, k) => sum + alike(line, lines[at + k] ?? ""), 0) / piece.length;
    if (like > best.like) best = { at, like };
  }
  return best.like < LEAST_LIKE ? null : best.at;
}

/** The share of words that two lines have in common. */
function alike(a: string, b: string): number {
  if (new RegExp(`^${patternOf(a)}$`).test(b)) return 1;
  const [one, other] = [new Set(a.match(/[\p{L}\p{N}]+/gu)), new Set(b.match(/[\p{L}\p{N}]+/gu))];
  const both = [...one].filter((word) => other.has(word)).length;
  return one.size + other.size === 0 ? 0 : (2 * both) / (one.size + other.size);
}

/** The line, cut at its end where the old one was. */
function cutLike(old: string | undefined, line: string): string {
  if (old === undefined || old === line) return line;
  if (new RegExp(`^${patternOf(old)}$`).test(line)) return old;
  if (!old.endsWith(CUT) || line.length <= old.length) return line;
  return `${line.slice(0, line.lastIndexOf(" ", old.length))} ${CUT}`;
}

function patternOf(line: string): string {
  return line.split(CUT).map(RegExp.escape).join(".*");
}

/** Spaces at the ends of lines say nothing. */
function linesOf(text: string): readonly string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.trimEnd());
}
