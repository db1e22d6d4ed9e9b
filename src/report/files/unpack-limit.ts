import { SaysoError } from "../../errors/sayso-error.ts";

/** Text packs to a tenth, pages that repeat themselves to a fiftieth; a bomb to a thousandth. */
const MOST_TIMES = 200;
/** So much may come out of however little. */
const ALWAYS = 64 * 1024 * 1024;

/**
 * Weighs what goes into an unpacker against what comes out, all together; refuses with `archive-too-large` once it is
 * more than `ALWAYS` and more than `MOST_TIMES` as much.
 */
export function unpackLimit(place: string): (packed: number, unpacked: number) => void {
  let inside = 0;
  let outside = 0;
  return (packed, unpacked) => {
    inside += packed;
    outside += unpacked;
    if (outside <= Math.max(ALWAYS, inside * MOST_TIMES)) return;
    throw new SaysoError({
      code: "archive-too-large",
      place,
      message: `It unpacks to more than ${MOST_TIMES} times its size, and was unpacked no further than ${Math.round(outside / 1024 / 1024)} MB.`,
      remedy: "It may be made to fill memory. If you trust it, unpack it yourself and read what is in it.",
    });
  };
}
