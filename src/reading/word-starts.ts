/**
 * A test for words by their beginnings, as the vocabularies write them: "arrest" for arrest, arrested and arrests;
 * "ban$" for that word alone; an entry with a space is a phrase.
 */
export function wordStarts(entries: readonly string[]): (words: string) => boolean {
  if (entries.length === 0) return () => false;
  const forms = entries.map((entry) => {
    const escaped = entry.replace(/\$$/, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return entry.endsWith("$") || entry.includes(" ") ? `${escaped}(?![\\p{L}\\p{N}])` : escaped;
  });
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join("|")})`, "iu");
  return (words) => pattern.test(words);
}
