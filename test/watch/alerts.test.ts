import { parseFeed } from "feedsmith";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Alert, alertsIn, alertsToSend, raiseAlerts } from "../../src/ledger/alerts.ts";
import { correctRow } from "../../src/ledger/corrections/correct-row.ts";
import { examine } from "../../src/ledger/doctor.ts";
import { forgetReport } from "../../src/ledger/forget/forget-report.ts";
import { type Ledger, openLedger } from "../../src/ledger/open-ledger.ts";
import { dropRule, keepRule } from "../../src/ledger/rules.ts";
import { storeReading } from "../../src/ledger/store-reading.ts";
import { alertFeed } from "../../src/watch/alert-feed.ts";
import { matchingIn } from "../../src/watch/matching.ts";
import { matchingRows } from "../../src/watch/matching-rows.ts";
import { parseRule } from "../../src/watch/rule.ts";
import { sendAlerts, webhookAddress } from "../../src/watch/webhook.ts";
import { aReading } from "../ledger/a-reading.ts";

const NOW = "2026-03-05T00:00:00.000Z";
const RULE = "new statement by Petra Lunnik";
let ledger: Ledger;

beforeEach(() => {
  ledger = openLedger(":memory:");
});
afterEach(() => ledger.close());

const raise = (isForHook: boolean | null = false) => raiseAlerts(ledger, matchingIn(ledger), NOW, isForHook);
const seen = (alerts: readonly Alert[]) =>
  alerts.map(({ rule, report, rows }) => [rule, report.id, rows.map(({ id }) => id)]);
const add = (id: string, model = "1") => storeReading(ledger, aReading({ id, model }), NOW);

describe("matchingRows", () => {
  const reading = {
    ...aReading(),
    events: [
      {
        id: "E1",
        type: "REJECT" as const,
        mode: null,
        contexts: [],
        anchor: [{ start: 51, end: 57 }],
        actors: ["P1"],
        recipients: [],
        modality: "happened" as const,
        place: null,
        time: null,
        figures: [],
        reportedBy: null,
        speechAct: null,
        confidence: 0.7,
      },
    ],
    disputes: [
      {
        id: "D1",
        kind: "denial" as const,
        a: { row: "A1", span: { start: 18, end: 42 } },
        b: { row: "A2", span: { start: 44, end: 60 } },
        actors: ["P1"],
        why: "Police denied it.",
        confidence: 0.7,
      },
    ],
  };
  test.each([
    ["statement by Petra Lunnik", ["A1"]],
    ["statement by lunnik", ["A1"]],
    ["statement by Petra Lunik", ["A1"]],
    ["statement by the mayor", ["A1"]],
    ["statement by Ana Lunnik", []],
    ["statement by the", []],
    ["statement on the bridge", ["A1"]],
    ["statement on brid*", ["A1"]],
    ["statement on brid", []],
    ["statement by Lunnik on ferries", []],
    ["event by Lunnik", ["E1"]],
    ["event REJECT", ["E1"]],
    ["event ASSAULT by Lunnik", []],
    ["dispute", ["D1"]],
    ["dispute on Bridge", ["D1"]],
    ["dispute on ferries", []],
  ])("'%s' finds %j", (rule, rows) => {
    expect(matchingRows(parseRule(rule), reading)).toEqual(rows);
  });
});

describe("raiseAlerts", () => {
  test("tells of a new report once, and not of what was there before the rule", () => {
    add("r-0");
    keepRule(ledger, RULE, NOW);
    add("r-1");
    expect(seen(raise())).toEqual([[RULE, "r-1", ["r-1/A1"]]]);
    expect(raise()).toEqual([]);
    expect(seen(alertsIn(ledger, 9))).toEqual([[RULE, "r-1", ["r-1/A1"]]]);
    expect(examine(ledger)).toEqual([]);
  });

  test("a report that another model reads anew is no news, unless it was not told yet", () => {
    keepRule(ledger, RULE, NOW);
    add("r-1");
    add("r-1", "2");
    expect(raise()).toHaveLength(1);
    add("r-1", "3");
    expect(raise()).toEqual([]);
  });

  test("a rule that was dropped tells nothing, and what it told stays", () => {
    keepRule(ledger, RULE, NOW);
    keepRule(ledger, "new dispute", NOW);
    add("r-1");
    raise();
    expect(dropRule(ledger, RULE, NOW)).toBe(true);
    expect(dropRule(ledger, RULE, NOW)).toBe(false);
    add("r-2");
    expect(raise()).toEqual([]);
    keepRule(ledger, RULE, NOW);
    add("r-3");
    expect(seen(raise())).toEqual([[RULE, "r-3", ["r-3/A1"]]]);
    expect(alertsIn(ledger, 9)).toHaveLength(2);
  });

  test("a report that was forgotten is told no more, waiting or told", () => {
    keepRule(ledger, RULE, NOW);
    add("r-1");
    raise();
    forgetReport(ledger, "r-1", "asked", NOW);
    expect(alertsIn(ledger, 9)).toEqual([]);
    add("r-2");
    forgetReport(ledger, "r-2", "asked", NOW);
    expect(raise()).toEqual([]);
    add("r-3");
    expect(raise()).toHaveLength(1);
  });

  test("a row that was struck is not shown any more", () => {
    keepRule(ledger, RULE, NOW);
    add("r-1");
    raise();
    correctRow(ledger, { id: "r-1/A1", action: "strike", by: "Ann", why: "no", now: NOW });
    expect(seen(alertsIn(ledger, 9))).toEqual([[RULE, "r-1", []]]);
  });
});

test("an alert goes into a feed that another reader of feeds reads", () => {
  keepRule(ledger, RULE, NOW);
  const hostile = "Petra Lunnik said \u0001 ]]> <b>& it was safe.";
  storeReading(ledger, aReading({ text: `${hostile}${" ".repeat(30)}` }), NOW);
  raise();
  const { format, feed } = parseFeed(alertFeed(alertsIn(ledger, 9), "/a/ledger", new Date(NOW)));
  expect(format).toBe("atom");
  expect(feed).toMatchObject({
    updated: NOW,
    entries: [
      { title: { value: `${RULE}: Bridge` }, content: { value: expect.stringContaining("\ufffd ]]> <b>& it") } },
    ],
  });
});

describe("webhooks", () => {
  test.each([
    ["http://127.0.0.1:8080/x", []],
    ["http://localhost/x", []],
    ["http://[::1]/x", []],
    ["https://hooks.example/x", ["Hooks.example"]],
    ["https://hooks.example:8443/x", ["hooks.example:8443"]],
  ])("%s may be sent to, with %j allowed", (address, allowed) => {
    expect(webhookAddress(address, allowed)).toBe(address);
  });

  test.each([
    "https://hooks.example/x",
    "http://10.0.0.1/x",
    "http://169.254.169.254/",
    "http://localhost.evil.example/",
    "file:///etc/passwd",
    "x",
  ])("%s may not be sent to unasked", (address) => {
    expect(() => webhookAddress(address, ["other.example"])).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: "webhook-refused" }) }),
    );
  });

  test("each alert is sent once it is taken, and never again", async () => {
    keepRule(ledger, RULE, NOW);
    for (const id of ["r-1", "r-2"]) add(id);
    raise(true);
    const sent: string[] = [];
    let status = 500;
    const post = async (_: string, body: string) => {
      sent.push(JSON.parse(body).report.id);
      return status;
    };
    const send = () => sendAlerts(ledger, "http://localhost/", post, () => new Date(NOW));
    expect(await send()).toContain("answered 500");
    status = 204;
    expect(await send()).toBeNull();
    expect(await send()).toBeNull();
    expect(sent).toEqual(["r-1", "r-1", "r-2"]);
  });

  test("a webhook that cannot be reached is told, and the alerts wait", async () => {
    keepRule(ledger, RULE, NOW);
    add("r-1");
    raise(true);
    const post = () => Promise.reject(new Error("connect refused"));
    expect(await sendAlerts(ledger, "http://localhost/", post, () => new Date())).toContain("connect refused");
    expect(alertsToSend(ledger)).toHaveLength(1);
  });
});
