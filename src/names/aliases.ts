/** A part of a name that is a name of its own has as many letters. */
const LEAST = 4;
const BETWEEN = /\s*[/;|]\s*|\s+\(?(?:a\.?\s?k\.?\s?a\.?|alias|f\.?k\.?a\.?|formerly|also known as)[:\s]+/iu;

/** The names that one entry tells: "Tarmel Oil / Tarmeli Petroleum", "Petra Lunnik a.k.a. Pet". The whole where one is too short. */
export function aliasesOf(name: string): readonly string[] {
  const parts = name.split(BETWEEN).map((part) => part.trim());
  const isEach = parts.every((part) => part.replace(/[^\p{L}\p{N}]/gu, "").length >= LEAST);
  return isEach ? parts : [name];
}
