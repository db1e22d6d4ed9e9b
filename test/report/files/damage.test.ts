import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { column, pdf } from "./making-pdfs.ts";
import { answer, record } from "./making-warcs.ts";
import { page, takeAll } from "./taking.ts";

const QUAY = page("Quay shut", "The mayor, Ana Brandt, said that nobody had been told of it before the weekend.");
const RECORD = record("response", "https://oskavar.example/quay", answer(QUAY));
const MAIL = Buffer.from(
  'From: Ana\nDate: Mon, 5 May 2031 10:00:00 +0000\nSubject: Quay\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n\nShut.\n--b--\n',
);
const FILES: readonly (readonly [string, Uint8Array])[] = [
  ["a WARC", Buffer.concat([RECORD, RECORD])],
  ["a packed WARC", Buffer.concat([gzipSync(RECORD), gzipSync(RECORD)])],
  ["a WACZ", zipSync({ "archive/a.warc": RECORD })],
  ["a mail", MAIL],
  ["an mbox", Buffer.concat([Buffer.from("From a@b Mon May  5 10:00:00 2031\n"), MAIL])],
  ["a PDF", pdf([column(["The mayor said that the quay would stay shut."])])],
  ["an export", Buffer.from(`1 of 1 DOCUMENTS\n\nThe Post\n\n5 May 2031\n\nQuay\n\nLENGTH: 1 word\n\nShut.\n`)],
];

test.each(FILES)("%s that was cut and hit anywhere gives reports and failures, and nothing else", async (_, bytes) => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(bytes.length),
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 8 }),
      async (length, hits) => {
        const damaged = Uint8Array.from(bytes);
        for (const [at, value] of hits) damaged[at] = value;
        const { reports, failures } = await takeAll("f", length % 3 === 0 ? damaged : damaged.subarray(0, length));
        expect(reports.length + failures.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 60 },
  );
});
