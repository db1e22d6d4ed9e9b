import { Link } from "wouter";
import { type ListedStory, storyAddress } from "../api.ts";
import { Facts } from "../parts/facts.tsx";
import { More, usePaged } from "../parts/paged.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { dayOf } from "../text/row-words.ts";

/** Happenings that two reports or more tell of, the latest first. */
export default function StoriesPage() {
  const stories = usePaged<{ stories: ListedStory[]; next: string | null }>(["stories"], "/stories");
  const list = stories.data?.pages.flatMap((page) => page.stories) ?? [];
  return (
    <section>
      <h1>Stories</h1>
      <p className="about">
        Happenings that several reports tell of: who copied whom, what they share, where they part.
      </p>
      {stories.isPending && <Loading what="stories" />}
      {stories.error !== null && <Failed error={stories.error} again={() => stories.refetch()} />}
      {stories.isSuccess && list.length === 0 && (
        <Empty title="No two reports are on one happening">
          <p>Add more reports: each is put into its story as it comes in.</p>
        </Empty>
      )}
      <ol className="list">
        {list.map(({ id, title, from, to, reports }) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: rows are walked through with j and k
          <li key={id} data-row={id} tabIndex={0}>
            <Link className="title" href={storyAddress(id)} data-open dir="auto">
              {title ?? "Without a title"}
            </Link>
            <p className="about">
              {reports.length} reports · {from === to ? dayOf(from) : `${dayOf(from)} to ${dayOf(to)}`} ·{" "}
              <Facts of={[...new Set(reports.map(({ publisher }) => publisher))]} between=", " />
            </p>
          </li>
        ))}
      </ol>
      <More of={stories} what="stories" />
    </section>
  );
}
