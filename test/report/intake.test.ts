import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { SaysoError } from "../../src/errors/sayso-error.ts";
import { intakeBytes, intakeText } from "../../src/report/intake.ts";

const TEXT =
  "The café’s owner, Łucja Núñez, said that “nothing” had changed in the quarter.\r\nShe added that she would stay.";
const bytesOf = (text: string, encoding: string, addBOM = false) => iconv.encode(text, encoding, { addBOM });

describe("intakeBytes", () => {
  test.each([
    ["utf-8", false],
    ["utf-8", true],
    ["utf-16le", true],
    ["utf-16le", false],
    ["utf-16be", true],
    ["utf-16be", false],
  ])("reads %s (byte-order mark: %s) to the letter", (encoding, mark) => {
    expect(intakeBytes(bytesOf(TEXT, encoding, mark)).text).toBe(TEXT);
  });

  test.each(["windows-1252", "iso-8859-1"])("reads %s and says that it guessed", (encoding) => {
    const text = "The café owner José Núñez said on Tuesday that nothing had changed. “We stay,” she said.".replace(
      /[“”]/g,
      encoding === "iso-8859-1" ? '"' : "$&",
    );
    const report = intakeBytes(bytesOf(text, encoding));
    expect(report.text).toBe(text);
    expect(report.warnings.map(({ code }) => code)).toContain("encoding-guessed");
  });

  test.each([
    ["nothing", new Uint8Array(), "file-empty"],
    ["white space", Buffer.from(" \n\t "), "file-empty"],
    ["a PDF", Buffer.from("%PDF-1.7 said the minister"), "file-binary"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), "file-binary"],
    ["a program", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0]), "file-binary"],
  ])("refuses %s", (_, bytes, code) => {
    const refused = () => intakeBytes(bytes, { file: "f.txt" });
    expect(refused).toThrow(SaysoError);
    expect(refused).toThrow(expect.objectContaining({ failure: expect.objectContaining({ code, place: "f.txt" }) }));
  });

  test("refuses a file over the size that is allowed", () => {
    expect(() => intakeBytes(Buffer.from(TEXT), { maxSize: 10 })).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: "file-too-large" }) }),
    );
  });

  test("refuses a date that is none", () => {
    expect(() => intakeText(TEXT, { published: "next week" })).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: "date-invalid" }) }),
    );
  });

  test("has one id for the same bytes, whatever the file is called", () => {
    const [a, b] = ["a.txt", "b.txt"].map((file) => intakeBytes(Buffer.from(TEXT), { file }));
    expect(a?.id).toBe(b?.id);
  });

  test.each([
    ["a lone surrogate", "He said \ud800 so.", "lone-surrogate"],
    ["a turning mark", "He said \u202eso\u202c.", "bidirectional-control"],
    ["a control character", "He said \u0007 so.", "control-character"],
  ])("warns of %s and keeps it", (_, text, code) => {
    const report = intakeText(text);
    expect(report.text).toBe(text);
    expect(report.warnings).toContainEqual(expect.objectContaining({ code }));
  });
});

describe("language", () => {
  test.each([
    [
      "The Minister of Ports in Velmara, Mr. Hassoun Tarik, announced today the end of the strike of the workers, considering that what happened passed.",
      "en",
      false,
    ],
    [
      "El ministro de Defensa dijo el martes que el gobierno no renunciará y que las fuerzas armadas seguirán defendiendo la constitución.",
      "es",
      true,
    ],
    [
      "Der Minister sagte am Dienstag, dass die Regierung nicht zurücktreten werde und dass die Truppen die Verfassung weiter verteidigen.",
      "de",
      true,
    ],
    ["He said no.", null, false],
  ])("%s", (text, language, isWarned) => {
    const report = intakeText(text);
    expect(report.language).toBe(language);
    expect(report.warnings.some(({ code }) => code === "language-not-read")).toBe(isWarned);
  });
});

test("blocks of any text lie in it in order, without overlap, and hold every word", () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.oneof(
          fc.constantFrom("\n", "\n\n", "\r\n", " ", ". ", "“", "(AP)"),
          fc.string({ unit: "binary", maxLength: 6 }),
        ),
        maxLength: 60,
      }),
      (text) => {
        if (text.trim() === "") return;
        const { blocks } = intakeText(text);
        let at = 0;
        for (const { start, end } of blocks) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(at, start)).not.toMatch(/[\p{L}\p{N}]/u);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
        expect(text.slice(at)).not.toMatch(/[\p{L}\p{N}]/u);
      },
    ),
    { seed: 5 },
  );
});
