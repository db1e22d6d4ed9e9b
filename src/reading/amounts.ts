import vocabulary from "./vocabulary/numbers.json" with { type: "json" };

const NUMBERS = new Map(Object.entries(vocabulary.words));
const MULTIPLIERS = new Map(Object.entries(vocabulary.several));

/** The number that a word of small letters tells, in digits or in words: "1,200", "2.9", "twenty-one"; null where it tells none. */
export function amountOf(lower: string): number | null {
  if (/^\p{N}/u.test(lower)) {
    const value = Number(lower.replace(/,(?=\d{3}(?!\d))/g, ""));
    return Number.isFinite(value) ? value : null;
  }
  const [tens = "", ones] = lower.split("-");
  const ten = NUMBERS.get(tens);
  if (ten === undefined) return null;
  if (ones === undefined) return ten;
  const one = NUMBERS.get(ones);
  return one === undefined || ten < 20 ? null : ten + one;
}

/** What a word behind a number multiplies it by: "hundred", "million"; undefined where it does not. */
export function multiplierOf(lower: string): number | undefined {
  return MULTIPLIERS.get(lower);
}
