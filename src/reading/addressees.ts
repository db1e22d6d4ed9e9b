import type { FoundAttribution } from "../model/decode.ts";
import addressed from "./vocabulary/addressed.json" with { type: "json" };

const ARTICLES: ReadonlySet<string> = new Set(addressed.articles);

/**
 * The rows without those that only tell whom another row speaks to, "accused the [minister]": marks of cues take the
 * person addressed in now and then, and the network makes a cue of that person, with the article for a source. Elsewhere
 * an article is no source, and the row is left without one.
 */
export function withoutAddressees(text: string, rows: readonly FoundAttribution[]): readonly FoundAttribution[] {
  return rows.flatMap((row) => {
    const [source, ...others] = row.source;
    if (source === undefined || others.length > 0) return [row];
    if (!ARTICLES.has(text.slice(source.start, source.end).toLowerCase())) return [row];
    const isAddressee = source.end + 1 === row.cue.start && rows.some(({ cue }) => cue.end + 1 === source.start);
    return isAddressee ? [] : [{ ...row, source: [] }];
  });
}
