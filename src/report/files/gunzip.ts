import { setImmediate } from "node:timers/promises";
import { createGunzip } from "node:zlib";
import { SaysoError } from "../../errors/sayso-error.ts";
import { unpackLimit } from "./unpack-limit.ts";

/** Fed in slices of this size, a bomb bursts in steps of 16 MB, after each of which it is weighed. */
const SLICE = 16_384;

/**
 * The bytes inside a gzip file of any number of members, as they come. What can be unpacked is given, up to some 16 kB
 * before the damage, before a damaged or cut file is refused with `file-damaged`; one that unpacks to too much is refused
 * with `archive-too-large`.
 */
export async function* gunzip(pieces: AsyncIterable<Uint8Array>, place: string): AsyncGenerator<Buffer> {
  const unpacker = createGunzip();
  const weigh = unpackLimit(place);
  const out: Buffer[] = [];
  let broken: Error | null = null;
  let wake = () => {};
  // Not by way of the stream's own iterator, which drops what is unpacked and not yet read when an error comes.
  unpacker
    .on("data", (bytes: Buffer) => out.push(bytes))
    .on("error", (error) => {
      broken = error;
      wake();
    });
  const doing = (what: (done: () => void) => void) =>
    new Promise<void>((resolve) => {
      wake = resolve;
      what(resolve);
    });
  const refuseBroken = () => {
    if (broken !== null) throw damaged(place, broken);
  };
  try {
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length; at += SLICE) {
        const slice = piece.subarray(at, at + SLICE);
        await doing((done) => unpacker.write(slice, () => done()));
        await setImmediate();
        weigh(slice.length, sum(out));
        yield* out.splice(0);
        refuseBroken();
      }
    }
    await doing((done) => unpacker.once("close", done).end());
    yield* out.splice(0);
    refuseBroken();
  } finally {
    unpacker.destroy();
  }
}

function sum(parts: readonly Buffer[]): number {
  return parts.reduce((total, { length }) => total + length, 0);
}

function damaged(place: string, cause: Error): SaysoError {
  return new SaysoError(
    {
      code: "file-damaged",
      place,
      message: `The packed file is cut or damaged (${cause.message}); what came before was read.`,
      remedy: "Get the file again.",
    },
    cause,
  );
}
