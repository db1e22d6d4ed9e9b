import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { alertLines } from "../../src/cli/alerts.ts";
import { type Alert, alertsIn, raiseAlerts } from "../../src/ledger/alerts.ts";
import { examine } from "../../src/ledger/doctor.ts";
import { forgetReport } from "../../src/ledger/forget/forget-report.ts";
import { type Ledger, openLedger } from "../../src/ledger/open-ledger.ts";
import { keepRule } from "../../src/ledger/rules.ts";
import { storeReading } from "../../src/ledger/store-reading.ts";
import { alertFeed } from "../../src/watch/alert-feed.ts";
import { matchingIn } from "../../src/watch/matching.ts";
import { tellsOf } from "../../src/watch/tells-of.ts";
import { aReading } from "../ledger/a-reading.ts";

const NOW = "2026-03-05T00:00:00.000Z";
const RULE = "second independent report of the bridge collapse in Ostrel";
const LAKE =
  "Petra Lunnik said that seven people died when the bridge at Ostrel collapsed. Cracks ran through two of its pillars, and inspectors had warned of the collapse of the bridge a year ago, papers of the ministry of works show.";
const HILL =
  "The old bridge of Ostrel has collapsed into the river, Petra Lunnik said. Rescuers look for the missing below its pillars; inspectors of the ministry of works were on their way to Ostrel.";
const ISLAND =
  "In Ostrel the bridge collapsed. Seven people died, said Petra Lunnik, and the pillars had cracks that inspectors of the ministry of works knew of, fishermen told this paper in the harbour.";
const CLOSED =
  "Petra Lunnik said that the bridge at Ostrel was closed: cracks ran through two of its pillars, and inspectors of the ministry of works were to look at the bridge.";
const HERRING =
  "Tomas Verrin said that the herring fleet of Kolm would sail. Dockers struck for higher wages in the harbour of Kolm, where a crane collapsed.";

let ledger: Ledger;
beforeEach(() => {
  ledger = openLedger(":memory:");
});
afterEach(() => ledger.close());

const add = (id: string, text: string, publisher: string | null) => {
  const { report, ...rest } = aReading({ id, text });
  storeReading(ledger, { ...rest, attributions: [], report: { ...report, publisher, title: null } }, NOW);
};
const raise = () => raiseAlerts(ledger, matchingIn(ledger), NOW, false);
const pairs = (alerts: readonly Alert[]) => alerts.map(({ report, first }) => [first?.report.id, report.id]);

describe("a rule on a second independent report", () => {
  beforeEach(() => keepRule(ledger, RULE, NOW));

  it("tells once of the second, with the first beside it, and of no third", () => {
    add("r-1", LAKE, "Lake Wire");
    expect(raise()).toEqual([]);
    add("r-2", HILL, "Hill Echo");
    expect(pairs(raise())).toEqual([["r-1", "r-2"]]);
    add("r-3", ISLAND, "Island Voice");
    expect(raise()).toEqual([]);
    expect(pairs(alertsIn(ledger, 9))).toEqual([["r-1", "r-2"]]);
    expect(examine(ledger)).toEqual([]);
  });

  it.each<[string, readonly (readonly [string, string | null])[]]>([
    ["a near-copy", [[LAKE.replace("said", "told us"), "Hill Echo"]]],
    ["a report of the same house", [[HILL, "Lake Wire"]]],
    ["a report that credits the first's agency", [[`${HILL}\n\n(With material from Lake Wire)`, "Hill Echo"]]],
    ["a report of the happening that does not tell of it", [[CLOSED, "Hill Echo"]]],
    ["a report of another happening", [[HERRING, "Hill Echo"]]],
    [
      "a copy, and a report of the first's house",
      [
        [LAKE.replace("said", "told us"), "Hill Echo"],
        [HILL, "Lake Wire"],
      ],
    ],
  ])("says nothing of %s, and tells of an independent one after it", (_, others) => {
    add("r-1", LAKE, "Lake Wire");
    for (const [i, [text, publisher]] of others.entries()) add(`r-${i + 2}`, text, publisher);
    expect(raise()).toEqual([]);
    add("r-9", ISLAND, "Island Voice");
    expect(pairs(raise())).toEqual([["r-1", "r-9"]]);
  });

  it("says nothing of a report that comes twice, and none of it stays when the first is forgotten", () => {
    add("r-1", LAKE, "Lake Wire");
    add("r-1", LAKE, "Lake Wire");
    expect(raise()).toEqual([]);
    add("r-2", HILL, "Hill Echo");
    expect(raise()).toHaveLength(1);
    forgetReport(ledger, "r-1", "asked", NOW);
    expect(alertsIn(ledger, 9)).toEqual([]);
  });
});

it("a rule that comes after two independent reports says nothing of a third", () => {
  add("r-1", LAKE, "Lake Wire");
  add("r-2", HILL, "Hill Echo");
  keepRule(ledger, RULE, NOW);
  add("r-3", ISLAND, "Island Voice");
  expect(raise()).toEqual([]);
});

it("an alert on a second report shows both to eyes and in a feed", () => {
  keepRule(ledger, "second independent report of collapses in Ostrel", NOW);
  add("r-1", LAKE, "Lake Wire");
  add("r-2", HILL, "Hill Echo");
  const [alert] = raise();
  const lines = alert === undefined ? "" : alertLines(alert).join("\n");
  expect(lines).toMatch(/r-2 \(Hill Echo, 2026-03-04\)[\s\S]*after r-1 \(Lake Wire, 2026-03-04\)/);
  expect(alertFeed(alertsIn(ledger, 9), "/a/ledger", new Date(NOW))).toContain("After r-1, Lake Wire");
});

it.each([
  ["the bridge in Ostrel", "Ostrel's bridge was shut.", true],
  ["the bridge in ostrel", "They shut the bridges at Ostrel.", true],
  ["deaths in Ostrel", "Seven were killed in Ostrel.", true],
  ["Kim Jong Un's visit", "Kim Jong-un visited the port.", true],
  ["resign*", "Her resignation was read out.", true],
  ["talks with Guevidu", "Guevidou came to the talks.", true],
  ["the bridge in Ostrel", "The bridge in Kolm was shut.", false],
  ["the", "The bridge.", false],
  ["flight 17", "Flight 18 came down.", false],
])("'%s' is told of in '%s': %s", (subject, passage, isTold) => {
  expect(tellsOf(subject)(passage)).toBe(isTold);
});
