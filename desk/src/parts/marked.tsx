import { Fragment } from "react";

interface Mark {
  readonly start: number;
  readonly end: number;
}

/** An excerpt with what is meant in it marked. Offsets are of the report's text; `from` is the excerpt's first. */
export function Marked({
  text,
  from,
  marks,
  isCutBefore = false,
  isCutBehind = false,
}: {
  readonly text: string;
  readonly from: number;
  readonly marks: readonly Mark[];
  readonly isCutBefore?: boolean;
  readonly isCutBehind?: boolean;
}) {
  const pieces: { readonly words: string; readonly isMarked: boolean; readonly at: number }[] = [];
  let at = 0;
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    const [first, last] = [Math.max(at, start - from), Math.min(text.length, end - from)];
    if (last <= first) continue;
    if (first > at) pieces.push({ words: text.slice(at, first), isMarked: false, at });
    pieces.push({ words: text.slice(first, last), isMarked: true, at: first });
    at = last;
  }
  if (at < text.length) pieces.push({ words: text.slice(at), isMarked: false, at });
  return (
    <span className="excerpt" dir="auto">
      {isCutBefore && "… "}
      {pieces.map((piece) =>
        piece.isMarked ? <mark key={piece.at}>{piece.words}</mark> : <Fragment key={piece.at}>{piece.words}</Fragment>,
      )}
      {isCutBehind && " …"}
    </span>
  );
}
