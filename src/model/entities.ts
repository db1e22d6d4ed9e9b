import type { Span } from "../text/span.ts";
import type { Heads } from "./weights.ts";
import type { Window } from "./windows.ts";

/** A stretch of words that names a person, an organisation, a state or place, a nationality or group, or tells a role. */
export interface EntityMention extends Span {
  readonly kind: string;
}

/** The mentions of one window: the best tag of each word, B and I joined. */
export function decodeEntities(window: Window, logits: Float32Array, heads: Heads): readonly EntityMention[] {
  const count = heads.entityTags.length;
  const found: { start: number; end: number; kind: string }[] = [];
  let open: string | null = null;
  window.words.forEach((word, i) => {
    let best = 0;
    for (let tag = 1; tag < count; tag++) {
      if ((logits[i * count + tag] ?? 0) > (logits[i * count + best] ?? 0)) best = tag;
    }
    const [place = "O", kind] = (heads.entityTags[best] ?? "O").split("-");
    const last = found.at(-1);
    if (kind === undefined) open = null;
    else if (place === "I" && open === kind && last !== undefined) last.end = word.end;
    else {
      found.push({ start: word.start, end: word.end, kind });
      open = kind;
    }
  });
  return found;
}
