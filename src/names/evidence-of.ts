import { bodyEvidence } from "./body-evidence.ts";
import { isBodyName } from "./body-name.ts";
import type { Evidence } from "./evidence.ts";
import { personEvidence } from "./person-evidence.ts";

/** Whose name it is; a craft is a ship or an aircraft. */
export type Bearer = "person" | "body" | "craft";

/** What two names tell, and by which set of weights it is weighed. */
export interface Weighable {
  readonly evidence: Evidence;
  readonly by: "person" | "body";
}

/** What two names tell for and against one bearer. Where the kind is not told, words of bodies tell. */
export function evidenceOf(a: string, b: string, kind: Bearer | null): Weighable {
  const told = kind ?? (isBodyName(a) || isBodyName(b) ? "body" : "person");
  return told === "person"
    ? { evidence: personEvidence(a, b), by: "person" }
    : { evidence: bodyEvidence(a, b, told === "craft"), by: "body" };
}
