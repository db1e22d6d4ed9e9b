import { useState } from "react";
import { Link } from "wouter";
import { rowAddress } from "../api.ts";
import { EventsCut, useEvents } from "../parts/events.tsx";
import { Facts } from "../parts/facts.tsx";
import { LongList } from "../parts/long-list.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { dayOf } from "../text/row-words.ts";

const WIDTH = 1000;
const STEP = 9;

/** Events by day; a stretch of days chosen in the drawing filters the list below it. */
export default function TimelinePage() {
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const all = useEvents();
  const { paged, events } = all;
  if (paged.isPending) return <Loading what="events" />;
  if (paged.error !== null && events.length === 0) return <Failed error={paged.error} again={() => paged.refetch()} />;
  const dated = events.flatMap((event) => (event.day === null ? [] : [{ ...event, day: event.day }]));
  if (dated.length === 0)
    return (
      <Empty page="Timeline" title="No event has a day">
        <p>An event's own day is told, or else that on which its report was published.</p>
        <EventsCut {...all} />
      </Empty>
    );
  const days = [...new Set(dated.map(({ day }) => day))].sort();
  const [first = "", last = ""] = [days[0], days.at(-1)];
  const at = (day: string) =>
    Date.parse(last) === Date.parse(first)
      ? 0.5
      : (Date.parse(day) - Date.parse(first)) / (Date.parse(last) - Date.parse(first));
  const byDay = Map.groupBy(dated, ({ day }) => day);
  const tallest = Math.max(...[...byDay.values()].map((list) => list.length));
  const height = Math.min(240, tallest * STEP + 16);
  const column = Math.floor((height - 16) / STEP) + 1;
  const chosen = dated
    .filter(({ day }) => (from === "" || day >= from) && (to === "" || day <= to))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  return (
    <section>
      <h1>Timeline</h1>
      <svg
        className="timeline"
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={`${dated.length} events from ${first} to ${last}`}
      >
        <line x1="0" x2={WIDTH} y1={height - 1} y2={height - 1} />
        {days.flatMap((day) =>
          (byDay.get(day) ?? []).slice(0, column).map((event, i) => (
            <circle
              key={event.id}
              className={event.isOwnDay ? "own" : "published"}
              cx={10 + at(day) * (WIDTH - 20)}
              cy={height - 8 - i * STEP}
              r="3.5"
            >
              <title>{`${day}: ${event.type} ${event.words}`}</title>
            </circle>
          )),
        )}
      </svg>
      <p className="ends about">
        <span>{dayOf(first)}</span>
        {last !== first && <span>{dayOf(last)}</span>}
      </p>
      <p className="about">
        A full dot stands on the event's own day, an open one on that of its report.
        {tallest > column && ` Of a day ${column} events are drawn, and all are listed.`}
        {dated.length < events.length && ` ${events.length - dated.length} events have no day.`}
      </p>
      <EventsCut {...all} />
      <fieldset className="switches">
        <legend>Days</legend>
        <label>
          from <input type="date" data-search value={from} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label>
          to <input type="date" value={to} onChange={(event) => setTo(event.target.value)} />
        </label>
        <span className="count">{chosen.length === 1 ? "1 event" : `${chosen.length} events`}</span>
      </fieldset>
      <div className="list">
        <LongList
          rows={chosen}
          height={96}
          show={(event) => (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: rows are walked through with j and k
            <article data-row={event.id} tabIndex={0}>
              <span className="label">
                {dayOf(event.day)} · {event.type} · {event.modality}
              </span>
              <p className="headline">
                <Link href={rowAddress(event.id)} data-open>
                  <bdi>{event.actors || "somebody"}</bdi> — <bdi>{event.words}</bdi> →{" "}
                  <bdi>{event.recipients || "nobody named"}</bdi>
                </Link>
              </p>
              <p className="about">
                <Facts of={[event.place, event.title]} />
              </p>
            </article>
          )}
        />
      </div>
    </section>
  );
}
