import { useRef, useState } from "react";
import type { NewReport } from "../api.ts";
import { ReadingLines, type ToRead, useReadingLines } from "./reading-lines.tsx";

/** Reads at once what is pasted, named by its address, or dropped: several files, each with its line. */
export function NewReportForm() {
  const [text, setText] = useState("");
  const [isOver, setOver] = useState(false);
  const { lines, read } = useReadingLines();
  const form = useRef<HTMLFormElement>(null);
  const about = () => {
    const given = form.current === null ? new FormData() : new FormData(form.current);
    const entries = ["publisher", "published"].flatMap((name) => {
      const value = String(given.get(name) ?? "").trim();
      return value === "" ? [] : [[name, value]];
    });
    return Object.fromEntries(entries) as Pick<NewReport, "publisher" | "published">;
  };
  const readFiles = (files: Iterable<File>) => {
    const told = about();
    read([...files].map((file): ToRead => ({ name: file.name, report: () => inBytes(file, told) })));
  };
  return (
    <form
      ref={form}
      className={`panel${isOver ? " over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        readFiles(event.dataTransfer.files);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        const given = text.trim();
        const report = { ...(/^https?:\/\/\S+$/.test(given) ? { url: given } : { text }), ...about() };
        read([{ name: given.slice(0, 60), report: () => Promise.resolve(report) }]);
      }}
    >
      <h2>Read a report</h2>
      <label>
        Its text, or the address of a page, a PDF or an archive
        <textarea required rows={6} value={text} onChange={(event) => setText(event.target.value)} dir="auto" />
      </label>
      <label>
        Or files, which can be dropped here too: text, pages, PDFs, mails, web archives
        <input
          type="file"
          multiple
          accept={TAKEN}
          onChange={(event) => {
            readFiles(event.target.files ?? []);
            event.target.value = "";
          }}
        />
      </label>
      <label>
        Publisher <input name="publisher" maxLength={200} />
      </label>
      <label>
        Day of publication <input name="published" type="date" />
      </label>
      <button type="submit">Read it</button>
      <ReadingLines lines={lines} />
    </form>
  );
}

/** What a form offers; what a file is, the server tells by its bytes. */
const TAKEN = ".txt,.md,.html,.htm,.pdf,.eml,.mbox,.warc,.warc.gz,.gz,.wacz,.zip,text/plain,text/html,application/pdf";

/** So much may be sent; the server says the same of what it takes. */
const MOST = 50 * 1024 * 1024;

/** A file as its bytes: its encoding and form are told on the server. */
async function inBytes(file: File, about: Pick<NewReport, "publisher" | "published">): Promise<NewReport> {
  if (file.size > MOST)
    throw new RangeError(`The file has ${Math.ceil(file.size / 1024 / 1024)} MB; at most 50 are read.`);
  if (file.size === 0) return { text: " ", file: file.name, ...about };
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return { bytes: url.slice(url.indexOf(",") + 1), file: file.name, ...about };
}
