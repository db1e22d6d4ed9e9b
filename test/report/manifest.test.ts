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
    ["name,published\na.txt,2031-05-06\n", "Line 1 has no column 'file'"],
    ["file,title\n,Bridge shut\n", "Line 2, column file"],
    ['file,title\na.txt,"Bridge\nshut"\na.txt,x\n', "Line 4, column file: 'a.txt' is named a second time"],
    ["file,published\na.txt,2031-05-06\nb.txt,soon\n", "Line 3, column published: 'soon'"],
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
