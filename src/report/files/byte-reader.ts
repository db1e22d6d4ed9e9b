/** Bytes that arrive in pieces, read as a whole or by lines; no more of them is held than was asked for. */
export interface ByteReader {
  /** The next bytes without taking them; fewer at the end. */
  readonly peek: (length: number) => Promise<Buffer>;
  /** Takes so many bytes; fewer at the end. */
  readonly take: (length: number) => Promise<Buffer>;
  /** Passes over so many bytes, and tells how many there were. */
  readonly skip: (length: number) => Promise<number>;
  /** Takes up to and with the next line feed, but no more than `most` bytes; null at the end. */
  readonly line: (most: number) => Promise<Buffer | null>;
  /** What is left, in pieces. */
  readonly rest: () => AsyncGenerator<Buffer>;
}

/**
 * Reads what `pieces` brings. What goes wrong there comes up only where bytes are asked for that are then missing: what
 * arrived before is given.
 */
export function byteReader(pieces: AsyncIterable<Uint8Array>): ByteReader {
  const source = pieces[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  let broken: { readonly error: unknown } | null = null;

  /** The next piece, or null at the end. */
  async function next(): Promise<Buffer | null> {
    while (broken === null) {
      try {
        const { done, value } = await source.next();
        if (done === true) return null;
        if (value.length > 0) return Buffer.from(value.buffer, value.byteOffset, value.length);
      } catch (error) {
        broken = { error };
      }
    }
    return null;
  }

  function tellIfBroken(): void {
    if (broken !== null) throw broken.error;
  }

  function takeHeld(length: number): Buffer {
    const taken = held.subarray(0, length);
    held = held.subarray(length);
    return taken;
  }

  async function upTo(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let missing = length;
    while (missing > 0) {
      if (held.length === 0) {
        const piece = await next();
        if (piece === null) break;
        held = piece;
      }
      const part = takeHeld(missing);
      parts.push(part);
      missing -= part.length;
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  }

  async function take(length: number): Promise<Buffer> {
    const bytes = await upTo(length);
    if (bytes.length < length) tellIfBroken();
    return bytes;
  }

  return {
    take,
    peek: async (length) => {
      const bytes = await upTo(length);
      if (bytes.length === 0) tellIfBroken();
      held = held.length === 0 ? bytes : Buffer.concat([bytes, held]);
      return bytes;
    },
    skip: async (length) => {
      let passed = 0;
      while (passed < length) {
        const part = await take(Math.min(length - passed, 65_536));
        if (part.length === 0) break;
        passed += part.length;
      }
      return passed;
    },
    line: async (most) => {
      const parts: Buffer[] = [];
      let length = 0;
      while (length < most) {
        if (held.length === 0) held = (await next()) ?? held;
        if (held.length === 0) {
          tellIfBroken();
          break;
        }
        const end = held.indexOf(10);
        const part = takeHeld(Math.min(end < 0 ? held.length : end + 1, most - length));
        parts.push(part);
        length += part.length;
        if (part.at(-1) === 10) break;
      }
      if (length === 0) return null;
      return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
    },
    rest: async function* () {
      if (held.length > 0) yield takeHeld(held.length);
      for (let piece = await next(); piece !== null; piece = await next()) yield piece;
      tellIfBroken();
    },
  };
}
