import { useState } from "react";
import { Link } from "wouter";
import { actorAddress, type ListedActor } from "../api.ts";
import { More, usePaged } from "../parts/paged.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";

/** Who occurs in the ledger, those of most reports first. */
export function ActorsPage() {
  const [words, setWords] = useState("");
  const actors = usePaged<{ actors: ListedActor[]; next: string | null }>(
    ["actors", words],
    "/actors",
    { q: words, limit: "300" },
    { keeps: true },
  );
  const list = actors.data?.pages.flatMap((page) => page.actors) ?? [];
  return (
    <section>
      <h1>Actors</h1>
      <input
        type="search"
        data-search
        aria-label="Part of a name"
        placeholder="Part of a name"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {actors.isPending && <Loading what="actors" />}
      {actors.error !== null && <Failed error={actors.error} again={() => actors.refetch()} />}
      {actors.isSuccess && list.length === 0 && (
        <Empty title={words.trim() === "" ? "Nobody is in the ledger yet" : "Nobody has such a name"}>
          <p>{words.trim() === "" ? "Actors come with the reports that name them." : "Try a shorter part of it."}</p>
        </Empty>
      )}
      {list.length > 0 && (
        <div className="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Kind</th>
                <th scope="col" className="number">
                  Reports
                </th>
                <th scope="col" className="number">
                  Statements
                </th>
              </tr>
            </thead>
            <tbody>
              {list.map(({ id, name, kinds, reports, statements }) => (
                <tr key={id} data-row={id} tabIndex={-1}>
                  <td>
                    <Link href={actorAddress(id)} data-open dir="auto">
                      {name}
                    </Link>
                  </td>
                  <td>{kinds.join(", ")}</td>
                  <td className="number">{reports}</td>
                  <td className="number">{statements}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <More of={actors} what="actors" />
    </section>
  );
}
