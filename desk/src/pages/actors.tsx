import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { actorAddress, ask } from "../api.ts";
import { Empty, Failed, Loading } from "../parts/states.tsx";

interface Named {
  readonly name: string;
  readonly kind: string;
  readonly reports: number;
  readonly statements: number;
}

/** Who occurs in the ledger, those of most reports first. */
export function ActorsPage() {
  const [words, setWords] = useState("");
  const actors = useQuery({
    queryKey: ["actors", words],
    queryFn: () => ask<{ actors: Named[] }>("/actors", { q: words, limit: "300" }),
    placeholderData: (before) => before,
  });
  const list = actors.data?.actors ?? [];
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
      {actors.isSuccess && list.length === 0 && <Empty title="Nobody has such a name" />}
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
              {list.map(({ name, kind, reports, statements }) => (
                <tr key={name} data-row={name} tabIndex={-1}>
                  <td>
                    <Link href={actorAddress(name)} dir="auto">
                      {name}
                    </Link>
                  </td>
                  <td>{kind}</td>
                  <td className="number">{reports}</td>
                  <td className="number">{statements}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
