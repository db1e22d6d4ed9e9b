import { describe, expect, test } from "vitest";
import { ledgerActor } from "../../../src/ledger/actors/actor-parts.ts";
import { listActors } from "../../../src/ledger/actors/list-actors.ts";
import { examine } from "../../../src/ledger/doctor.ts";
import { openLedger } from "../../../src/ledger/open-ledger.ts";
import { storeReading } from "../../../src/ledger/store-reading.ts";
import { aReport, type Told } from "./a-report.ts";

const NOW = "2026-03-05T00:00:00.000Z";
const role = (name: string, country: string | null = null): Told => ({ name, kind: "role", country });
const state = (name: string, country: string | null = null): Told => ({ name, kind: "state", country });
const body = (name: string, country: string | null = null): Told => ({ name, kind: "organisation", country });

/** How many parts the ledger actors have of a ledger with these reports, one report a list. */
function joined(...reports: readonly (readonly Told[])[]): readonly (readonly string[])[] {
  const ledger = openLedger(":memory:");
  for (const [i, told] of reports.entries()) storeReading(ledger, aReport(`r-${i + 1}`, told), NOW);
  const parts = listActors(ledger, "", 100).map(({ id }) => ledgerActor(ledger, id, 100).parts.map((part) => part.id));
  expect(examine(ledger)).toEqual([]);
  ledger.close();
  return parts;
}

describe("two actors of two reports are one where", () => {
  test.each<[string, Told, Told]>([
    ["the name is the same", { name: "Petra Lunnik" }, { name: "Petra Lunnik" }],
    ["it is spelled in another way", { name: "Jelena Korvat" }, { name: "Yelena Korwat" }],
    ["it is written in another script", { name: "Petra Lunnik" }, { name: "Петра Лунник" }],
    [
      "a first name is an initial, and the office agrees",
      { name: "P. Lunnik", roles: ["the mayor"] },
      { name: "Petra Lunnik", roles: ["mayor"] },
    ],
    [
      "the office agrees with a surname alone",
      { name: "Petra Lunnik", roles: ["the transport minister"] },
      { name: "Lunnik", roles: ["transport minister"] },
    ],
    [
      "the registry says so, whatever they are called",
      { name: "Petra Lunnik", registryId: "Q1" },
      { name: "the Iron Mayor", registryId: "Q1" },
    ],
    [
      "two Kims have the same given name and office",
      { name: "Kim Dae-so", roles: ["foreign minister"] },
      { name: "Kim Dae-so", roles: ["foreign minister"] },
    ],
    ["the state is one, whatever it is called", state("Sarnia", "SRN"), state("Republic of Sarnia", "SRN")],
    ["the body has the same name", body("Selu Lines"), body("Selu Lines")],
    [
      "the body's name is common, and its country the same",
      body("Defence Ministry", "SRN"),
      body("Defence Ministry", "SRN"),
    ],
    [
      "country and office make somebody without a name unique",
      role("the Sarnian defence ministry"),
      role("Sarnia's defence ministry"),
    ],
    [
      "the holder of an office is told by country, within weeks",
      role("the president", "SRN"),
      role("the president", "SRN"),
    ],
  ])("%s", (_, a, b) => {
    expect(joined([a], [b])).toEqual([["r-1/P1", "r-2/P1"]]);
  });

  test("a surname alone is told by the company that it is in", () => {
    const [one, two] = [{ name: "Petra Lunnik" }, { name: "Oto Marn" }];
    expect(joined([one, two], [two, { name: "Lunnik" }])).toEqual([
      ["r-1/P1", "r-2/P2"],
      ["r-1/P2", "r-2/P1"],
    ]);
  });
});

describe("two actors of two reports stay two where", () => {
  test.each<[string, Told, Told]>([
    ["they are brothers", { name: "Oto Lunnik" }, { name: "Marek Lunnik" }],
    ["they are father and son", { name: "Oto Lunnik" }, { name: "Oto Lunnik Jr" }],
    ["both are Kims", { name: "Kim Dae-so" }, { name: "Kim Min-ho" }],
    ["both are called Kim alone", { name: "Kim" }, { name: "Kim" }],
    [
      "one is the minister, the other the successor",
      { name: "Petra Lunnik", roles: ["the transport minister"] },
      { name: "Oto Marn", roles: ["the transport minister"] },
    ],
    [
      "a surname alone has another office",
      { name: "Petra Lunnik", roles: ["the transport minister"] },
      { name: "Lunnik", roles: ["the baker"] },
    ],
    ["a surname alone is all there is", { name: "Petra Lunnik" }, { name: "Lunnik" }],
    ["one is of another country", { name: "Petra Lunnik", country: "SRN" }, { name: "Petra Lunnik", country: "TAR" }],
    [
      "one is a minister, the other a nurse",
      { name: "Petra Lunnik", sector: "GOV", roles: ["minister"] },
      { name: "Petra Lunnik", sector: "MED", roles: ["a nurse"] },
    ],
    [
      "given name and surname are turned, and offices do not agree",
      { name: "Rahmat Idris", roles: ["the transport minister"] },
      { name: "Idris Rahmat", roles: ["a squid fisher"] },
    ],
    [
      "the registry knows them as two",
      { name: "Petra Lunnik", registryId: "Q1" },
      { name: "Petra Lunnik", registryId: "Q2" },
    ],
    ["neither has a name", role("a spokesman"), role("a spokesman")],
    ["the police are of nowhere", role("Police"), role("Police")],
    ["witnesses are of one country", role("Sarnian witnesses", "SRN"), role("Sarnian witnesses", "SRN")],
    ["ministries are of two countries", role("the Sarnian defence ministry"), role("the Tarmelian defence ministry")],
    ["ministries are two of one country", role("the Sarnian defence ministry"), role("the Sarnian finance ministry")],
    ["a common name of a body has no country", body("Defence Ministry"), body("Defence Ministry")],
    ["two companies share a word", body("Selu Lines"), body("Tamoa Lines")],
    ["they are two states", state("Sarnia", "SRN"), state("Tarmel", "TAR")],
  ])("%s", (_, a, b) => {
    expect(joined([a], [b]).toSorted()).toEqual([["r-1/P1"], ["r-2/P1"]]);
  });

  test("one report tells them apart", () => {
    expect(joined([{ name: "Oto Lunnik" }], [{ name: "Oto Lunnik" }, { name: "Otto Lunnik" }]).toSorted()).toEqual([
      ["r-1/P1", "r-2/P1"],
      ["r-2/P2"],
    ]);
  });

  test("months lie between two who hold an office without a name", () => {
    const ledger = openLedger(":memory:");
    storeReading(ledger, aReport("r-1", [role("the president", "SRN")], { published: "2025-03-04" }), NOW);
    storeReading(ledger, aReport("r-2", [role("the president", "SRN")], { published: "2026-03-04" }), NOW);
    expect(listActors(ledger, "", 9)).toHaveLength(2);
    ledger.close();
  });
});
