import { Command } from "commander";
import { describeFailure } from "../errors/sayso-error.ts";
import { parseRegistry } from "../registry/parse-registry.ts";
import { keepRegistry, textOf } from "./registry-file.ts";

/** `sayso registry import FILE`. */
export function registryCommand(): Command {
  const importing = new Command("import")
    .description("take known actors into your registry: CSV, FollowTheMoney JSON lines or Wikidata JSON")
    .argument("<file>")
    .action((file: string) => {
      const { entries, failures } = parseRegistry(textOf(file), file);
      for (const failure of failures) console.error(`sayso: ${describeFailure(failure)}`);
      const held = keepRegistry(entries);
      console.log(`${entries.length} taken in, ${failures.length} broken; the registry holds ${held}`);
      if (failures.length > 0) process.exitCode = 1;
    });
  return new Command("registry").description("known actors with their names and offices").addCommand(importing);
}
