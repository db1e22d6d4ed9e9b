/** A run of words on a page, as the library gives it: `y` grows upwards. */
export interface PdfItem {
  readonly str: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly fontSize: number;
}

interface PdfLine {
  readonly words: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly page: number;
}

const PAGE_NUMBER = /^(?:page\s+)?[-–—\s]*\d{1,4}[-–—\s]*(?:(?:of|\/)\s*\d{1,4})?$/i;
const ITEM = /^[•▪◦‣*]\s/u;
const FINAL_STOP = /[.!?…:]["'”’»)\]]*$/u;

/**
 * The text of a PDF's pages: lines are joined to paragraphs, an empty line between them. A paragraph ends where the room
 * below a line is larger than is usual for its size, where the next is indented, an item of a list or set in another
 * size, and where a line stops well short of its column at the end of a sentence. Page numbers, and lines that stand
 * alike at the edge of most pages, are left out.
 */
export function pdfText(pages: readonly (readonly PdfItem[])[]): string {
  const lines = withoutFurniture(pages.map((items, page) => linesOf(items, page)));
  const lead = usualLead(lines);
  const rightOf = columnEdges(lines);
  const paragraphs: string[] = [];
  let before: PdfLine | null = null;
  for (const line of lines) {
    const last = paragraphs.at(-1);
    if (before === null || last === undefined || endsParagraph(before, line, lead * line.size, rightOf(before)))
      paragraphs.push(line.words);
    else paragraphs[paragraphs.length - 1] = joined(last, line.words);
    before = line;
  }
  return paragraphs.join("\n\n");
}

function linesOf(items: readonly PdfItem[], page: number): readonly PdfLine[] {
  const lines: PdfLine[] = [];
  for (const { str, x, y, width, fontSize } of items) {
    if (str.trim() === "") continue;
    const last = lines.at(-1);
    const size = fontSize > 0 ? fontSize : 10;
    if (last !== undefined && Math.abs(last.y - y) < size * 0.4 && x >= last.right - size) {
      const gap = x - last.right > size * 0.12 && !/\s$/.test(last.words) && !/^\s/.test(str) ? " " : "";
      lines[lines.length - 1] = { ...last, words: `${last.words}${gap}${str}`, right: x + width };
    } else lines.push({ words: str, x, right: x + width, y, size, page });
  }
  return lines.map((line) => ({ ...line, words: line.words.replace(/\s+/gu, " ").trim() }));
}

/** Without page numbers and running heads, which would stand in the middle of sentences. */
function withoutFurniture(pages: readonly (readonly PdfLine[])[]): readonly PdfLine[] {
  const seen = new Map<string, number>();
  const edges = (lines: readonly PdfLine[]) => [lines[0], lines[1], lines.at(-2), lines.at(-1)];
  const key = ({ words, y }: PdfLine) => `${Math.round(y / 4)} ${words.replace(/\d+/g, "#")}`;
  for (const lines of pages)
    for (const line of new Set(edges(lines)))
      if (line !== undefined) seen.set(key(line), (seen.get(key(line)) ?? 0) + 1);
  return pages.flatMap((lines) => {
    const edge = new Set(edges(lines));
    return lines.filter((line) => {
      if (!edge.has(line)) return true;
      if (line === lines[0] || line === lines.at(-1)) if (PAGE_NUMBER.test(line.words)) return false;
      return pages.length < 2 || (seen.get(key(line)) ?? 0) <= pages.length / 2;
    });
  });
}

function endsParagraph(before: PdfLine, line: PdfLine, lead: number, right: number): boolean {
  if (Math.abs(line.size - before.size) > before.size * 0.12) return true;
  if (ITEM.test(line.words)) return true;
  const isFinished = FINAL_STOP.test(before.words);
  // A new page or column: a sentence may go on there.
  if (line.page !== before.page || line.y >= before.y) return isFinished;
  if (before.y - line.y > lead * 1.3) return true;
  if (line.x > before.x + before.size * 0.8) return true;
  return isFinished && before.right < before.x + (right - before.x) * 0.8;
}

/** A word that was parted at the end of a line is made whole; a name keeps its hyphen. */
function joined(text: string, words: string): string {
  if (!/\p{L}[-\u00ad]$/u.test(text) || !/^\p{L}/u.test(words)) return `${text} ${words}`;
  return /\p{Ll}.$/u.test(text) && /^\p{Ll}/u.test(words) ? text.slice(0, -1) + words : text + words;
}

/** The room from line to line, as a share of the size: the least that is usual, for paragraphs may have one line each. */
function usualLead(lines: readonly PdfLine[]): number {
  const leads = lines.flatMap((line, i) => {
    const before = lines[i - 1];
    const isBelow = before !== undefined && before.page === line.page && before.y > line.y;
    return isBelow && before.size === line.size ? [(before.y - line.y) / line.size] : [];
  });
  return quantile(leads, 0.15);
}

/** In points: what begins within half an inch begins in the same column. */
const SAME_COLUMN = 36;

/** How far to the right the column of a line goes: as far as most of the lines that begin where it does. */
function columnEdges(lines: readonly PdfLine[]): (line: PdfLine) => number {
  const place = ({ x }: PdfLine) => Math.round(x / SAME_COLUMN);
  const byPlace = Map.groupBy(lines, place);
  const edges = new Map(
    [...byPlace.keys()].map((at) => {
      const near = [at - 1, at, at + 1].flatMap((one) => byPlace.get(one) ?? []);
      return [
        at,
        quantile(
          near.map(({ right }) => right),
          0.9,
        ),
      ] as const;
    }),
  );
  return (line) => edges.get(place(line)) ?? line.right;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}
