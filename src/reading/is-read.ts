import type { Block } from "../report/report.ts";

const READ: ReadonlySet<Block["kind"]> = new Set([
  "title",
  "paragraph",
  "crosshead",
  "caption",
  "list-item",
  "block-quote",
]);

/** Whether a block's words are read; a byline or a dateline says nothing of anybody. */
export function isRead({ kind }: Block): boolean {
  return READ.has(kind);
}
