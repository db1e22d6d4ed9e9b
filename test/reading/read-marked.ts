import type { ChainMention } from "../../src/model/chains.ts";
import type { EntityMention } from "../../src/model/entities.ts";
import type { FoundHappening } from "../../src/model/happenings.ts";
import { actorsOf } from "../../src/reading/actors.ts";
import type { SpeakerlessAttribution } from "../../src/reading/attributions.ts";
import { intakeText } from "../../src/report/intake.ts";
import type { BlockKind } from "../../src/report/report.ts";
import type { Span } from "../../src/text/span.ts";

const KINDS: Readonly<Record<string, string>> = { P: "person", O: "organisation", L: "place", G: "group" };

/** A word of a text that tells an event; sure of all unless said otherwise. */
export interface Told {
  readonly word: string;
  readonly type: string;
  readonly modality?: string;
  readonly sure?: number;
  /** The words that the network takes for its actors'. */
  readonly actors?: readonly string[];
}

/** A phrase that the network takes for an actor's mention, with the word that heads it. */
export interface Seen {
  readonly whole: string;
  readonly head: string;
  /** Which of those before it this one means again, counted from the first. */
  readonly again?: number;
}

/** What is known of a report beside its text: its last paragraph may be a byline. */
export interface Around {
  readonly publisher?: string | null;
  readonly hasByline?: boolean;
}

/** What the network finds at the word's first place; it sees no recipient. */
export function happeningAt(
  text: string,
  { word, type, modality = "happened", sure = 1, actors = [] }: Told,
): FoundHappening {
  const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  return {
    ...{ anchor: spanOf(word), type, actors: actors.map(spanOf), recipients: [] },
    ...{ modality, commitment: 3, scores: [sure, 1, 1] },
  };
}

/**
 * The actors of a text in which what the network would find is marked: names as `[P:Ana Brandt]` (P, O, L, G), and of
 * each statement the source as `<she>`, the cue as `{said}`, the content as `⟦…⟧`. The three belong together by their
 * order; a source may be empty. `tellings` are words that tell an event of a type, of which the network sees no party;
 * `seen` are phrases that it takes for mentions of actors, in the order of the text.
 */
export function actorsOfMarked(
  marked: string,
  tellings: readonly Told[] = [],
  seen: readonly Seen[] = [],
  { publisher = null, hasByline = false }: Around = {},
) {
  const found: Record<string, Span[]> = {};
  const open: { kind: string; start: number }[] = [];
  let text = "";
  for (const match of marked.matchAll(/\[([POLG]):|([<{⟦])|([\]>}⟧])|[^[\]<>{}⟦⟧]+/gu)) {
    const [whole, kind, opening, closing] = match;
    if (kind !== undefined) open.push({ kind, start: text.length });
    else if (opening !== undefined) open.push({ kind: opening, start: text.length });
    else if (closing !== undefined) {
      const last = open.pop();
      if (last !== undefined) found[last.kind] = [...(found[last.kind] ?? []), { start: last.start, end: text.length }];
    } else text += whole;
  }
  const inOrder = (spans: readonly Span[] = []) => [...spans].sort((a, b) => a.start - b.start);
  const [sources, cues, contents] = [inOrder(found["<"]), inOrder(found["{"]), inOrder(found["⟦"])];
  const rows = contents.map(
    (content, i): SpeakerlessAttribution => ({
      id: `A${i + 1}`,
      source: [sources[i]].flatMap((span) => (span === undefined || span.end === span.start ? [] : [span])),
      cue: [cues[i]].flatMap((span) => (span === undefined || span.end === span.start ? [] : [span])),
      content: [content],
      act: "speech",
      manner: /^["“]/u.test(text.slice(content.start)) ? "direct" : "indirect",
      channel: null,
      within: null,
      confidence: 1,
    }),
  );
  const entities = Object.entries(KINDS)
    .flatMap(([mark, kind]): EntityMention[] => (found[mark] ?? []).map((span) => ({ ...span, kind })))
    .sort((a, b) => a.start - b.start);
  const report = intakeText(text);
  if (report.text !== text) throw new Error("The text changed at intake: offsets would not hold.");
  const kindOf = (kind: BlockKind): BlockKind => (kind === "title" ? kind : "paragraph");
  const all = report.blocks.map((block) => ({ ...block, kind: kindOf(block.kind) }));
  const blocks = hasByline ? all.slice(0, -1) : all;
  const happenings = tellings.map((telling) => happeningAt(text, telling));
  const analysis = { entities, happenings, stances: [], chains: chainsOf(text, seen) };
  const told = actorsOf(text, blocks, rows, analysis, null, { bylines: all.slice(blocks.length), publisher });
  const nameOf = (id: string | null) => told.actors.find((actor) => actor.id === id)?.name ?? null;
  return { text, ...told, speakers: told.attributions.map(({ speaker }) => nameOf(speaker)), nameOf };
}

function chainsOf(text: string, seen: readonly Seen[]): readonly ChainMention[] {
  return seen.map(({ whole, head, again }): ChainMention => {
    const start = text.indexOf(whole);
    const at = start + whole.indexOf(head);
    const span = { start, end: start + whole.length };
    const antecedents = again === undefined ? [] : [{ index: again, chance: 0.9 }];
    return { ...span, head: { start: at, end: at + head.length }, actor: 0.9, newness: 0.1, antecedents };
  });
}
