/**
 * Works on items, so many at once; each is given the turn to wait for before it does what must happen in the items'
 * order. No item is taken before there is room for it. Once the signal is given no more are taken; a defect gives it and
 * is refused with, when what was begun has ended.
 */
export async function inOrder<T>(
  items: AsyncIterable<T> | Iterable<T>,
  atOnce: number,
  end: AbortController,
  work: (item: T, turn: Promise<void>) => Promise<void>,
): Promise<void> {
  const queue = itemsOf(items);
  let last = Promise.resolve();
  const workInTurn = async () => {
    while (!end.signal.aborted) {
      const next = await queue.next();
      if (next.done === true) return;
      const turn = last;
      const { promise, resolve } = Promise.withResolvers<void>();
      last = promise;
      try {
        await work(next.value, turn);
        await turn;
      } catch (error) {
        end.abort();
        throw error;
      } finally {
        resolve();
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, workInTurn));
  for (const one of ended) if (one.status === "rejected") throw one.reason;
}

async function* itemsOf<T>(items: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
