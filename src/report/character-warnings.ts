import type { Warning, WarningCode } from "./report.ts";

/** What may stand in a text and should not be trusted: found by `pattern`, told once for all of its kind. */
interface Oddity {
  readonly code: WarningCode;
  readonly pattern: RegExp;
  readonly says: string;
}

const ODDITIES: readonly Oddity[] = [
  {
    code: "lone-surrogate",
    pattern: /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    says: "half of a character (a lone surrogate)",
  },
  {
    code: "control-character",
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
    pattern: /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]+/g,
    says: "control characters",
  },
  {
    code: "bidirectional-control",
    pattern: /[\u202a-\u202e\u2066-\u2069]+/g,
    says: "controls of writing direction, which can make text look other than it reads",
  },
];

/** Places told of one by one; the rest of a kind are counted. */
const SHOWN = 20;

/** A warning with a span for each stretch of characters that are not what a reader would see. */
export function characterWarnings(text: string): readonly Warning[] {
  const warnings: Warning[] = [];
  for (const { code, pattern, says } of ODDITIES) {
    let count = 0;
    for (const match of text.matchAll(pattern)) {
      count += 1;
      if (count > SHOWN) continue;
      warnings.push({
        code,
        message: `The text holds ${says}.`,
        start: match.index,
        end: match.index + match[0].length,
      });
    }
    if (count > SHOWN) warnings.push({ code, message: `The text holds ${says} in ${count - SHOWN} more places.` });
  }
  return warnings;
}
