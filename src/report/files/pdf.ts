import { SaysoError } from "../../errors/sayso-error.ts";
import { type IntakeOptions, intakeDrawn, MAX_SIZE } from "../intake.ts";
import type { Report } from "../report.ts";
import { refusePdfBomb } from "./pdf-bomb.ts";
import { type PdfItem, pdfText } from "./pdf-layout.ts";

/**
 * The report in a PDF's bytes. Refuses one with a password (`file-locked`), one that holds pictures of pages and no
 * text (`file-without-text`), one that is damaged, and one that unpacks to more than the size that is allowed.
 */
export async function intakePdf(bytes: Uint8Array, place: string, options: IntakeOptions): Promise<Report> {
  const most = options.maxSize ?? MAX_SIZE;
  refusePdfBomb(bytes, place, most);
  const pages = await pagesOf(bytes, place, most);
  const text = pdfText(pages);
  if (text.trim() === "") throw withoutText(pages.length, place);
  return intakeDrawn(text, bytes, options);
}

async function pagesOf(bytes: Uint8Array, place: string, most: number): Promise<readonly (readonly PdfItem[])[]> {
  // A megabyte of code that only PDFs need.
  const { getDocumentProxy } = await import("unpdf");
  try {
    // The library takes the bytes that it is given for its own.
    const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
    try {
      const pages: (readonly PdfItem[])[] = [];
      let size = 0;
      for (let number = 1; number <= document.numPages; number += 1) {
        const page = await document.getPage(number);
        const { items } = await page.getTextContent();
        pages.push(items.flatMap((item) => ("str" in item ? [itemOf(item)] : [])));
        size += items.reduce((sum, item) => sum + ("str" in item ? item.str.length : 0), 0);
        if (size > most) throw tooMuch(place);
        page.cleanup();
      }
      return pages;
    } finally {
      await document.loadingTask.destroy();
    }
  } catch (error) {
    throw error instanceof SaysoError ? error : told(error, place);
  }
}

function itemOf(item: {
  readonly str: string;
  readonly width: number;
  readonly transform: readonly number[];
}): PdfItem {
  const [, , c = 0, d = 0, x = 0, y = 0] = item.transform;
  return { str: item.str, x, y, width: item.width, fontSize: Math.hypot(c, d) };
}

function told(error: unknown, place: string): SaysoError {
  const { name, message } = error instanceof Error ? error : { name: "", message: String(error) };
  if (name === "PasswordException") {
    return new SaysoError(
      {
        code: "file-locked",
        place,
        message: "The PDF is locked with a password.",
        remedy: "Open it with its password, save a copy without, and read that.",
      },
      error,
    );
  }
  return new SaysoError(
    {
      code: "file-damaged",
      place,
      message: `The PDF is damaged (${message.replace(/\.$/, "")}).`,
      remedy: "Get it again, or print it to a new PDF.",
    },
    error,
  );
}

function withoutText(pages: number, place: string): SaysoError {
  return new SaysoError({
    code: "file-without-text",
    place,
    message: `The PDF holds no text: its ${pages === 1 ? "page is a picture" : `${pages} pages are pictures`}, most likely scanned.`,
    remedy: "Have its letters recognised first (OCR, such as 'ocrmypdf in.pdf out.pdf').",
  });
}

function tooMuch(place: string): SaysoError {
  return new SaysoError({
    code: "file-too-large",
    place,
    message: "The PDF holds more text than what is read.",
    remedy: "Split it into its reports, or allow more with --max-size.",
  });
}
