import { describe, expect, it } from "vitest";
import { shortened } from "../../src/text/shortened.ts";

describe("words that are shortened", () => {
  it("stay whole where they have room, in one line", () => {
    expect(shortened("  The weir\n held. ", 14)).toBe("The weir held.");
  });
  it("end behind a word, with an ellipsis", () => {
    expect(shortened("The weir held all night.", 13)).toBe("The weir held …");
    expect(shortened("The weir held all night.", 12)).toBe("The weir …");
  });
  it("are cut within a word that alone is too long", () => {
    expect(shortened("Wehrbaumeisteramt", 5)).toBe("Wehrb …");
  });
});
