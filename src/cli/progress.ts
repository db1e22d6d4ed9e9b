import { SingleBar } from "cli-progress";

export interface Progress {
  readonly step: (name: string) => void;
  readonly stop: () => void;
}

/** A bar on standard error for more than one report, and only on a terminal. */
export function startProgress(total: number): Progress {
  if (total < 2 || !process.stderr.isTTY) return { step: () => {}, stop: () => {} };
  const bar = new SingleBar({
    format: "{bar} {value}/{total}  {eta_formatted} left  {name}",
    clearOnComplete: true,
    stream: process.stderr,
    hideCursor: true,
  });
  bar.start(total, 0, { name: "" });
  return {
    step: (name) => bar.increment(1, { name: name.replace(/\p{Cc}/gu, "�").slice(-40) }),
    stop: () => bar.stop(),
  };
}
