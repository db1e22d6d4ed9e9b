/** An English word of small letters without the commonest endings: enough to tell that two texts speak of one thing. */
export function withoutEnding(word: string): string {
  return word.replace(/(?:['’]s|ies|ied|ying)$/, "y").replace(/(?:ations?|ments?|ings?|edly|ed|es|s|ly)$/, "");
}
