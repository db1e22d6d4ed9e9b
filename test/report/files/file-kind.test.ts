import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { isMboxSeparator, tellKind } from "../../../src/report/files/file-kind.ts";

test.each([
  ["%PDF-1.7\n", "pdf"],
  ["WARC/1.1\r\nWARC-Type: response\r\n", "warc"],
  ["PK\u0003\u0004....", "zip"],
  ["From desk@oskavar.example Mon May  5 10:00:00 2031\nFrom: a@b.example\n", "mbox"],
  ["From - Mon May  5 10:00:00 2031\r\nX-Mozilla-Status: 0001\r\n", "mbox"],
  ["From: Desk <desk@oskavar.example>\r\nDate: Mon, 5 May 2031 10:00:00 +0000\r\nSubject: Quay\r\n\r\nShut.", "mail"],
  ["Received: from relay\r\n\tby mx\r\nSubject: Quay\r\n\r\nShut.", "mail"],
  // Texts that only look like mail.
  ["From Oskavar, 5 May 2031\n\nThe quay is shut.", "plain"],
  ["From Oskavar at 10:30 our reporter writes\nThe quay is shut.", "plain"],
  ["Subject: the quay\n\nThe quay is shut.", "plain"],
  ["MAYOR: We have no choice.\nREPORTER: Why?\n", "plain"],
  ["<!doctype html><html></html>", "plain"],
])("%j is %s", (text, kind) => {
  expect(tellKind(Buffer.from(text, "latin1"))).toBe(kind);
});

test("a packed file is told by its first bytes", () => {
  expect(tellKind(gzipSync("words"))).toBe("gzip");
});

test.each([
  ["From desk@oskavar.example Mon May  5 10:00:00 2031\n", true],
  ["From 1620@xxx Mon May 05 10:00:00 +0000 2031\r\n", true],
  ["From Monday the quay is shut, said the board.\n", false],
  ["from desk@oskavar.example Mon May  5 10:00:00 2031\n", false],
])("%j parts two mails: %s", (line, parts) => {
  expect(isMboxSeparator(line)).toBe(parts);
});
