import { existsSync, globSync, statSync } from "node:fs";
import { SaysoError } from "../errors/sayso-error.ts";

/**
 * The paths that an argument stands for, in order of name: itself, or where it is a pattern that no file is called, the
 * files that it matches, or else the folders. Refuses a pattern that matches nothing with `glob-empty`.
 */
export function expandGlob(argument: string): readonly string[] {
  if (!/[*?[{]/.test(argument) || existsSync(argument)) return [argument];
  const found = globSync(argument).sort();
  const files = found.filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
  // A manifest tells of reports and is none.
  const reports = files.filter((path) => !/(^|[/\\])manifest\.csv$/.test(path));
  if (reports.length > 0) return reports;
  if (found.length > files.length) return found.filter((path) => !files.includes(path));
  throw new SaysoError({
    code: "glob-empty",
    place: argument,
    message: "The pattern matches no file.",
    remedy:
      "'*' stays within a folder, '**/' goes into folders below; see what is there with 'ls', or name the folder.",
  });
}
