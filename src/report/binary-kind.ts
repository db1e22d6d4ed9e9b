/** How a format that is no text begins: hexadecimal bytes, where they stand, and what people call it. */
const SIGNATURES: readonly { readonly name: string; readonly at: number; readonly hex: string }[] = [
  { name: "PNG image", at: 0, hex: "89504e470d0a1a0a" },
  { name: "JPEG image", at: 0, hex: "ffd8ff" },
  { name: "GIF image", at: 0, hex: "474946383761" },
  { name: "GIF image", at: 0, hex: "474946383961" },
  { name: "TIFF image", at: 0, hex: "49492a00" },
  { name: "TIFF image", at: 0, hex: "4d4d002a" },
  { name: "WebP image", at: 8, hex: "57454250" },
  { name: "ZIP archive or office document", at: 0, hex: "504b0304" },
  { name: "office document", at: 0, hex: "d0cf11e0a1b11ae1" },
  { name: "Rich Text document", at: 0, hex: "7b5c727466" },
  { name: "PDF document", at: 0, hex: "255044462d" },
  { name: "gzip archive", at: 0, hex: "1f8b08" },
  { name: "bzip2 archive", at: 0, hex: "425a6839314159265359" },
  { name: "xz archive", at: 0, hex: "fd377a585a00" },
  { name: "7z archive", at: 0, hex: "377abcaf271c" },
  { name: "RAR archive", at: 0, hex: "526172211a07" },
  { name: "Zstandard archive", at: 0, hex: "28b52ffd" },
  { name: "program (ELF)", at: 0, hex: "7f454c46" },
  { name: "program (PE)", at: 0, hex: "4d5a9000" },
  { name: "program (WebAssembly)", at: 0, hex: "0061736d" },
  { name: "SQLite database", at: 0, hex: "53514c69746520666f726d6174203300" },
  { name: "MP4 film", at: 4, hex: "66747970" },
  { name: "Ogg recording", at: 0, hex: "4f67675300" },
  { name: "MP3 recording", at: 0, hex: "49443303" },
  { name: "MP3 recording", at: 0, hex: "49443304" },
];

/** Bytes looked at: enough to tell, few enough to cost nothing. */
const SAMPLE = 65_536;

/** The name of a known binary format, told by its first bytes, or null. */
export function knownFormat(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64)).toString("hex");
  return SIGNATURES.find(({ at, hex }) => head.startsWith(hex, at * 2))?.name ?? null;
}

/** Whether bytes in a code page hold so many control codes that they can be no text. A stray few pass. */
export function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  let controls = 0;
  for (const byte of sample) if (isOddControl(byte)) controls += 1;
  return controls >= 4 && controls > sample.length * 0.05;
}

/** Whether a code is a control that no text file has a use for. */
export function isOddControl(code: number): boolean {
  return code < 0x20 ? !(code >= 0x09 && code <= 0x0d) && code !== 0x1b : code === 0x7f;
}
