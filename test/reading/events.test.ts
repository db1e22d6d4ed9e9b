import { describe, expect, it } from "vitest";
import { eventsOf } from "../../src/reading/events.ts";
import { happeningAt, type Told } from "./read-marked.ts";

/** A telling with the ids of who takes part. */
interface ToldOf extends Told {
  readonly actors?: readonly string[];
  readonly recipients?: readonly string[];
}

function eventsIn(text: string, told: readonly ToldOf[]) {
  const events = eventsOf({
    text,
    blocks: [{ kind: "paragraph", start: 0, end: text.length }],
    happenings: told.map((telling) => happeningAt(text, telling)),
    parties: told.map(({ actors = [], recipients = [] }) => ({ actors, recipients })),
    named: new Set(["P9"]),
    attributions: [],
    times: [],
    places: [],
  });
  return events.map(({ type, anchor, actors, recipients }) => ({
    type,
    anchors: anchor.map(({ start, end }) => text.slice(start, end)),
    actors,
    recipients,
  }));
}

describe("eventsOf", () => {
  it("codes nothing that nobody is told to have done", () => {
    expect(eventsIn("The shop was closed.", [{ word: "closed", type: "COERCE", recipients: ["P1"] }])).toEqual([]);
  });

  it("counts the dead even where nobody is told to have killed them", () => {
    const [event] = eventsIn("Nine people were killed in Orsk.", [
      { word: "killed", type: "ASSAULT", recipients: ["P1"] },
    ]);
    expect(event).toMatchObject({ type: "ASSAULT", actors: [], recipients: ["P1"] });
  });

  it("tells what somebody with a name suffered, whoever did it", () => {
    const told = [{ word: "detained", type: "COERCE", recipients: ["P9"] }];
    expect(eventsIn("Salima Orun was detained.", told)).toHaveLength(1);
  });

  it("takes two tellings in one sentence for one happening where one tells no more than the other", () => {
    const told = eventsIn("Police took three men into custody.", [
      { word: "took", type: "COERCE", actors: ["P1"], recipients: ["P2"] },
      { word: "custody", type: "COERCE", actors: ["P1"] },
    ]);
    expect(told).toEqual([{ type: "COERCE", anchors: ["took", "custody"], actors: ["P1"], recipients: ["P2"] }]);
  });

  it.each<[string, string, readonly ToldOf[]]>([
    [
      "whose parties differ",
      "Orsk accused Marn, and Marn accused Tull.",
      [
        { word: "accused", type: "ACCUSE", actors: ["P1"], recipients: ["P2"] },
        { word: "Tull", type: "ACCUSE", actors: ["P2"], recipients: ["P3"] },
      ],
    ],
    [
      "of which one is planned",
      "Nurses struck and will strike again.",
      [
        { word: "struck", type: "PROTEST", actors: ["P1"] },
        { word: "strike", type: "PROTEST", actors: ["P1"], modality: "planned" },
      ],
    ],
    [
      "of two sentences",
      "Nurses struck. Then nurses marched.",
      [
        { word: "struck", type: "PROTEST", actors: ["P1"] },
        { word: "marched", type: "PROTEST", actors: ["P1"] },
      ],
    ],
  ])("keeps two tellings %s apart", (_, text, told) => {
    expect(eventsIn(text, told)).toHaveLength(2);
  });

  it.each([
    ["often tells its type", "detained", 1],
    ["seldom does", "took", 0],
  ])("believes a word that %s", (_, word, count) => {
    const told = { word, type: "COERCE", actors: ["P1"], sure: 0.6 };
    expect(eventsIn(`Police ${word} three men.`, [told])).toHaveLength(count);
  });

  it.each([
    ["a strike sooner", "PROTEST", 1],
    ["a rescue as any", "AID", 0],
    ["a call later", "REQUEST", 0],
  ])("believes %s", (_, type, count) => {
    expect(eventsIn("Nurses did it.", [{ word: "did", type, actors: ["P1"], sure: 0.7 }])).toHaveLength(count);
  });
});
