import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link, useParams } from "wouter";
import { ask, type StoryPage as Page, rowAddress } from "../api.ts";
import { Beside } from "../parts/beside.tsx";
import { Folded } from "../parts/folded.tsx";
import { Passage, type Place, Sure } from "../parts/passage.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { StoryChanges } from "../parts/story-changes.tsx";
import { StoryReports } from "../parts/story-reports.tsx";

/** A story: its reports in time with copies under their origin, what several tell, where they part, what is new. */
export default function StoryPage() {
  const id = useParams()["id"] ?? "";
  const page = useQuery({
    queryKey: ["story", id],
    queryFn: () => ask<Page>(`/stories/${encodeURIComponent(id)}`),
  });
  if (page.isPending) return <Loading what="the story: its reports are read side by side" />;
  if (page.error !== null) return <Failed error={page.error} again={() => page.refetch()} />;
  const { story, texts, changes } = page.data;
  const isCopy = (a: Place, b: Place) =>
    story.nearCopies.some((group) => group.includes(a.file) && group.includes(b.file));
  const borrowed = story.copied.flatMap(([a, b]) =>
    a === undefined || b === undefined || isCopy(a, b) ? [] : [[a, b] as const],
  );
  const passage = (place: Place) => (
    <Passage key={`${place.file} ${place.start}`} place={place} story={story} texts={texts} />
  );
  return (
    <div className="columns">
      <section>
        <h1 dir="auto">{story.title ?? "Without a title"}</h1>
        <Part
          title="Where they part"
          none="No two reports were found to contradict each other."
          of={story.disputes}
          show={({ kind, a, b, why, confidence }) => (
            <Card key={`${a.file}${a.start} ${b.file}${b.start}`} label={`dispute · ${kind}`} {...{ why, confidence }}>
              {passage(a)}
              {passage(b)}
            </Card>
          )}
        />
        <Part
          title="What is new"
          none="No later report was found to supersede an earlier one."
          of={story.updates}
          show={({ earlier, later, why, confidence }) => (
            <Card
              key={`${earlier.file}${earlier.start} ${later.file}${later.start}`}
              label="update"
              {...{ why, confidence }}
            >
              {passage(earlier)}
              {passage(later)}
            </Card>
          )}
        />
        <Part
          title="What several tell"
          none="No claim was found in two independent reports."
          of={story.corroborated}
          show={({ claims, independent, why, confidence }) => (
            <Card
              key={claims.map(({ file, start }) => `${file}${start}`).join()}
              label={`${independent} independent reports`}
              {...{ why, confidence }}
            >
              {claims.map(passage)}
            </Card>
          )}
        />
        {borrowed.length > 0 && (
          <Part
            title="Borrowed passages"
            none=""
            of={borrowed}
            show={([a, b]) => (
              <article className="card" key={`${a.file}${a.start} ${b.file}`}>
                <div className="sides">
                  {passage(a)}
                  {passage(b)}
                </div>
              </article>
            )}
          />
        )}
      </section>
      <Beside label="Its reports, and changes">
        <StoryReports story={story} />
        <StoryChanges id={story.id} reports={story.reports} changes={changes} />
        <p className="about">
          <Link href={rowAddress(story.reports[0]?.id ?? "")}>The first report</Link>
        </p>
      </Beside>
    </div>
  );
}

/** So many of each part are shown at once, the surest: behind them doubtful ones would hide the rest of the page. */
const LEAD = 6;

function Part<T>({
  title,
  none,
  of,
  show,
}: {
  readonly title: string;
  readonly none: string;
  /** Those to be seen first stand first: the surest, where it is known how sure each is. */
  readonly of: readonly T[];
  readonly show: (one: T) => ReactNode;
}) {
  return (
    <section>
      <h2>{title}</h2>
      {of.length === 0 ? <Empty title={none} /> : <Folded of={of} most={LEAD} show={show} />}
    </section>
  );
}

function Card({
  label,
  why,
  confidence,
  children,
}: {
  readonly label: string;
  readonly why: string;
  readonly confidence: number;
  readonly children: ReactNode;
}) {
  return (
    <article className="card">
      <header>
        <span className="label">{label}</span>
        <Sure confidence={confidence} />
      </header>
      <p className="headline" dir="auto">
        {why}
      </p>
      <div className="sides">{children}</div>
    </article>
  );
}
