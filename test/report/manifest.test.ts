import { describe, expect, test } from "vitest";
import { parseManifest } from "../../src/report/manifest.ts";

describe("parseManifest", () => {
  test("tells by file what files do not say, past columns it does not know", () => {
    const entries = parseManifest(
      '\ufefffile,published,publisher,desk\r\na.txt,2031-05-06,"The Marn, ""Post""\nLtd",x\nb.txt,,,\n',
      "m.csv",
    );
    expect(entries.get("a.txt")).toEqual({ published: "2031-05-06", publisher: 'The Marn, "Post"\nLtd' });
    expect(entries.get("b.txt")).toEqual({});
  });

  test.each([
    ["name,published\na.txt,2031-05-06\n", "Line 2 names no file"],
    ['file,published\n"a.txt,2031\n', "Quote"],
  ])("refuses %s", (csv, message) => {
    expect(() => parseManifest(csv, "m.csv")).toThrow(
      expect.objectContaining({
        failure: expect.objectContaining({
          code: "manifest-invalid",
          place: "m.csv",
          message: expect.stringContaining(message),
        }),
      }),
    );
  });
});
