import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decodeBytes } from "../../src/report/decode.ts";

const decode = (bytes: Uint8Array, declared?: string) => decodeBytes(bytes, "f.txt", declared);
const codes = (bytes: Uint8Array) => decode(bytes).warnings.map(({ code }) => code);

describe("code pages are told apart", () => {
  test.each([
    ["windows-1252", "The minister’s aide said “no” in São Tomé — the café was closed, José Núñez recalled."],
    ["windows-1252", "The council paid £3,000 for the work in May, it said on Friday, and £1,200 in June."],
    [
      "windows-1250",
      "The minister said on Tuesday that “nothing had changed” and that Łukasz Świątek would stay. Residents of Łódź agreed with him.",
    ],
    [
      "iso-8859-2",
      "The minister said on Tuesday that nothing had changed and that Łukasz Świątek would stay. Residents of Łódź agreed with him.",
    ],
    ["windows-1251", "Министр заявил во вторник, что ничего не изменилось и он останется на своём посту."],
    ["shift_jis", "大臣は火曜日に、何も変わっていないと述べた。"],
    ["gb18030", "部长星期二说，什么都没有改变，他将继续留任。"],
  ])("%s: %s", (encoding, text) => {
    expect(decode(iconv.encode(text, encoding)).text).toBe(text);
    expect(codes(iconv.encode(text, encoding))).toContain("encoding-guessed");
  });

  test("a declaration decides where the bytes allow several", () => {
    const text = "Recep Şimşek of İzmir said on Tuesday that nothing had changed in Muğla.";
    const bytes = iconv.encode(text, "windows-1254");
    expect(decode(bytes, "ISO-8859-9").text).toBe(text);
    expect(decode(bytes, "no-such-code").encoding.toldBy).toBe("guess");
  });

  test("a declaration does not overrule what the bytes are", () => {
    expect(decode(Buffer.from("“Nothing,” he said."), "iso-8859-1").text).toBe("“Nothing,” he said.");
  });

  test("UTF-8 with a damaged byte stays UTF-8, with the place", () => {
    const bytes = Buffer.from("“Nothing” — he said — “has changed”, José.");
    bytes[bytes.length - 3] = 0xff;
    const { text, warnings } = decode(bytes);
    expect(text).toContain("“Nothing” — he said");
    expect(warnings).toContainEqual(
      expect.objectContaining({ code: "encoding-damaged", start: text.indexOf("\ufffd") }),
    );
  });

  test("a replacement character that the writer typed is no damage", () => {
    expect(codes(Buffer.from("He said \ufffd."))).toEqual([]);
  });
});

describe("what is no text", () => {
  test.each([
    ["ZIP archive or office document", "504b0304140006000800"],
    ["JPEG image", "ffd8ffe000104a464946"],
    ["gzip archive", "1f8b0800000000000003"],
    ["SQLite database", "53514c69746520666f726d6174203300"],
  ])("%s is named", (name, hex) => {
    expect(() => decode(Buffer.from(hex, "hex"))).toThrow(name);
  });

  test("bytes at random are refused", () => {
    const bytes = Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3) * 104_729) % 251);
    expect(() => decode(bytes)).toThrow("binary");
  });

  test("a stray NUL is no reason to refuse a text", () => {
    expect(decode(Buffer.from("He said\0 that nothing had changed.")).text).toBe("He said\0 that nothing had changed.");
  });
});

test.each(["utf-8", "utf-16le", "utf-16be"])("any text in marked %s is kept to the code unit", (encoding) => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
      fc.pre(!/^[\s\S]{0,1}(?:PK|GIF8|BM|%PDF|\{\\rtf)/.test(text) && !text.startsWith("\ufeff"));
      expect(decode(iconv.encode(text, encoding, { addBOM: true })).text).toBe(text);
    }),
    { seed: 21, numRuns: 200 },
  );
});

test("UTF-16 keeps lone surrogates, as the file has them", () => {
  const text = "He said \ud800 that.";
  expect(decode(Buffer.from(`\ufeff${text}`, "utf16le")).text).toBe(text);
});

test("no bytes at all make it crash other than by refusing", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        expect(typeof decode(bytes).text).toBe("string");
      } catch (error) {
        expect(error).toHaveProperty("failure.place", "f.txt");
      }
    }),
    { seed: 22, numRuns: 500 },
  );
});
