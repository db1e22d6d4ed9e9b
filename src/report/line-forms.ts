import { fileWords } from "./line-words.ts";

/** What a line's own form says of it, whatever stands round it. */
export type LineForm =
  | { readonly kind: "address" }
  | { readonly kind: "byline" }
  | { readonly kind: "dateline" }
  | { readonly kind: "caption"; readonly credit?: string }
  | { readonly kind: "item"; readonly mark: string; readonly number: number | null }
  | { readonly kind: "quoted" }
  | { readonly kind: "label" }
  | { readonly kind: "heading"; readonly upper: boolean }
  | { readonly kind: "prose" };

const LONGEST_CAPTION = 400;
const LONGEST_HEADING = 200;
const { agency, bylineBegins, bylineEnds, pictureLabel, pictureBracket, pictureBeginning, date, dateLabel } = fileWords;

/** The form of one paragraph's text, told by its length, marks and words. Long text is prose. */
export function lineForm(line: string): LineForm {
  if (/^>\s?\S/.test(line)) return { kind: "quoted" };
  const item = /^(?:([•▪◦‣●■*·])\s*|(-)\s+|(\d{1,2})[.)]\s+|\(([a-z]|\d{1,2})\)\s+)(?=\S)/u.exec(line);
  if (item !== null) {
    const digits = item[3] ?? item[4];
    return {
      kind: "item",
      mark: item[1] ?? item[2] ?? "1",
      number: digits === undefined || !/\d/.test(digits) ? null : Number(digits),
    };
  }
  if (line.length > LONGEST_CAPTION) return { kind: "prose" };
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(line)) return { kind: "address" };
  if (isByline(line)) return { kind: "byline" };
  if (isDateline(line)) return { kind: "dateline" };
  const caption = captionOf(line);
  if (caption !== null) return caption;
  if (/^[\p{Lu}\p{N}][\p{Lu}\p{N} .'’()-]{0,40}(?:\([^)]{1,60}\))?:\s/u.test(line)) return { kind: "label" };
  if (/^\[[^[\]<>]{1,120}\]$/u.test(line)) return { kind: "byline" };
  return isHeading(line)
    ? { kind: "heading", upper: !/\p{Ll}/u.test(line) && /\p{Lu}/u.test(line) }
    : { kind: "prose" };
}

/** Whether the words end as a sentence does: with a stop, and what may close behind it. */
export function endsSentence(line: string): boolean {
  return /[.!?…。]["'”’»)\]\s]*$/u.test(line.slice(-12));
}

/** Whom a caption credits, told by its end; null where it names nobody. */
export function captionCredit(line: string): string | null {
  const caption = line.length > LONGEST_CAPTION ? null : captionOf(line);
  return caption?.credit ?? null;
}

function isByline(line: string): boolean {
  if (line.length > 160) return false;
  const inner = line.replace(/^\((.*?)\.?\)$/u, "$1");
  const begins = bylineBegins.exec(inner);
  if (begins !== null) {
    const rest = inner.slice(begins[0].length);
    return namesOnly(rest.split(/[;|]/u)[0] ?? "") && (inner !== line || !endsSentence(line));
  }
  return !endsSentence(line) && line.length <= 90 && bylineEnds.test(line) && /^["“]?\p{Lu}/u.test(line);
}

/** Names and the small words between them: no verb in lower case, at most a few words that are no name. */
function namesOnly(text: string): boolean {
  const words = text
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== "");
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return (
    words.length > 0 &&
    words.length <= 14 &&
    /^["“‘(]?[\p{Lu}\p{Lo}]/u.test(words[0] ?? "") &&
    small <= Math.max(1, words.length / 2)
  );
}

/** Whether a line of a report's head, below its title, dates or places it: a date among few words, or names with dashes between. */
export function headDateline(line: string): boolean {
  const words = line.split(/\s+/u);
  if (words.length > 12) return false;
  if (date.test(line)) return true;
  return (
    words.length <= 8 &&
    /^\p{Lu}[^:"“]*\s[-–—/|]\s[^:"“]+$/u.test(line) &&
    words.every((word) => !/^\p{Ll}{3,}$/u.test(word) || agency.test(word) || word === "special")
  );
}

/** Whether a line of a report's head ends with its writer: "EXCLUSIVE by Vin Strake". */
export function headByline(line: string): boolean {
  return /^\S+(?: \S+){0,3} by \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}$/u.test(line);
}

function isDateline(line: string): boolean {
  if (line.length > 120 || endsSentence(line.replace(/\b[ap]\.m\.$/iu, ""))) return false;
  if (/^\d{1,2}[:.]\d{2}(?:\s*(?:[ap]\.?m\.?|[A-Z]{2,4}))?$/iu.test(line)) return true;
  const dated = date.test(line);
  if (dated && (dateLabel.test(line) || /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})\b/u.test(line)))
    return true;
  const words = line.split(/[\s,;|/–—-]+/u).filter((word) => word !== "");
  if (dated) return words.length <= 12 && words.every((word) => !/^\p{Ll}{3,}$/u.test(word));
  // A place, a mark and an agency: "Deir Hanum - Al-Masar Net, agencies".
  return /^\p{Lu}[^:"“]{1,40}\s[-–—/]\s[^:"“]{2,50}$/u.test(line) && agency.test(line) && words.length <= 9;
}

function captionOf(line: string): Extract<LineForm, { kind: "caption" }> | null {
  const labelled = pictureLabel.exec(line);
  if (labelled !== null && labelled.index > 0) {
    const credit = line.slice(labelled.index + labelled[0].length).replace(/[.)\]\s]+$/u, "");
    if (credit.length > 0 && credit.length <= 60 && !/[.!?]\s/u.test(credit)) return { kind: "caption", credit };
  }
  const closing = /[([]([^()[\]]{2,60})[)\]]$/u.exec(line);
  if (closing !== null && closing.index > 0) {
    const credit = closing[1] ?? "";
    const before = line.slice(0, closing.index).trimEnd();
    const pictured = pictureBracket.test(credit);
    const named =
      agency.test(credit) || /^\p{Lu}[\p{L}.'’-]*(?:[ /,]+(?:\p{Lu}[\p{L}.'’-]*|via|for|of)){0,5}$/u.test(credit);
    if (pictured && before !== "") return { kind: "caption", credit };
    if (named && tellsOfPicture(before) && !abbreviates(before, credit)) return { kind: "caption", credit };
  }
  if (pictureBeginning.test(line)) return { kind: "caption" };
  const owner = /(?:^|\s)(?:©|\(c\))\s*(?:\d{4}\s*)?([\p{Lu}][^.]{1,50})$/u.exec(line);
  return owner === null || owner.index === 0 ? null : { kind: "caption", credit: owner[1] ?? "" };
}

/** Whether words in front of a credit say what a picture shows, in a phrase and without a stop; a name with a gloss does not. */
function tellsOfPicture(before: string): boolean {
  const small = before.match(/(?<!\p{L})\p{Ll}{2,}/gu)?.length ?? 0;
  return small >= 2 && !endsSentence(before) && !/[([]/u.test(before);
}

/** Whether the letters are the initials of the words before them: "the Open Cells Network (OCN)". */
function abbreviates(before: string, letters: string): boolean {
  if (!/^\p{Lu}{2,6}s?$/u.test(letters)) return false;
  const initials = before
    .split(/[\s-]+/u)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0] ?? "")
    .join("");
  return initials.includes(letters.replace(/s$/u, "")) && letters.length >= 2;
}

function isHeading(line: string): boolean {
  if (line.length > LONGEST_HEADING || /[,;–—-]$/u.test(line)) return false;
  if (/^[^"“”«»]+["“”«].*[.!?]["”»]$/u.test(line)) return false;
  if (!/[\p{L}\p{N}]/u.test(line) || /^\d{1,2}[:.]\d{2}\s/u.test(line) || /[.!?] \([^()]+\)$/u.test(line)) return false;
  return !/[.。…]["'”’»)\]]*$/u.test(line) || /\p{Lu}\.\p{Lu}\.$/u.test(line);
}
