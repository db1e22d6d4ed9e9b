import { describe, expect, test } from "vitest";
import type { Bearer } from "../../src/names/evidence-of.ts";
import { sameBearer } from "../../src/names/same-bearer.ts";

/** The likelihood, which must be the same the other way round. */
const likelihood = (a: string, b: string, kind: Bearer | null) => {
  const { likelihood: there } = sameBearer(a, b, kind);
  expect(sameBearer(b, a, kind).likelihood).toBe(there);
  return there;
};

describe("one person", () => {
  test.each([
    ["a machine's spelling", "Juan Torveido", "Juan Torvevidou"],
    ["a machine's spelling of a surname alone", "Kessouna", "Kesuna"],
    ["sounds of another tongue", "Gamal Al-Khashuri", "Jamal Hashouri"],
    ["an article written and left out", "Nidal Al-Harrab", "Nidhal Harab"],
    ["vowels heard in another way", "Maarouf Al-Dairan", "Marouf Deiran"],
    ["a name cut in two", "Daifallah Mutlar", "Daif Allah Mutlar"],
    ["a first name alone that lost its ending", "Anatol", "Anatoly Krevin"],
    ["a surname alone with another ending", "Saimova", "Saimowa"],
    ["Wade-Giles and pinyin", "Wei Tung-lan", "Wei Donglan"],
    ["a German and an English way of writing Russian", "Michail Drenuchow", "Mikhail Drenukhov"],
    ["an apostrophe and a joined name", "'Abd al-Aziz Morat", "Abdulaziz Murat"],
    ["the order of speech", "LUNNIK, Petra", "Petra Lunnik"],
    ["a family's name first", "Lunnik Petra", "Petra Lunnik"],
    ["words run together", "PetraLunnik", "Petra Lunnik"],
    ["a name cut up", "Petra Lun nik", "Petra Lunnik"],
    ["digits for letters", "Petra Lunn1k", "Petra Lunnik"],
    ["letters that changed places", "Petra Lunink", "Petra Lunnik"],
    ["an initial", "P. Lunnik", "Petra Lunnik"],
    ["initials without points", "JC Drevane", "Jean-Claude Drevane"],
    ["a surname with a title", "President Lunnik", "Petra Lunnik"],
    ["titles of other tongues", "Monsieur Anton Meld", "Herr Dr. Anton Meld"],
    ["a father's name left out", "Pavel Ruvovich Strenov", "Pavel Strenov"],
    ["a second name left out", "Anton Ruvo Meld", "Ruvo Meld"],
    ["a short form", "Bob Amsen", "Robert Amsen"],
    ["a form of another tongue", "Giovanni Amsen", "Johannes Amsen"],
    ["particles at will", "Isa bin Tarin al-Ruvan", "Isa Tarin Ruvan"],
    ["Cyrillic", "Павел Стренов", "Pavel Strenov"],
    ["Arabic", "نبيل الخطير", "Nabil al-Khatir"],
    ["Greek", "Νίκος Λουνίκης", "Nikos Lounikis"],
    ["Georgian", "ბარაკ ლუნიკი", "Barak Luniki"],
    ["Armenian", "Բարակ Լունիկ", "Barak Lunik"],
    ["Korean", "박정은", "Park Jong-un"],
    ["Japanese syllables", "ペトラ・ルニク", "Petra Lunik"],
    ["a woman's surname beside the man's form, and her own name", "Nina Strenova", "Nina Strenov"],
    ["another name told beside", "Petra Lunnik / Greta Molk", "Greta Molk"],
  ])("%s: %s, %s", (_, a, b) => {
    expect(likelihood(a, b, "person")).toBeGreaterThanOrEqual(0.5);
  });
});

describe("two persons", () => {
  test.each([
    ["brothers", "Jorn Amsen", "Lukas Amsen"],
    ["brothers who sound alike", "Hassan Morat", "Hussein Morat"],
    ["two of one surname, spelled in two ways", "Nabil Al-Khatir", "Rima Al-Khateer"],
    ["cousins of one surname, spelled in two ways", "Hassan Abu Tarin", "Hisham Abu Tareen"],
    ["surnames with an ending in common", "Rodrigan", "Domingan"],
    ["brother and sister", "Mario Amsen", "Maria Amsen"],
    ["a father and a son", "Petr Lunnik Sr.", "Petr Lunnik Jr."],
    ["a son, and perhaps a father", "Petr Lunnik III", "Petr Lunnik"],
    ["a son and his father", "Hamdan bin Rashid Al Tarin", "Rashid Al Tarin"],
    ["a man named by his father's name", "Oleksandr Strenko", "Pavel Oleksandrovych Strenko"],
    ["a man and a woman of one family", "Pavel Strenov", "Nina Strenova"],
    ["a man's and a woman's surname alone", "Strenov", "Strenova"],
    ["Kim and Kim", "Kim Jong Hal", "Kim Yo Sun"],
    ["Kim and Kim, by one syllable", "Kim Jong-hal", "Kim Jong-su"],
    ["Kim alone", "Kim", "Kim Jong-hal"],
    ["names of one sound each", "Zhang Wei", "Zhang Lei"],
    ["Jane and Zhang", "Jane Smith", "Zhang Wei"],
    ["two first names that only begin alike", "Frank Ruvner", "Frederik Ruvner"],
    ["two initials", "Anton W. Meld", "Anton G. Meld"],
    ["an initial that is another's", "R. Lunnik", "Petra Lunnik"],
    ["first names that have changed places", "Hans Friedrich", "Friedrich Hans"],
    ["two fathers' names", "Pavel Ruvovich Strenov", "Pavel Antonovich Strenov"],
    ["a surname that is another's second name", "Ruvo Meld", "Anton Ruvo Drevane"],
    ["initials alone", "P.L.", "Petra Lunnik"],
    ["nothing in common", "Petra Lunnik", "Фуад Молк"],
  ])("%s: %s, %s", (_, a, b) => {
    expect(likelihood(a, b, "person")).toBeLessThan(0.5);
  });
});

describe("one body", () => {
  test.each([
    ["a legal form and its short form", "Lunnik Aktiengesellschaft", "Lunnik AG"],
    ["a slip in the legal form", "Lunnik Aktiengeselschaft", "LunnikAG"],
    ["a legal form in another tongue", "OAO Tarmelprom", "Tarmelprom Open Joint Stock Company"],
    ["a legal form left out", "Lunnik", "Lunnik Holdings Pvt. Ltd."],
    ["points between the letters", "L.M.K. Aviation", "LMK Aviation"],
    ["words run together", "Goodharbour Trading", "Good Harbour Trading"],
    ["a number in words", "Brigade Forty-Four", "44 Brigade"],
    ["first letters", "JOM", "Joint Observer Mission"],
    ["the place of a branch", "Lunnik (Schweiz) AG", "Lunnik AG"],
    ["Cyrillic", "ООО «Тармель»", "Tarmel LLC"],
    ["a word in another tongue", "Банк Тармель", "Tarmel Bank"],
  ])("%s: %s, %s", (_, a, b) => {
    expect(likelihood(a, b, "body")).toBeGreaterThanOrEqual(0.5);
  });
});

describe("two bodies", () => {
  test.each([
    ["two legal forms", "Lunnik AG", "Lunnik GmbH"],
    ["generic words in common", "Lunnik Holdings Ltd", "Drevane Holdings Ltd"],
    ["two places", "Government of Estonia", "Government of Ethiopia"],
    ["two numbers", "7th Brigade", "8th Brigade"],
    ["two short words", "LMK Aviation", "LNR Aviation"],
    ["a word that names another", "Lunnik Trust Bank", "Lunnik Shipping Bank"],
    ["generic words alone", "Westmere Management Company", "Management Company"],
    ["a short word that begins another", "ООО «БОР»", "ООО «БОРИСЛАВ»"],
  ])("%s: %s, %s", (_, a, b) => {
    expect(likelihood(a, b, "body")).toBeLessThan(0.5);
  });
});

test("ships are told by their names without what stands before it, and by their numbers", () => {
  expect(likelihood("MV Tarmel Spirit", "TARMEL SPIRIT", "craft")).toBeGreaterThan(0.9);
  expect(likelihood("Tarmel Spirit II", "Tarmel Spirit 2", "craft")).toBeGreaterThan(0.9);
  expect(likelihood("Tarmel Spirit II", "Tarmel Spirit III", "craft")).toBeLessThan(0.5);
});

test("where the kind is not told, words of bodies tell it", () => {
  expect(sameBearer("Lunnik AG", "Lunnik GmbH").why).toBe("two legal forms");
  expect(sameBearer("Petr Lunnik Jr", "Petr Lunnik").why).toContain("father's");
});

test("the reason names what decides", () => {
  expect(sameBearer("Jorn Amsen", "Lukas Amsen", "person").why).toBe('"jorn" stands against "lukas"');
  expect(sameBearer("Adib Kessouna", "Adib Kesuna", "person").why).toBe('"kessouna" sounds like "kesuna"');
});

test.each(["", " ", "—", "Jr", "bin", "Ltd"])("%j is no name that is like another, and none is refused", (name) => {
  expect(sameBearer(name, "Petra Lunnik", "person").likelihood).toBeLessThan(0.5);
  expect(sameBearer(name, "Lunnik Shipping", "body").likelihood).toBeLessThan(0.5);
});

test("a long name of like words is compared in good time", () => {
  const name = Array.from({ length: 60 }, (_, i) => `marin${"aeiou".charAt(i % 5)}${i % 7}`).join(" ");
  const start = performance.now();
  sameBearer(name, name.split(" ").reverse().join(" "), "body");
  sameBearer(name, name.split(" ").reverse().join(" "), "person");
  expect(performance.now() - start).toBeLessThan(2000);
});
