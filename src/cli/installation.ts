import { existsSync } from "node:fs";
import packageJson from "../../package.json" with { type: "json" };
import { describeFailure, SaysoError } from "../errors/sayso-error.ts";
import { createReader, SHIPPED_WEIGHTS } from "../index.ts";

/** What Sayso runs on here, and what is wrong with it. */
export interface Installation {
  readonly lines: readonly string[];
  readonly faults: readonly string[];
  /** Of the weights; null where they cannot be opened. */
  readonly model: string | null;
}

/** Looks at Node, the weights and the gazetteer by opening them. */
export async function installation(): Promise<Installation> {
  const least = Number(/\d+/.exec(packageJson.engines.node)?.[0]);
  const { node, sqlite } = process.versions;
  const old = Number(node.split(".")[0]) < least ? [`Node ${node} is too old: it must be ${least} or newer.`] : [];
  const [bare, whole] = await Promise.all([opened(null), opened(undefined)]);
  const faults = [
    ...old,
    ...("failure" in bare ? [bare.failure] : "failure" in whole ? [whole.failure] : []),
    ...(existsSync(new URL("card.md", SHIPPED_WEIGHTS)) ? [] : ["The card of the weights is not there."]),
  ];
  const model = "version" in bare ? bare.version : null;
  const places = "version" in whole ? "there" : "not there";
  return {
    lines: [
      `Sayso ${packageJson.version}, Node ${node}, SQLite ${sqlite ?? "unknown"}, weights ${model ?? "not there"}, gazetteer ${places}`,
    ],
    faults,
    model,
  };
}

async function opened(
  gazetteer: null | undefined,
): Promise<{ readonly version: string } | { readonly failure: string }> {
  try {
    const reader = await createReader(gazetteer === null ? { gazetteer } : {});
    await reader.close();
    return { version: reader.version };
  } catch (error) {
    if (error instanceof SaysoError) return { failure: describeFailure(error.failure) };
    return { failure: `The weights cannot be opened: ${error instanceof Error ? error.message : String(error)}` };
  }
}
