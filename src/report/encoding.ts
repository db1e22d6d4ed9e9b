import { isUtf8 } from "node:buffer";
import chardet from "chardet";
import iconv from "iconv-lite";
import { isOddControl } from "./binary-kind.ts";

/** An encoding's name, how it was told, and how many bytes of byte-order mark come before the text. */
export interface Encoding {
  readonly name: string;
  readonly toldBy: "mark" | "declaration" | "form" | "guess";
  readonly markLength: number;
}

/** Byte-order marks, longest first: the mark of UTF-16 begins that of UTF-32. */
const MARKS: readonly { readonly name: string; readonly bytes: readonly number[] }[] = [
  { name: "utf-32le", bytes: [0xff, 0xfe, 0, 0] },
  { name: "utf-32be", bytes: [0, 0, 0xfe, 0xff] },
  { name: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { name: "utf-16le", bytes: [0xff, 0xfe] },
  { name: "utf-16be", bytes: [0xfe, 0xff] },
];

/** Latin-1 in name is Windows-1252 in practice, as the web's own standard has it; so for Turkish. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  "ISO-8859-1": "windows-1252",
  "ISO-8859-9": "windows-1254",
  "US-ASCII": "windows-1252",
};

/** Latin code pages that the library tells apart poorly when the text is English and only its names are not. */
const LATIN = new Set(["windows-1252", "windows-1250", "windows-1254", "windows-1257", "ISO-8859-2"]);

/**
 * The encoding of a text's bytes: by its byte-order mark, by being strict UTF-8 or UTF-16, by what was declared
 * (an HTTP header, a page's meta tag) where the bytes allow it, else guessed with `chardet`. Null where nothing fits.
 */
export function tellEncoding(bytes: Uint8Array, declared?: string): Encoding | null {
  const mark = MARKS.find((m) => m.bytes.every((byte, i) => bytes[i] === byte));
  if (mark !== undefined) return { name: mark.name, toldBy: "mark", markLength: mark.bytes.length };
  const wide = unmarkedUtf16(bytes);
  if (wide !== null) return { name: wide, toldBy: "form", markLength: 0 };
  if (isUtf8(bytes)) return { name: "utf-8", toldBy: "form", markLength: 0 };
  if (isDamagedUtf8(bytes)) return { name: "utf-8", toldBy: "guess", markLength: 0 };
  if (declared !== undefined && iconv.encodingExists(declared) && !/^utf-?(8|16|32)/i.test(declared)) {
    return { name: STANDS_FOR[declared.toUpperCase()] ?? declared.toLowerCase(), toldBy: "declaration", markLength: 0 };
  }
  const name = guess(bytes);
  return name === null ? null : { name, toldBy: "guess", markLength: 0 };
}

/** The encoding that a page's own `meta` tag names, if any: looked for where the standard wants it, at the beginning. */
export function declaredInPage(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString("latin1");
  return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:-]{2,40})/i.exec(head)?.[1];
}

/** UTF-16 without a mark: its NULs stand on one side of the pairs, and what it spells has no control codes. */
function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const length = Math.min(bytes.length, 65_536) & ~1;
  const nuls = [0, 0];
  for (let i = 0; i < length; i += 1) if (bytes[i] === 0) nuls[i & 1] = (nuls[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  const big = even > odd;
  if (Math.max(even, odd) < length * 0.05 || Math.min(even, odd) > Math.max(even, odd) * 0.02) return null;
  for (let i = 0; i < length; i += 2) {
    const high = bytes[big ? i : i + 1] ?? 0;
    const low = bytes[big ? i + 1 : i] ?? 0;
    if (high === 0 && isOddControl(low) && low !== 0) return null;
  }
  return big ? "utf-16be" : "utf-16le";
}

/** UTF-8 that was cut or hit: several sequences of it stand whole for every byte that does not fit. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
  let whole = 0;
  let broken = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd) broken += 1;
    else if (unit > 0x7f) whole += 1;
  }
  return whole >= broken * 3;
}

function guess(bytes: Uint8Array): string | null {
  const sample = telling(bytes);
  const names = chardet
    .analyse(sample)
    .filter((match) => match.confidence >= 5 && match.name !== "ASCII" && iconv.encodingExists(match.name))
    .map((match) => STANDS_FOR[match.name] ?? match.name);
  const [first] = names;
  if (first === undefined) return "windows-1252";
  if (!LATIN.has(first)) return first;
  const faults = (name: string): number => misspelt(iconv.decode(sample, name));
  return names.filter((name) => LATIN.has(name)).reduce((best, name) => (faults(name) < faults(best) ? name : best));
}

/** Stretches round the bytes beyond ASCII, which alone tell code pages apart; the beginning where there are none. */
function telling(bytes: Uint8Array): Buffer {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let i = 0; i < bytes.length && size < 32_768; i += 1) {
    if ((bytes[i] ?? 0) < 0x80) continue;
    const part = bytes.subarray(Math.max(0, i - 48), i + 48);
    parts.push(part);
    size += part.length;
    i += 47;
  }
  return parts.length === 0 ? Buffer.from(bytes.subarray(0, 32_768)) : Buffer.concat(parts);
}

/** How many words no code page would spell so: a sign or a capital inside a word, a code with no letter. */
function misspelt(text: string): number {
  return (
    text.match(
      /\p{L}[\u00a1-\u00ac\u00ae-\u00b6\u00b8-\u00bf]\p{L}|\p{Ll}[À-ÞŒŠŽŸ]|[£¦¯±¿]\p{L}|[\u0080-\u009f\ufffd]/gu,
    )?.length ?? 0
  );
}
