import type { ReactNode } from "react";

/** What may be wider than the page scrolls by itself, by keyboard too. */
export function Scroll({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too
    <section className="scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

/** Where the drawing is wider than the screen, its middle is seen first. */
export function centred(drawing: SVGSVGElement | null): void {
  const box = drawing?.parentElement;
  if (box != null) box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2;
}
