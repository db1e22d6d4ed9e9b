import type { UnzipFile } from "fflate";
import { SaysoError } from "../../errors/sayso-error.ts";
import { unpackLimit } from "./unpack-limit.ts";

/** A file inside a zip: its bytes must be read before the next file is asked for. */
export interface ZipEntry {
  readonly name: string;
  readonly pieces: AsyncGenerator<Uint8Array>;
}

/** Fed in slices of this size, a bomb bursts in steps of 16 MB, after each of which it is weighed. */
const SLICE = 16_384;

/**
 * The files of a zip that `isWanted` by their names, as they come. Refuses, after what came before, one that is cut or
 * damaged (`file-damaged`) and one that unpacks to too much (`archive-too-large`).
 */
export async function* zipEntries(
  pieces: AsyncIterable<Uint8Array>,
  place: string,
  isWanted: (name: string) => boolean,
): AsyncGenerator<ZipEntry> {
  const state = opened(await import("fflate"), place, isWanted);
  const slices = slicesOf(pieces)[Symbol.asyncIterator]();
  const feed = async (): Promise<boolean> => {
    const { done, value } = await slices.next();
    if (done === true) return false;
    state.push(value);
    return true;
  };
  for (;;) {
    const event = state.events.shift();
    if (event === undefined) {
      if (!(await feed())) break;
    } else if ("name" in event) yield { name: event.name, pieces: contents(state.events, feed, place) };
  }
  if (state.isCut()) throw damaged(place, "it ends in the middle of a file");
}

type Event = { readonly name: string } | { readonly bytes: Uint8Array; readonly isLast: boolean };

/** Collects what comes out, since the library catches what is thrown where it hands it over. */
function opened(library: typeof import("fflate"), place: string, isWanted: (name: string) => boolean) {
  const events: Event[] = [];
  const weigh = unpackLimit(place);
  let unclosed = 0;
  let size = 0;
  let trouble: string | null = null;
  const unzip = new library.Unzip((file: UnzipFile) => {
    const wanted = isWanted(file.name);
    if (wanted) events.push({ name: file.name });
    unclosed += 1;
    // What is not wanted is unpacked all the same and let go: the library would keep it for later.
    file.ondata = (error, bytes, isLast) => {
      if (error !== null) {
        if (wanted) trouble ??= error.message;
        return;
      }
      size += bytes.length;
      if (wanted) events.push({ bytes, isLast });
      if (isLast) unclosed -= 1;
    };
    file.start();
  });
  unzip.register(library.UnzipInflate);
  return {
    events,
    isCut: () => unclosed > 0,
    push: (slice: Uint8Array) => {
      size = 0;
      try {
        unzip.push(slice);
      } catch (error) {
        trouble ??= error instanceof Error ? error.message : String(error);
      }
      weigh(slice.length, size);
      if (trouble !== null) throw damaged(place, trouble);
    },
  };
}

/** The bytes of the file that the last event named. */
async function* contents(events: Event[], feed: () => Promise<boolean>, place: string): AsyncGenerator<Uint8Array> {
  for (;;) {
    const event = events[0];
    if (event === undefined) {
      if (!(await feed())) throw damaged(place, "it ends in the middle of a file");
    } else if ("name" in event) return;
    else {
      events.shift();
      yield event.bytes;
      if (event.isLast) return;
    }
  }
}

async function* slicesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces)
    for (let at = 0; at < piece.length; at += SLICE) yield piece.subarray(at, at + SLICE);
}

function damaged(place: string, why: string): SaysoError {
  return new SaysoError({
    code: "file-damaged",
    place,
    message: `The zip is cut or damaged (${why}); what came before was read.`,
    remedy: "Get the file again.",
  });
}
