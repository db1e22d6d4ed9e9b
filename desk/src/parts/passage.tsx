import { Link } from "wouter";
import { rowAddress, type StoryPage } from "../api.ts";
import { dayOf } from "../text/row-words.ts";

export type Place = StoryPage["story"]["disputes"][number]["a"];

/** A passage of one of a story's reports, with where it stands. */
export function Passage({ place, story, texts }: Pick<StoryPage, "story" | "texts"> & { readonly place: Place }) {
  const report = story.reports.find(({ file }) => file === place.file);
  const address = rowAddress(report?.id ?? "");
  return (
    <blockquote>
      <p dir="auto">{texts[place.file]?.slice(place.start, place.end)}</p>
      <footer>
        <Link href={place.row == null ? address : `${address}?row=${place.row}`} dir="auto">
          {report?.publisher ?? place.file}
        </Link>
        , {dayOf(report?.published ?? null)}
      </footer>
    </blockquote>
  );
}

export function Sure({ confidence }: { readonly confidence: number }) {
  return (
    <span className="confidence" title="of rows given this number, that share is right">
      {Math.round(confidence * 100)}%
    </span>
  );
}
