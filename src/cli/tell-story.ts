import type { Reader } from "../index.ts";
import type { Ledger } from "../ledger/open-ledger.ts";
import { reportIn } from "../ledger/reread.ts";
import type { ReadReport } from "../reading/read.ts";
import { type Story, storyOf } from "../story/story.ts";

/** Stories told lately, by what they were told of: the same reports and weights give the same story. */
const MOST_KEPT = 50;

/** Tells stories of a ledger's reports, the last ones from memory. */
export function storyTeller(
  ledger: Ledger,
  open: () => Promise<Reader>,
): (reports: readonly string[]) => Promise<Story> {
  const kept = new Map<string, Promise<Story>>();
  return (ids) => {
    const reports = ids.map((id) => reportIn(ledger, id));
    // The text is in the key: a name that was forgotten is blacked out in it.
    const key = JSON.stringify(reports.map(({ id, text }) => [id, text]));
    const known = kept.get(key);
    if (known !== undefined) return known;
    const telling = tell(reports, open);
    kept.set(key, telling);
    telling.catch(() => kept.delete(key));
    for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest);
    return telling;
  };
}

async function tell(reports: readonly ReturnType<typeof reportIn>[], open: () => Promise<Reader>): Promise<Story> {
  const reader = await open();
  const read: ReadReport[] = [];
  for (const report of reports) read.push(await reader.readWithPassages(report));
  return storyOf(read, reader);
}
