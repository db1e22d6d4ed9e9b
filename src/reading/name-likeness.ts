/** Why two spellings are taken for one name, and how alike they are. */
export interface Likeness {
  readonly score: number;
  readonly why: string;
}

/** Ways of writing one sound in Latin letters, from Arabic, Slavic, Romance and Chinese: the longer ones first. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:al|el|ad|ar|as|an|at|az|ed|er|es)[-' ]/g, ""],
  [/['’`ʿʾ-]/g, ""],
  [/sch|tsh|tch/g, "sh"],
  [/shch/g, "sh"],
  [/(?:kh|ch|ck|q|c(?![eiy]))/g, "k"],
  [/dh|th/g, "d"],
  [/zh|dj|j(?=[aeiou])/g, "z"],
  [/ph/g, "f"],
  [/gh/g, "g"],
  [/gu(?=[eiy])/g, "g"],
  [/qu(?=[eiy])/g, "k"],
  [/ou|oo|oe|ow(?![aeiou])/g, "u"],
  [/ee|ie|iy|yi|ii/g, "i"],
  [/ai|ay|ei|ey|ae/g, "e"],
  [/w/g, "v"],
  [/y/g, "i"],
  [/x/g, "ks"],
  [/c/g, "s"],
  [/([aeiou])h(?![aeiou])/g, "$1"],
  [/(.)\1+/g, "$1"],
];
const VOWELS = new Set("aeiou");
/** Sounds that a hearer or a transliteration takes for one another. */
const NEAR = new Set(
  ["dt", "bp", "gk", "sz", "fv", "bv", "lr", "mn", "uv", "iz"].flatMap((pair) => [pair, [...pair].reverse().join("")]),
);
/** What tells a son from his father of the same name. */
export const GENERATION: ReadonlySet<string> = new Set(["jr", "junior", "sr", "senior", "ii", "iii", "iv"]);
/** A first name alone is trusted less. */
const LEAST_FIRST = 0.9;
/** First names are many and short: Hassan is not Hisham. With one surname, they are rather two of a family. */
const LEAST_GIVEN = { other: 0.82, sameSurname: 0.9 } as const;
const LEAST_ALONE = 0.68;
const LEAST = 0.75;
const LEAST_WHOLE = 0.78;

/**
 * How alike two names are in sound, word by word, or null where they cannot be one bearer's: a first name that stands
 * against the other, a surname that only begins alike, a number or "junior" that one of them has.
 */
export function nameLikeness(a: readonly string[], b: readonly string[]): Likeness | null {
  if (a.length === 0 || b.length === 0) return null;
  if (GENERATION.has(a.at(-1) ?? "") !== GENERATION.has(b.at(-1) ?? "")) return null;
  const last = similarity(a.at(-1) ?? "", b.at(-1) ?? "");
  if (a.length === 1 || b.length === 1) {
    const [one, other] = a.length === 1 ? [a, b] : [b, a];
    const name = one[0] ?? "";
    if (name.length < 4) return null;
    const first = similarity(name, other[0] ?? "");
    if (other.length > 1 && last < LEAST_ALONE && first >= LEAST_FIRST && name !== other[0])
      return { score: first, why: `"${name}" sounds like "${other[0]}"` };
    return last >= LEAST_ALONE && consonantsApart(name, other.at(-1) ?? "") <= 1
      ? { score: last, why: `"${name}" sounds like "${other.at(-1)}"` }
      : null;
  }
  const given = similarity(a.slice(0, -1).join(""), b.slice(0, -1).join(""));
  const first = similarity(a[0] ?? "", b[0] ?? "");
  if (isFeminineOf(a.at(-1) ?? "", b.at(-1) ?? "") && first < 1) return null;
  const score = Math.min(last, Math.max(given, a.length === b.length ? 0 : first));
  const own = a.length === b.length ? first : Math.max(given, first);
  if (own < leastGiven(a, b)) return null;
  if (score >= LEAST) return { score, why: `"${a.join(" ")}" sounds like "${b.join(" ")}"` };
  const whole = similarity(a.join(""), b.join(""));
  return whole >= LEAST_WHOLE ? { score: whole, why: `"${a.join(" ")}" sounds like "${b.join(" ")}"` } : null;
}

function leastGiven(a: readonly string[], b: readonly string[]): number {
  const isShort = Math.min(a[0]?.length ?? 0, b[0]?.length ?? 0) < 5;
  return isShort || a.at(-1) === b.at(-1) ? LEAST_GIVEN.sameSurname : LEAST_GIVEN.other;
}

/** From 0 to 1: how near two words are, once written by their sounds. A vowel weighs less than a consonant. */
export function similarity(a: string, b: string): number {
  const [x, y] = [soundsOf(a), soundsOf(b)];
  if (x === "" || y === "") return 0;
  return 1 - distance(x, y) / Math.max(x.length, y.length);
}

/** From 0 to 1: how many letters two surnames share, as written: tells apart what sounds the same. */
export function lettersShared(a: readonly string[], b: readonly string[]): number {
  const [x, y] = [a.at(-1) ?? "", b.at(-1) ?? ""];
  return 1 - distance(x, y) / Math.max(x.length, y.length, 1);
}

/** The consonants of a word, near ones written alike: words of one bearer mostly share it. */
export function soundKey(word: string): string {
  return soundsOf(word)
    .replace(/(?!^)[aeiou]/g, "")
    .replace(/^[aeiou]/, "a")
    .replace(/[tbgzvrm]/g, (c) => ({ t: "d", b: "p", g: "k", z: "s", v: "f", r: "l", m: "n" })[c] ?? c);
}

/** How many consonants two words do not share, in their order: "Miraflores" is not a hearing of "Morales". */
function consonantsApart(a: string, b: string): number {
  return distance(soundKey(a), soundKey(b));
}

function soundsOf(word: string): string {
  return SOUNDS.reduce((sounds, [pattern, by]) => sounds.replace(pattern, by), word.toLowerCase());
}

/** The edit distance with costs by sound. */
function distance(a: string, b: string): number {
  let row = [0];
  for (const c of b) row.push((row.at(-1) ?? 0) + insertion(c));
  for (const c of a) {
    const next = [(row[0] ?? 0) + insertion(c)];
    [...b].forEach((d, j) => {
      const change = (row[j] ?? 0) + substitution(c, d);
      next.push(Math.min(change, (row[j + 1] ?? 0) + insertion(c), (next[j] ?? 0) + insertion(d)));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}

function insertion(c: string): number {
  return VOWELS.has(c) ? 0.5 : c === "h" ? 0.4 : 1;
}

function substitution(a: string, b: string): number {
  if (a === b) return 0;
  if (VOWELS.has(a) && VOWELS.has(b)) return 0.35;
  return NEAR.has(a + b) ? 0.5 : 1;
}

/** "Strelnov" and "Strelnova" are one family's names, of a man and of a woman. */
function isFeminineOf(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long !== short && (long === `${short}a` || long === `${short}ova` || long === `${short.replace(/y$/, "")}aya`);
}
