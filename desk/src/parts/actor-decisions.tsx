import { useState } from "react";
import { Link } from "wouter";
import { type ActorPage, actorAddress, type ListedActor, rowAddress } from "../api.ts";
import { dayOf } from "../text/row-words.ts";
import { Deciding, type DecisionWish } from "./deciding.tsx";
import { More, usePaged } from "./paged.tsx";

/** What an actor is made of and why, and what people can decide on it: split, merge, rename, take back. */
export function ActorDecisions({ actor }: { readonly actor: ActorPage }) {
  const [wish, setWish] = useState<DecisionWish | null>(null);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const path = `/actors/${actor.id}`;
  const isCut = actor.allParts > actor.parts.length;
  const all = usePaged<{ parts: ActorPage["parts"]; next: string | null }>(
    ["parts", actor.id],
    `${path}/parts`,
    {},
    { enabled: isCut },
  );
  const parts = (isCut ? all.data?.pages.flatMap((page) => page.parts) : undefined) ?? actor.parts;
  const end = () => {
    setWish(null);
    setTicked([]);
  };
  return (
    <>
      <section className="panel parts" aria-label="One actor in these reports">
        <h2>One actor in {actor.reports === 1 ? "one report" : `${actor.reports} reports`}</h2>
        <ul>
          {parts.map(({ id, name, why, confidence, isDecided }) => (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={ticked.includes(id)}
                  onChange={({ target }) =>
                    setTicked(target.checked ? [...ticked, id] : ticked.filter((one) => one !== id))
                  }
                />{" "}
                <span dir="auto">{name}</span>
              </label>{" "}
              <Link href={rowAddress(id.split("/")[0] ?? "")}>its report</Link>{" "}
              <span className="about">
                {isDecided ? "put here by a person" : `${why} (${Math.round(confidence * 100)}%)`}
              </span>
            </li>
          ))}
        </ul>
        {isCut && (
          <p className="about">
            {parts.length} of {actor.allParts} are listed.
          </p>
        )}
        <More of={all} what="of these" />
        <button
          type="button"
          disabled={ticked.length === 0}
          onClick={() => setWish({ path: `${path}/split`, body: { members: ticked }, label: "Split" })}
        >
          Split off what is ticked
        </button>
        {wish?.label === "Split" && <Deciding wish={wish} onEnd={end} />}
      </section>
      <Merging actor={actor} wish={wish} setWish={setWish} end={end} />
      <section className="panel" aria-label="Name">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const name = String(new FormData(event.currentTarget).get("name"));
            setWish({ path: `${path}/rename`, body: { name }, label: "Rename" });
          }}
        >
          <label>
            Another name <input name="name" required maxLength={300} />
          </label>
          <button type="submit">Rename …</button>
        </form>
        {wish?.label === "Rename" && <Deciding wish={wish} onEnd={end} />}
      </section>
      {actor.decisions.length > 0 && (
        <section className="panel" aria-label="Who decided what">
          <h2>Who decided what</h2>
          <ul>
            {actor.decisions.map((one) => (
              <li key={one.id}>
                <span dir="auto">
                  {dayOf(one.at)}, {one.by}: {TOLD[one.action]}
                  {one.name === null ? "" : ` “${one.name}”`} — {one.why}
                </span>{" "}
                {one.stands ? (
                  <button
                    type="button"
                    onClick={() => setWish({ path: `/decisions/${one.id}/undo`, body: {}, label: "Take it back" })}
                  >
                    Take back
                  </button>
                ) : (
                  <span className="about">taken back</span>
                )}
              </li>
            ))}
          </ul>
          {wish?.label === "Take it back" && <Deciding wish={wish} onEnd={end} />}
        </section>
      )}
    </>
  );
}

const TOLD = {
  merge: "merged two",
  split: "split one off",
  rename: "called it",
  undo: "took a decision back",
} as const;

/** Another actor is looked for by a part of its name, and merged into this one. */
function Merging({
  actor,
  wish,
  setWish,
  end,
}: {
  readonly actor: ActorPage;
  readonly wish: DecisionWish | null;
  readonly setWish: (wish: DecisionWish) => void;
  readonly end: () => void;
}) {
  const [words, setWords] = useState("");
  const isSought = words.trim().length > 1;
  const found = usePaged<{ actors: ListedActor[]; next: string | null }>(
    ["actors", words, "merge"],
    "/actors",
    { q: words, limit: "9" },
    { enabled: isSought },
  );
  const others = isSought ? (found.data?.pages.flatMap((page) => page.actors) ?? []) : actor.others;
  return (
    <section className="panel" aria-label="Merge">
      <label>
        The same as …{" "}
        <input
          type="search"
          value={words}
          onChange={({ target }) => setWords(target.value)}
          placeholder="Part of a name"
        />
      </label>
      <ul>
        {others
          .filter(({ id }) => id !== actor.id)
          .map(({ id, name, reports }) => (
            <li key={id}>
              <Link href={actorAddress(id)} dir="auto">
                {name}
              </Link>{" "}
              <span className="about">{reports === 1 ? "1 report" : `${reports} reports`}</span>{" "}
              <button
                type="button"
                onClick={() => setWish({ path: `/actors/${actor.id}/merge`, body: { other: id }, label: "Merge" })}
              >
                Merge …
              </button>
            </li>
          ))}
      </ul>
      {isSought && <More of={found} what="of these" />}
      {!isSought && actor.allOthers > others.length && (
        <p className="about">
          {others.length} of {actor.allOthers} others of the name; a part of the name finds all.
        </p>
      )}
      {wish?.label === "Merge" && <Deciding wish={wish} onEnd={end} />}
    </section>
  );
}
