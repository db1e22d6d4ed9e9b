import type { Row } from "../api.ts";
import { LongList } from "../parts/long-list.tsx";
import { goOn, usePaged } from "../parts/paged.tsx";
import { RowCard } from "../parts/row-card.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";

/** What does not fit together, both passages side by side. */
export function DisputesPage() {
  const disputes = usePaged<{ rows: Row[]; next: string | null }>(["disputes"], "/rows", {
    ...{ kind: "dispute", sort: "date", limit: "100" },
  });
  const list = disputes.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section>
      <h1>Disputes</h1>
      <p className="about">
        Pairs of passages that cannot both hold, or pull apart. Check the why, then confirm or strike.
      </p>
      {disputes.isPending && <Loading what="disputes" />}
      {disputes.error !== null && disputes.data === undefined && (
        <Failed error={disputes.error} again={() => disputes.refetch()} />
      )}
      {disputes.isSuccess && list.length === 0 && (
        <Empty title="No dispute was found">
          <p>Sayso says less rather than wrong: a pair that it is not sure of is not told.</p>
        </Empty>
      )}
      <LongList rows={list} height={210} show={(row) => <RowCard row={row} />} onEnd={() => goOn(disputes)} />
    </section>
  );
}
