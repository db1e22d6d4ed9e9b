import type { World } from "./polite.ts";
import type { Polling } from "./poll.ts";
import { type PollCounts, pollFeeds } from "./poll.ts";

export interface Watching extends Omit<Polling, "now"> {
  readonly world: World;
  readonly isOnce: boolean;
  /** What is done after each poll, with its counts. */
  readonly polled: (counts: PollCounts) => Promise<void>;
}

/** Polls again and again until it is over, or once. */
export async function watchFeeds(watching: Watching): Promise<void> {
  const { world, isOnce, every, isOver } = watching;
  do {
    const started = world.now().getTime();
    await watching.polled(await pollFeeds({ ...watching, now: world.now }));
    if (isOnce || isOver()) return;
    await world.sleep(Math.max(started + every - world.now().getTime(), 0));
  } while (!isOver());
}
