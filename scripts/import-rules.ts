/** Which folders of src a folder may import: docs/architecture.md has the same table, and the reasons. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  text: ["errors"],
  names: [],
  report: ["text", "errors"],
  model: ["text", "errors"],
  registry: ["errors"],
  reading: ["text", "names", "report", "model", "registry", "errors"],
  ledger: ["text", "names", "report", "registry", "reading", "errors"],
  story: ["text", "names", "report", "model", "reading", "errors"],
  export: ["text", "reading", "errors"],
  watch: ["text", "names", "report", "reading", "ledger", "story", "errors"],
  server: ["report", "reading", "ledger", "errors"],
  cli: [
    "index.ts",
    "text",
    "report",
    "model",
    "reading",
    "registry",
    "ledger",
    "export",
    "story",
    "watch",
    "server",
    "errors",
  ],
  "index.ts": ["text", "report", "model", "reading", "registry", "errors"],
};

export interface Breach {
  readonly file: string;
  readonly imports: string;
  readonly why: string;
}

const IMPORT = /(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g;

/** The imports of one file of src (its path below src, with /) that its folder may not make. */
export function breaches(file: string, source: string): readonly Breach[] {
  const folder = folderOf(file);
  const allowed = MAY_IMPORT[folder];
  if (allowed === undefined)
    return [{ file, imports: "", why: `The folder '${folder}' is not in the table of imports.` }];
  return [...source.matchAll(IMPORT)].flatMap(([, path = ""]) => {
    const target = new URL(path, `file:///src/${file}`).pathname.replace(/^\/src\//, "");
    // package.json tells the version; it is nobody's code.
    if (target === "/package.json") return [];
    const to = folderOf(target);
    return to === folder || allowed.includes(to)
      ? []
      : [{ file, imports: target, why: `'${folder}' may not import '${to}'.` }];
  });
}

function folderOf(path: string): string {
  return path.split("/")[0] ?? path;
}
