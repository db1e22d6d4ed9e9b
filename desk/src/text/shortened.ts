/** Words in one line, of at most so many signs: cut behind a word, with an ellipsis where something is left out. */
export function shortened(words: string, most: number): string {
  const line = words.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most + 1).replace(/\s+\S*$/, "");
  // One word that is longer than all there is room for.
  return `${cut.length > most ? cut.slice(0, most) : cut} …`;
}
