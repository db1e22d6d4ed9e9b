import { createRequire } from "node:module";

const load = createRequire(import.meta.url);

/**
 * The libraries that only web pages and foreign languages need, loaded when the first such report comes: together they
 * take a third of a second, which a plain report should not wait for.
 */
export const onDemand = {
  linkedom: () => load("linkedom") as typeof import("linkedom"),
  parse5: () => load("parse5") as typeof import("parse5"),
  readability: () => load("@mozilla/readability") as typeof import("@mozilla/readability"),
  tinyld: () => load("tinyld") as typeof import("tinyld"),
} as const;
