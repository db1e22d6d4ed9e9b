// GUM (UD conllu with `Entity=`) as texts with chains of mentions, a paragraph a line.
import { readFileSync } from "node:fs";
import type { Chain } from "./chains.ts";

export interface GumDocument {
  readonly name: string;
  readonly text: string;
  /** Chains of `start-end`. */
  readonly chains: readonly Chain[];
}

/** The documents of one conllu file. */
export function gumDocuments(path: string): readonly GumDocument[] {
  const documents: GumDocument[] = [];
  let name: string | null = null;
  let text = "";
  let open: { group: string; start: number }[] = [];
  let chains = new Map<string, string[]>();
  const close = () => {
    if (name !== null) documents.push({ name, text, chains: [...chains.values()] });
  };
  for (const line of readFileSync(path, "utf8").split("\n")) {
    if (line.startsWith("# newdoc id")) {
      close();
      name = line.split("=")[1]?.trim() ?? "";
      [text, open, chains] = ["", [], new Map()];
    } else if (line.startsWith("# newpar") && text !== "") text += "\n";
    const columns = line.split("\t");
    const [id = "", word = ""] = columns;
    if (!/^\d+$/.test(id)) continue;
    const start = text.length;
    const end = start + word.length;
    const misc = new Map(
      (columns[9] ?? "").split("|").map((x) => [x.split("=")[0] ?? "", x.slice(x.indexOf("=") + 1)]),
    );
    text += misc.get("SpaceAfter") === "No" ? word : `${word} `;
    for (const part of misc.get("Entity")?.match(/\([^()]*\)?|[^()]+\)|\)/g) ?? []) {
      const group = part.replace(/[()]/g, "").split("-")[0] ?? "";
      if (part.startsWith("(")) open.push({ group, start });
      if (!part.endsWith(")")) continue;
      const at = open.findLastIndex((mention) => mention.group === group);
      const [mention] = open.splice(at, 1);
      if (mention === undefined) continue;
      const chain = chains.get(group) ?? [];
      chains.set(group, [...chain, `${mention.start}-${end}`]);
    }
  }
  close();
  return documents;
}
