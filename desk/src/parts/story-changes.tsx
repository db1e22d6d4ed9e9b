import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type StoryPage, tell } from "../api.ts";
import { dayOf } from "../text/row-words.ts";
import { Failed } from "./states.tsx";

/** What people changed of a story, and a way to take a report out of it. */
export function StoryChanges({
  id,
  reports,
  changes,
}: Pick<StoryPage, "changes"> & { readonly id: string; readonly reports: StoryPage["story"]["reports"] }) {
  const queries = useQueryClient();
  const splitting = useMutation({
    mutationFn: (change: Readonly<Record<string, string>>) =>
      tell(`/stories/${encodeURIComponent(id)}/changes`, change),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <details className="panel">
      <summary>Take a report out</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          splitting.mutate(Object.fromEntries(["split", "by", "why"].map((name) => [name, String(form.get(name))])));
        }}
      >
        <label>
          Report{" "}
          <select name="split">
            {reports.map((report) => (
              <option key={report.id} value={report.id}>
                {`${report.publisher ?? report.file}, ${dayOf(report.published)}`}
              </option>
            ))}
          </select>
        </label>
        <label>
          Your name <input name="by" required maxLength={200} />
        </label>
        <label>
          Why <input name="why" required maxLength={2000} />
        </label>
        <button type="submit" disabled={splitting.isPending}>
          Take it out
        </button>
        {splitting.error !== null && <Failed error={splitting.error} />}
      </form>
      {changes.map(({ what, other, by, why, at }) => (
        <p className="about" key={at + other}>
          {what} {other} by {by}, {dayOf(at)}: {why}
        </p>
      ))}
    </details>
  );
}
