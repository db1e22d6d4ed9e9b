/** A stretch of a report's text: half-open `[start, end)`, in UTF-16 code units. The one span type of Sayso. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span itself. Refuses one that is empty, reversed, fractional or outside a text of `length` code units. */
export function checkedSpan(start: number, end: number, length: number): Span {
  const whole = Number.isInteger(start) && Number.isInteger(end);
  if (!whole || start < 0 || end <= start || end > length) {
    throw new RangeError(`Span [${start}, ${end}) does not lie in a text of ${length} code units.`);
  }
  return { start, end };
}

/** The words that a span points at. */
export function textAt(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** Whether two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether `inner` lies wholly in `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The index of the first of these spans, in order of place, that ends after `offset`; their count where none does. */
export function firstEndingAfter(spans: readonly { readonly end: number }[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const span = spans[middle];
    if (span !== undefined && span.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The span without the white space at its ends, or null where nothing else is in it. */
export function trimmed(text: string, { start, end }: Span): Span | null {
  let first = start;
  let last = end;
  while (first < last && isSpace(text.charCodeAt(first))) first += 1;
  while (last > first && isSpace(text.charCodeAt(last - 1))) last -= 1;
  return first < last ? { start: first, end: last } : null;
}

/** Whether a UTF-16 code unit is white space, a no-break space or a stray byte-order mark. */
export function isSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  return (
    unit === 0xa0 ||
    unit === 0x85 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200b) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}
