import { describe, expect, it } from "vitest";
import type { ReadReport } from "../../src/reading/read.ts";
import { storiesOf } from "../../src/story/stories.ts";
import { toldReport, UNRELATED } from "./told-reports.ts";

const BRIDGE = `Bridge falls in Ostrel

At least seven people died when the bridge at Ostrel collapsed on Monday, rescuers said. The mayor, Petra Lunnik, ordered all bridges of the valley closed until inspectors had looked at their pillars.`;
const BRIDGE_AGAIN = `Ostrel mourns its dead

Rescuers pulled seven bodies from the river at Ostrel, where the old bridge collapsed. Petra Lunnik, the mayor, promised that inspectors would look at every bridge.`;
const HERRING = `Herring fleet stays in port

The fishermen of Kolm struck for a third day over the price of diesel. Tomas Verrin, who speaks for the skippers, said that no boat would sail before the ministry of fisheries paid its debts.`;
const HERRING_AGAIN = `Strike at Kolm

No herring was landed at Kolm again: skippers want cheaper diesel. The ministry of fisheries called the strike of the fishermen unlawful; Tomas Verrin laughed at that.`;
const PUENTE = `Cae el puente de Ostrel

Al menos siete personas murieron el lunes cuando se hundió el viejo puente sobre el río en Ostrel, dijeron los equipos de rescate. La alcaldesa, que se llama Petra Lunnik, ordenó cerrar todos los puentes del valle hasta que los revisen.`;
const PAN = `Sube el precio del pan

Los panaderos de la capital anunciaron ayer que el precio del pan subirá otra vez este verano porque la harina está cada vez más cara y nadie quiere trabajar de noche.`;

const report = (file: string, text: string, published: string | null = "2026-03-03") =>
  toldReport(file, text, { published });
const partsOf = async (read: readonly ReadReport[]) =>
  (await storiesOf(read, UNRELATED)).map(({ reports }) => reports.map(({ file }) => file).sort());

describe("reports that were put together", () => {
  it.each<[string, readonly ReadReport[], readonly (readonly string[])[]]>([
    ["one happening, one story", [report("a", BRIDGE), report("b", BRIDGE_AGAIN)], [["a", "b"]]],
    [
      "two happenings, two stories, in the order of the first reports",
      [report("a", HERRING), report("b", BRIDGE), report("c", HERRING_AGAIN), report("d", BRIDGE_AGAIN)],
      [
        ["a", "c"],
        ["b", "d"],
      ],
    ],
    [
      "two happenings, though no day is known",
      [report("a", BRIDGE, null), report("b", BRIDGE_AGAIN, null), report("c", HERRING, null)],
      [["a", "b"], ["c"]],
    ],
    [
      "two happenings: the like of another season is another",
      [report("a", BRIDGE), report("b", BRIDGE_AGAIN, "2026-09-12")],
      [["a"], ["b"]],
    ],
    [
      "one story for a copy, whatever its day",
      [report("a", BRIDGE), report("b", BRIDGE.replace("falls", "gone"), "2026-09-12")],
      [["a", "b"]],
    ],
    ["one story for the same report twice", [report("a", BRIDGE), report("b", BRIDGE)], [["b"]]],
    ["one story for one report", [report("a", BRIDGE)], [["a"]]],
    [
      "another language: with those that share its names",
      [report("a", HERRING), report("b", BRIDGE), report("c", PUENTE)],
      [["a"], ["b", "c"]],
    ],
    [
      "another language that shares no name with any of several stories: by itself",
      [report("a", HERRING), report("b", BRIDGE), report("c", PAN)],
      [["a"], ["b"], ["c"]],
    ],
    ["another language beside one story: of that story", [report("a", HERRING), report("b", PAN)], [["a", "b"]]],
    ["nothing but another language: by its own words", [report("a", PUENTE), report("b", PAN)], [["a"], ["b"]]],
    ["no report: a story of none", [], [[]]],
  ])("%s", async (_, read, stories) => {
    expect(await partsOf(read)).toEqual(stories);
  });

  it("have stories with ids of their own", async () => {
    const stories = await storiesOf([report("a", HERRING), report("b", BRIDGE)], UNRELATED);
    expect(new Set(stories.map(({ id }) => id)).size).toBe(2);
  });
});
