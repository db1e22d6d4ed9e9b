import { useState } from "react";
import { shortened } from "../../../src/text/shortened.ts";
import type { Standing } from "../api.ts";
import { Refused, useCorrection } from "./correcting.tsx";
import { ReasonFields, reasonsOf } from "./reasons.tsx";

/** Words of the text that a person has selected. */
export interface Chosen {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** The words that are selected in the report's text, by offset and without blanks around them; null where none are. */
export function chosenWords(text: string): Chosen | null {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const pieces = [...document.querySelectorAll<HTMLElement>(".text [data-start]")].filter((piece) =>
    range.intersectsNode(piece),
  );
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return null;
  // A selection's edge lies in a piece's words, or, after a double or triple click, around whole pieces.
  const inWords = (node: Node, piece: HTMLElement) => node instanceof Text && piece.contains(node);
  const from = startOf(first) + (inWords(range.startContainer, first) ? range.startOffset : 0);
  const to = startOf(last) + (inWords(range.endContainer, last) ? range.endOffset : (last.textContent?.length ?? 0));
  const words = text.slice(from, to).trim();
  const start = from + text.slice(from, to).search(/\S/);
  return words === "" ? null : { start, end: start + words.length, words };
}

function startOf(piece: HTMLElement): number {
  return Number(piece.dataset["start"]);
}

const PARTS = ["content", "source", "cue"] as const;

/** Selected words become a part of a statement that is there, or a new statement. */
export function Adding({
  standing: { reading, versions },
  chosen,
  onDone,
}: {
  readonly standing: Standing;
  readonly chosen: Chosen;
  readonly onDone: () => void;
}) {
  const [target, setTarget] = useState("new");
  const id = target === "new" ? reading.report.id : `${reading.report.id}/${target}`;
  const correction = useCorrection(id);
  const near = reading.attributions.filter(({ source, cue, content }) =>
    [...source, ...cue, ...content].some(
      ({ start, end }) => Math.abs(start - chosen.start) < 600 || Math.abs(end - chosen.end) < 600,
    ),
  );
  return (
    <form
      className="adding"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const span = [{ start: chosen.start, end: chosen.end, text: chosen.words }];
        const part = String(form.get("part"));
        const speaker = String(form.get("speaker"));
        const version = versions[target];
        correction.mutate(
          {
            action: target === "new" ? "add" : "change",
            ...(target === "new" ? { kind: "statement" as const } : {}),
            ...(version === undefined ? {} : { version }),
            fields: { [part]: span, ...(speaker === "" ? {} : { speaker }) },
            ...reasonsOf(form),
          },
          { onSuccess: onDone },
        );
      }}
    >
      <p>
        “{shortened(chosen.words, 120)}” is the{" "}
        <select name="part" aria-label="Part">
          {PARTS.map((part) => (
            <option key={part}>{part}</option>
          ))}
        </select>{" "}
        of{" "}
        <select aria-label="Statement" value={target} onChange={(event) => setTarget(event.target.value)}>
          <option value="new">a new statement</option>
          {near.map((row) => (
            <option key={row.id} value={row.id}>
              {row.id}:{" "}
              {shortened(row.content.map(({ start, end }) => reading.report.text.slice(start, end)).join(" … "), 60)}
            </option>
          ))}
        </select>{" "}
        by{" "}
        <select name="speaker" aria-label="Speaker">
          <option value="">{target === "new" ? "nobody named" : "the same speaker"}</option>
          {reading.actors.map(({ id: actor, name }) => (
            <option key={actor} value={actor}>
              {name}
            </option>
          ))}
        </select>
      </p>
      <ReasonFields />
      <button type="submit" disabled={correction.isPending}>
        Keep it
      </button>
      <button type="button" onClick={onDone}>
        Leave it
      </button>
      <Refused
        {...{ id, correction }}
        send={(wish) => correction.mutate(wish, { onSuccess: onDone })}
        onLeave={onDone}
      />
    </form>
  );
}
