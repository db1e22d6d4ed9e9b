import { Tokenizer } from "@huggingface/tokenizers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordPieces } from "../../src/model/word-pieces.ts";
import { wordsOf } from "../../src/text/words.ts";
import { shipped } from "./shipped.ts";

const vocabulary = shipped("vocabulary.txt").toString().trimEnd().split("\n");
const cut = wordPieces(vocabulary);

/** The reference implementation, given the same vocabulary and BERT's uncased settings. */
const reference = new Tokenizer(
  {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: {
      type: "BertNormalizer",
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: null,
    decoder: null,
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((piece, id) => [piece, id])),
    },
  },
  {},
);

/** The reference in JavaScript walks UTF-16 and does not part Chinese characters beyond it; Rust's, and ours, do. */
const BASIC = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 1 })
  .filter((c) => !/[\u{10000}-\u{10ffff}]/u.test(c));

describe("wordPieces", () => {
  test.each(["said", "Guevidou", "naïve", "2019", "北京", "—", "É", "ﬁre", "Ünïversität", "x".repeat(120)])(
    "cuts %s as the reference does",
    (word) => {
      expect(cut(word)).toEqual(reference.encode(word, { add_special_tokens: false }).ids.slice(0, 8));
    },
  );

  test("cuts the words of random text as the reference does", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(fc.constantFrom(..."abcdeéüßñABC'“”0123 —Łøð"), BASIC),
          minLength: 1,
          maxLength: 24,
        }),
        (text) => {
          for (const { start, end } of wordsOf(text)) {
            const word = text.slice(start, end);
            const expected = reference.encode(word, { add_special_tokens: false }).ids.slice(0, 8);
            expect(cut(word), word).toEqual(expected.length > 0 ? expected : [100]);
          }
        },
      ),
      { seed: 3, numRuns: 300 },
    );
  });
});
