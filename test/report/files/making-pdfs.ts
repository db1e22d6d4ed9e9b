/** A line of a page: where it stands from the left and the bottom, in points, and how large it is set. */
export interface PdfLine {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

/** A PDF of pages with lines in Helvetica; `trailer` and `objects` add what makes it odd. */
export function pdf(pages: readonly (readonly PdfLine[])[], trailer = "", objects: readonly string[] = []): Buffer {
  const kids = pages.map((_, i) => `${4 + i * 2} 0 R`).join(" ");
  const bodies = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...pages.flatMap((lines, i) => {
      const content = lines.map(drawn).join("\n");
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + i * 2} 0 R >>`,
        `<< /Length ${Buffer.byteLength(content, "latin1")} >>\nstream\n${content}\nendstream`,
      ];
    }),
    ...objects,
  ];
  let file = "%PDF-1.4\n";
  const at = bodies.map((body, i) => {
    const start = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(start).padStart(10, "0")} 00000 n \n`;
  });
  const size = bodies.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${at.join("")}`;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + table + end, "latin1");
}

/** Lines one under the other, `lead` points apart; an empty one leaves as much room. */
export function column(lines: readonly string[], y = 700, x = 72, lead = 14): readonly PdfLine[] {
  return lines.flatMap((words, i) => (words === "" ? [] : [{ words, x, y: y - i * lead }]));
}

function drawn({ words, x, y, size = 11 }: PdfLine): string {
  return `BT /F1 ${size} Tf ${x} ${y} Td (${words.replace(/[\\()]/g, "\\$&")}) Tj ET`;
}
