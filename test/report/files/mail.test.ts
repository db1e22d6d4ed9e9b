import { describe, expect, test } from "vitest";
import { page, takeAll } from "./taking.ts";

const HEAD = [
  "From: =?utf-8?Q?Oskavar_Caf=C3=A9_Post?= <desk@oskavar.example>",
  "Date: Mon, 5 May 2031 10:00:00 +0200",
  "Subject: Quay shut",
  "MIME-Version: 1.0",
];
const WORDS = "The quay is shut, the harbour board said on Monday.";
const mail = (...lines: readonly string[]) => [...HEAD, ...lines].join("\r\n");
const plain = (words: string) => mail("Content-Type: text/plain; charset=utf-8", "", words, "");
const html = page("Quay shut", "The mayor, Ana Brandt, said that nobody had been told of it before the weekend.");

describe("a mail", () => {
  test("is its plain part; its header tells title, publisher and date", async () => {
    const both = mail(
      'Content-Type: multipart/alternative; boundary="b"',
      "",
      "--b",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
      "",
      Buffer.from(WORDS).toString("base64"),
      "--b",
      "Content-Type: text/html; charset=utf-8",
      "",
      html,
      "--b--",
    );
    const { reports } = await takeAll("a.eml", both);
    expect(reports).toMatchObject([
      { file: "a.eml", title: "Quay shut", publisher: "Oskavar Café Post", published: "2031-05-05T08:00:00.000Z" },
    ]);
    expect(reports[0]?.text.trim()).toBe(WORDS);
    expect((await takeAll("b.txt", both)).reports[0]?.id).toBe(reports[0]?.id);
  });

  test("that has a page alone is that page's article", async () => {
    const { reports } = await takeAll("a.eml", mail("Content-Type: text/html; charset=utf-8", "", html));
    expect(reports[0]?.text).toContain("nobody had been told");
    expect(reports[0]?.text).not.toContain("Home");
    expect(reports[0]?.source).toBeDefined();
  });

  test("yields to what is said of its file", async () => {
    const { reports } = await takeAll("a.eml", plain(WORDS), { published: "2031-05-06", publisher: "The Post" });
    expect(reports).toMatchObject([{ published: "2031-05-06", publisher: "The Post", title: "Quay shut" }]);
  });

  test.each([
    ["nothing", plain(" "), "The mail has no text."],
    [
      "an attachment",
      mail(
        "Content-Type: application/pdf; name=quay.pdf",
        "Content-Disposition: attachment; filename=quay.pdf",
        "",
        "x",
      ),
      "The mail has no text, but attachments: quay.pdf.",
    ],
  ])("with %s but its header is told", async (_, bytes, message) => {
    expect((await takeAll("a.eml", bytes)).failures).toEqual([{ place: "a.eml", code: "file-without-text", message }]);
  });
});

describe("an mbox", () => {
  const from = "From desk@oskavar.example Mon May  5 10:00:00 2031\r\n";
  const box = (...mails: readonly string[]) => mails.map((one) => `${from}${one}\r\n\r\n`).join("");

  test("gives a report a mail, each in its place, past what cannot be read", async () => {
    const { reports, failures } = await takeAll("m.mbox", box(plain(WORDS), plain(""), plain("The quay is open.")));
    expect(reports.map(({ file, text }) => [file, text.trim()])).toEqual([
      ["m.mbox#1", WORDS],
      ["m.mbox#3", "The quay is open."],
    ]);
    expect(failures).toMatchObject([{ place: "m.mbox#2", code: "file-without-text" }]);
  });

  test("has mails that are known by the same id as if each came alone", async () => {
    const alone = `${plain(WORDS)}\r\n`;
    const ids = async (name: string, bytes: string) => (await takeAll(name, bytes)).reports.map(({ id }) => id);
    expect(await ids("m.mbox", box(plain(WORDS), plain(WORDS)))).toEqual([
      ...(await ids("a.eml", alone)),
      ...(await ids("a.eml", alone)),
    ]);
  });

  test("has 'From ' in its mails unquoted, and is not parted by prose", async () => {
    const words = "He wrote:\r\n\r\n>From the quay we saw it.\r\n>>From here too.\r\n\r\nFrom Monday it is shut.";
    const { reports } = await takeAll("m.mbox", box(plain(words)));
    expect(reports.map(({ text }) => text.replace(/\r\n?/g, "\n").trim())).toEqual([
      "He wrote:\n\nFrom the quay we saw it.\n>From here too.\n\nFrom Monday it is shut.",
    ]);
  });

  test("fills what a mail does not say from what is said of the file", async () => {
    const bare = "Subject: Quay\r\nMIME-Version: 1.0\r\n\r\nThe quay is shut.";
    const { reports } = await takeAll("m.mbox", box(bare, plain(WORDS)), { publisher: "The Post" });
    expect(reports.map(({ publisher }) => publisher)).toEqual(["The Post", "Oskavar Café Post"]);
  });

  test("keeps no mail over the size that is allowed, and reads the next", async () => {
    const { reports, failures } = await takeAll("m.mbox", box(plain("x ".repeat(9000)), plain(WORDS)), {
      maxSize: 5000,
    });
    expect(failures).toMatchObject([{ place: "m.mbox#1", code: "file-too-large" }]);
    expect(reports.map(({ file }) => file)).toEqual(["m.mbox#2"]);
  });
});
