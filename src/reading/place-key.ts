/** Letters that keep no accent when taken apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ð: "d",
  ı: "i",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ə: "a",
};

const ABBREVIATED: Readonly<Record<string, string>> = { saint: "st", sainte: "st", mount: "mt", fort: "ft" };

/**
 * What two spellings of a place's name are compared by: lower case, no accents, no marks, no article before it, "St"
 * for "Saint". Empty where no Latin letter or number is in it.
 */
export function placeKey(name: string): string {
  const words = name
    .normalize("NFD")
    .replace(/[\p{M}'’‘ʻʼ`´.]/gu, "")
    .toLowerCase()
    .replace(/[łøđðıßæœþə]/g, (letter) => LETTERS[letter] ?? letter)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => ABBREVIATED[word] ?? word);
  return (words[0] === "the" && words.length > 1 ? words.slice(1) : words).join(" ");
}
