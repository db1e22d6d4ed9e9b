import vocabulary from "./vocabulary/numbers.json" with { type: "json" };

const UNITS = new Map(Object.entries(vocabulary.units));
const TEENS = new Map(Object.entries(vocabulary.teens));
const TENS = new Map(Object.entries(vocabulary.tens));
const ROMAN = new Map(Object.entries(vocabulary.roman));

/** The words with every number as digits: "Forty-Four" and "Forty 4" are "44", "1st" and "First" are "1". */
export function withDigits(words: readonly string[]): readonly string[] {
  const told: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const [word = "", next = ""] = [words[i], words[i + 1]];
    const ten = TENS.get(word);
    const unit = UNITS.get(next) ?? (/^[1-9]$/.test(next) ? Number(next) : undefined);
    if (ten !== undefined && unit !== undefined) {
      told.push(String(ten + unit));
      i++;
    } else told.push(numberOf(word, i > 0 && i === words.length - 1) ?? word);
  }
  return told;
}

/** The digits of a number in words, letters or digits; Roman ones where they stand last. Null for any other word. */
function numberOf(word: string, isLast: boolean): string | null {
  const digits = /^0*(\d+)(?:st|nd|rd|th)?$/.exec(word)?.[1];
  if (digits !== undefined) return digits;
  const value = UNITS.get(word) ?? TEENS.get(word) ?? TENS.get(word) ?? (isLast ? ROMAN.get(word) : undefined);
  return value === undefined ? null : String(value);
}
