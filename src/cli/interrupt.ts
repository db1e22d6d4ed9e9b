/** A launcher that hands over passes the terminal's signal on: it comes twice within this many milliseconds. */
const ONE_SIGNAL = 500;

/** What shells take for an end by Ctrl+C. */
export const EXIT_INTERRUPTED = 130;

/** The first Ctrl+C ends after the report at hand, the second at once. */
export function endOnInterrupt(): AbortController {
  const end = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    const heard = () => {
      if (end.signal.aborted) return;
      end.abort();
      setTimeout(() => process.off(signal, heard), ONE_SIGNAL).unref();
    };
    process.on(signal, heard);
  }
  return end;
}
