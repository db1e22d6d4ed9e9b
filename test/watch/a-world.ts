import type { Answer } from "../../src/report/guarded-request.ts";
import type { World } from "../../src/watch/polite.ts";

export interface Asked {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds since the world began. */
  readonly at: number;
}

type Told = Partial<Omit<Answer, "bytes">> & { readonly text?: string };

/** A world without a network or a clock of its own: sleeping moves its time on, and pages are told by address. */
export function aWorld(pages: Readonly<Record<string, (asked: Asked) => Told>>) {
  const asked: Asked[] = [];
  let at = 0;
  const world: World = {
    now: () => new Date(Date.UTC(2026, 2, 3) + at),
    sleep: async (milliseconds) => {
      at += milliseconds;
    },
    ask: async (url, headers) => {
      const question = { url, headers, at };
      asked.push(question);
      const { text = "", ...answer } = pages[url]?.(question) ?? { status: 404 };
      return { status: 200, headers: {}, url, ...answer, bytes: new TextEncoder().encode(text) };
    },
  };
  return {
    world,
    asked,
    pass: (milliseconds: number) => {
      at += milliseconds;
    },
  };
}
