import { geoNaturalEarth1, geoPath } from "d3-geo";
import { useMemo, useState } from "react";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import world from "world-atlas/countries-110m.json";
import { Link } from "wouter";
import { type DatedEvent, rowAddress } from "../api.ts";
import { EventsCut, useEvents } from "../parts/events.tsx";
import { centred, Scroll } from "../parts/scroll.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { dayOf } from "../text/row-words.ts";

const [WIDTH, HEIGHT] = [960, 480];

/** Events on a map that comes with the desk; a place opens its events. */
export default function MapPage() {
  const [open, setOpen] = useState<string | null>(null);
  const all = useEvents();
  const { land, project } = useMemo(() => {
    const topology = world as unknown as Topology<{ countries: GeometryCollection }>;
    const projection = geoNaturalEarth1().fitSize([WIDTH, HEIGHT], { type: "Sphere" });
    const path = geoPath(projection);
    const { features } = feature(topology, topology.objects.countries);
    return { land: features.map((one) => path(one) ?? ""), project: projection };
  }, []);
  const { paged, events } = all;
  if (paged.isPending) return <Loading what="events" />;
  if (paged.error !== null && events.length === 0) return <Failed error={paged.error} again={() => paged.refetch()} />;
  const places = new Map<string, { x: number; y: number; events: DatedEvent[] }>();
  for (const event of events) {
    const at = event.lat === null || event.lon === null ? null : project([event.lon, event.lat]);
    if (at === null || event.place === null) continue;
    const place = places.get(event.place) ?? { x: at[0], y: at[1], events: [] };
    place.events.push(event);
    places.set(event.place, place);
  }
  const placeless = events.length - [...places.values()].reduce((sum, place) => sum + place.events.length, 0);
  return (
    <section>
      <h1>Map</h1>
      {places.size > 0 && (
        <p className="about">
          The more events a place has, the larger its dot. Choose one to see them below.
          {placeless > 0 && ` ${placeless} of ${events.length} events have no place that the gazetteer knows.`}
        </p>
      )}
      <EventsCut {...all} />
      <Scroll label="The map">
        <svg ref={centred} className="map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-label="Events by place">
          {land.map((outline, i) => (
            <path key={world.objects.countries.geometries[i]?.id ?? outline.length} d={outline} />
          ))}
          {[...places].map(([name, { x, y, events: here }]) => (
            // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a drawing
            <circle
              key={name}
              role="button"
              tabIndex={0}
              aria-label={`${name}: ${here.length} events`}
              cx={x}
              cy={y}
              r={3 + Math.sqrt(here.length) * 2}
              onClick={() => setOpen(name)}
              onKeyDown={({ key }) => (key === "Enter" || key === " ") && setOpen(name)}
            >
              <title>{`${name}: ${here.length}`}</title>
            </circle>
          ))}
        </svg>
      </Scroll>
      {places.size === 0 && (
        <Empty title="No event has a place that the gazetteer knows">
          <p>Events in unknown places are on the timeline all the same.</p>
        </Empty>
      )}
      {open !== null && (
        <section className="panel" aria-live="polite">
          <h2>{open}</h2>
          <ul className="plain">
            {places.get(open)?.events.map((event) => (
              <li key={event.id}>
                <Link href={rowAddress(event.id)}>
                  {dayOf(event.day)} · {event.type} · <bdi>{event.actors || "somebody"}</bdi> — <bdi>{event.words}</bdi>{" "}
                  → <bdi>{event.recipients || "nobody named"}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}
