/** The documents that show what commands and programs print: tests hold them to it. */
export const PAGES = [
  "README.md",
  "docs/library.md",
  "docs/tour-editor.md",
  "docs/tour-coder.md",
  "docs/tour-programmer.md",
  "docs/search.md",
  "docs/formats.md",
] as const;
