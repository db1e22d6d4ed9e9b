import { readFileSync } from "node:fs";
import { zstdDecompressSync } from "node:zlib";

/** A file of the weights that ship, as it is read. */
export function shipped(name: "model.onnx" | "vocabulary.txt" | "heads.json"): Buffer {
  return zstdDecompressSync(readFileSync(new URL(`../../weights/${name}.zst`, import.meta.url)));
}
