import { type ReactNode, useState } from "react";
import { Link } from "wouter";
import { type ListedStory, type StoryChanged, type StoryPage, storyAddress } from "../api.ts";
import { dayOf, titleOf } from "../text/row-words.ts";
import { Deciding, type DecisionWish } from "./deciding.tsx";
import { More, usePaged } from "./paged.tsx";

type Report = StoryPage["story"]["reports"][number];

/** What people can do to a story, with a look at what would change, and what they did, each of which can be taken back. */
export function StoryChanges({
  id,
  reports,
  changes,
}: Pick<StoryPage, "changes"> & { readonly id: string; readonly reports: readonly Report[] }) {
  const [wish, setWish] = useState<DecisionWish | null>(null);
  const [picked, setPicked] = useState("");
  const report = reports.find((one) => one.id === picked) ?? reports[0];
  const path = `/stories/${encodeURIComponent(id)}/changes`;
  const look = (label: string, body: DecisionWish["body"]) => setWish({ path, body, label, show: storiesShown });
  const deciding = (...labels: readonly string[]) =>
    wish !== null &&
    labels.includes(wish.label) && <Deciding key={JSON.stringify(wish.body)} wish={wish} onEnd={() => setWish(null)} />;
  return (
    <>
      <section className="panel" aria-label="A report that is of another story">
        <h2>A report that is of another story</h2>
        <label>
          Report{" "}
          <select name="report" value={report?.id ?? ""} onChange={({ target }) => setPicked(target.value)}>
            {reports.map((one) => (
              <option key={one.id} value={one.id}>
                {`${one.publisher ?? one.file}, ${dayOf(one.published)}`}
              </option>
            ))}
          </select>
        </label>
        {reports.length > 1 && (
          <p>
            <button type="button" onClick={() => look("Take it out", { split: report?.id })}>
              Take it out …
            </button>
          </p>
        )}
        <StorySearch
          label="Or move it to"
          own={id}
          verb="Move"
          onPick={(to) => look("Move", { move: report?.id, to })}
        />
        {deciding("Take it out", "Move")}
      </section>
      <section className="panel" aria-label="The same story as">
        <h2>The same story as</h2>
        <StorySearch label="Another story" own={id} verb="Merge" onPick={(merge) => look("Merge", { merge })} />
        {deciding("Merge")}
      </section>
      {changes.length > 0 && (
        <section className="panel" aria-label="Who changed what">
          <h2>Who changed what</h2>
          <ul>
            {changes.map((one) => (
              <li key={one.id}>
                <span dir="auto">
                  {dayOf(one.at)}, {one.by}: {TOLD[one.what]} — {one.why}
                </span>{" "}
                {one.stands ? (
                  <button type="button" onClick={() => look("Take it back", { undo: one.id })}>
                    Take back
                  </button>
                ) : (
                  <span className="about">taken back</span>
                )}
              </li>
            ))}
          </ul>
          {deciding("Take it back")}
        </section>
      )}
    </>
  );
}

const TOLD = {
  merged: "merged two stories",
  split: "took a report out",
  moved: "moved a report",
  undone: "took a change back",
} as const;

/** Stories by words of their titles and publishers, those of one report too. */
function StorySearch({
  label,
  own,
  verb,
  onPick,
}: {
  readonly label: string;
  readonly own: string;
  readonly verb: string;
  readonly onPick: (story: string) => void;
}) {
  const [words, setWords] = useState("");
  const isSought = words.trim().length > 1;
  const found = usePaged<{ stories: ListedStory[]; next: string | null }>(
    ["stories", words, "one"],
    "/stories",
    { q: words, least: "1", limit: "9" },
    { enabled: isSought },
  );
  const stories = (found.data?.pages.flatMap((page) => page.stories) ?? []).filter(({ id }) => id !== own);
  return (
    <>
      <label>
        {label}{" "}
        <input
          type="search"
          value={words}
          onChange={({ target }) => setWords(target.value)}
          placeholder="Part of a title"
        />
      </label>
      {found.isSuccess && isSought && stories.length === 0 && (
        <p className="about">No other story has this in a title.</p>
      )}
      <ul>
        {stories.map(({ id, title, from, reports }) => (
          <li key={id}>
            <Link href={storyAddress(id)} dir="auto">
              {title ?? "Without a title"}
            </Link>{" "}
            <span className="about">
              {reports.length === 1 ? "1 report" : `${reports.length} reports`}, {dayOf(from)}
            </span>{" "}
            <button type="button" onClick={() => onPick(id)}>
              {verb} …
            </button>
          </li>
        ))}
      </ul>
      {isSought && <More of={found} what="stories" />}
    </>
  );
}

/** What a change does: which report goes from where to where. */
function storiesShown(changed: unknown): ReactNode {
  const { moves } = changed as StoryChanged;
  const reports = new Map(moves.map(({ report }) => [report.id, report]));
  const storyOf = (report: string, isIn: boolean) => {
    const move = moves.find((one) => one.report.id === report && one.isIn === isIn);
    return move === undefined ? null : (move.title ?? "a story of its own");
  };
  return (
    <div className="changes" role="status">
      <p>This moves {reports.size === 1 ? "1 report" : `${reports.size} reports`}:</p>
      <ul>
        {[...reports.values()].map((report) => (
          <li key={report.id} dir="auto">
            {titleOf(report)}{" "}
            <span className="about">
              ({[report.publisher, dayOf(report.published)].filter((part) => part !== null).join(", ")}):{" "}
              {storyOf(report.id, false) ?? "in no story"} → {storyOf(report.id, true) ?? "stays in its other story"}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
