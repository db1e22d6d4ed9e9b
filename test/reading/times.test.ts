import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { timesOf } from "../../src/reading/times.ts";
import type { Block, BlockKind } from "../../src/report/report.ts";

/** A Wednesday. */
const PUBLISHED = "2024-05-15";

function told(text: string, published: string | null = PUBLISHED, kind: BlockKind = "paragraph") {
  const blocks: readonly Block[] = [{ kind, start: 0, end: text.length }];
  return timesOf(text, blocks, published).times.map(
    ({ start, end, from, to, precision }) => `${text.slice(start, end)} = ${from}..${to} ${precision}`,
  );
}

const day = (words: string, iso: string) => `${words} = ${iso}..${iso} day`;

describe("weekdays", () => {
  test.each([
    ["is the last one before publication", "He was shot on Tuesday.", day("Tuesday", "2024-05-14")],
    ["is the day of publication itself", "The ministry said on Wednesday it was over.", day("Wednesday", "2024-05-15")],
    ["is the next one where the clause will be", "The court will sit on Tuesday.", day("Tuesday", "2024-05-21")],
    ["is the next one after 'due'", "A ruling is due on Friday.", day("Friday", "2024-05-17")],
    ["is the next one after a plan", "She urged them to stop work on Friday.", day("Friday", "2024-05-17")],
    ["looks back over a try", "They tried to storm the gate on Friday.", day("Friday", "2024-05-10")],
    ["looks back over 'would have'", "It would have met on Friday.", day("Friday", "2024-05-10")],
    ["is told by the verb nearest to it", "He will resign, his office said on Monday.", day("Monday", "2024-05-13")],
    ["is told by a verb after it", "On Friday the court will sit.", day("Friday", "2024-05-17")],
    ["of 'last' is before publication", "He spoke last Wednesday.", day("last Wednesday", "2024-05-08")],
    ["of 'next' is after publication", "They meet next Wednesday.", day("next Wednesday", "2024-05-22")],
    ["keeps its part of the day", "He left on Tuesday night.", day("Tuesday night", "2024-05-14")],
    [
      "keeps its hours before it",
      "It sank in the early hours of Monday.",
      day("the early hours of Monday", "2024-05-13"),
    ],
    ["is joined to the day it is", "He spoke yesterday, Tuesday.", day("yesterday, Tuesday", "2024-05-14")],
    ["is of the week named", "It began on Thursday of last week.", day("Thursday of last week", "2024-05-09")],
    ["is the next one after a threat with it", "He threatened with a strike on Friday.", day("Friday", "2024-05-17")],
    [
      "goes with the verb of the clause it opens",
      "It rained, and on Friday we will march.",
      day("Friday", "2024-05-17"),
    ],
    ["is the one with that number", "The vote is foreseen the Sunday 19.", day("Sunday 19", "2024-05-19")],
  ])("a weekday %s", (_, text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  test("a weekday with a clock time keeps no number", () => {
    expect(told("TALKS WILL RESUME SUNDAY 10 A.M.")).toEqual([day("SUNDAY", "2024-05-19")]);
  });
});

describe("dates", () => {
  test.each([
    ["30 April", day("30 April", "2024-04-30")],
    ["April 30, 2019", day("April 30, 2019", "2019-04-30")],
    ["30.04.2019", day("30.04.2019", "2019-04-30")],
    ["2019-04-30", day("2019-04-30", "2019-04-30")],
    ["4/30/2019", day("4/30/2019", "2019-04-30")],
    ["Sept. 30", day("Sept. 30", "2023-09-30")],
    ["the second of May", day("the second of May", "2024-05-02")],
    ["the 16th of February", day("the 16th of February", "2024-02-16")],
    ["Tuesday, 3 March 2020", day("Tuesday, 3 March 2020", "2020-03-03")],
    ["the 11th", day("the 11th", "2024-05-11")],
    ["the 28th", day("the 28th", "2024-04-28")],
  ])("%s is read", (words, expected) => {
    expect(told(`It was signed on ${words}.`)).toEqual([expected]);
  });

  test.each([
    ["from 3 to 7 May", "3 to 7 May = 2024-05-03..2024-05-07 range"],
    ["from 28 April to 3 May", "from 28 April to 3 May = 2024-04-28..2024-05-03 range"],
    ["between 2015 and 2018", "between 2015 and 2018 = 2015-01-01..2018-12-31 range"],
    ["between 1 November and 28 February", "between 1 November and 28 February = 2023-11-01..2024-02-28 range"],
    ["in the years of 2014-15", "2014-15 = 2014-01-01..2015-12-31 range"],
  ])("%s is one time", (words, expected) => {
    expect(told(`They met ${words}.`)).toEqual([expected]);
  });
});

test.each([
  ["He came today.", day("today", "2024-05-15")],
  ["He fell ill the day before yesterday.", day("the day before yesterday", "2024-05-13")],
  ["He arrives tomorrow morning.", day("tomorrow morning", "2024-05-16")],
  ["He fled last night.", day("last night", "2024-05-14")],
  ["He left two days ago.", day("two days ago", "2024-05-13")],
  ["He left three weeks ago.", day("three weeks ago", "2024-04-24")],
  ["He left last week.", "last week = 2024-05-06..2024-05-12 week"],
  ["He left last February.", "last February = 2024-02-01..2024-02-29 month"],
  ["He left last month.", "last month = 2024-04-01..2024-04-30 month"],
  ["He goes next month.", "next month = 2024-06-01..2024-06-30 month"],
  ["He left in March.", "March = 2024-03-01..2024-03-31 month"],
  ["He left in November.", "November = 2023-11-01..2023-11-30 month"],
  ["He will leave in November.", "November = 2024-11-01..2024-11-30 month"],
  ["He left in March last year.", "March last year = 2023-03-01..2023-03-31 month"],
  ["He left in the middle of April.", "the middle of April = 2024-04-11..2024-04-20 range"],
  ["He is paid to the end of the month.", day("the end of the month", "2024-05-31")],
  ["He left last autumn.", "last autumn = 2023-09-01..2023-11-30 season"],
  ["He left at the weekend.", "the weekend = 2024-05-11..2024-05-12 weekend"],
  ["He left in 2014.", "2014 = 2014-01-01..2014-12-31 year"],
  ["He left last year.", "last year = 2023-01-01..2023-12-31 year"],
  ["He left in the 1990s.", "1990s = 1990-01-01..1999-12-31 decade"],
  ["He ruled since 2019.", "since 2019 = 2019-01-01..2024-05-15 range"],
  ["It stays shut until Sunday.", "until Sunday = 2024-05-15..2024-05-19 range"],
  ["The answer will come within two weeks.", "within two weeks = 2024-05-15..2024-05-29 range"],
  ["She had praised it the day before, too.", day("the day before", "2024-05-14")],
  ["On the eve the town was shelled.", day("On the eve", "2024-05-14")],
  ["It was promised to Garth back in October.", "October = 2023-10-01..2023-10-31 month"],
  ["A machine was booked for July.", "July = 2024-07-01..2024-07-31 month"],
  ["They must leave by 1 June.", "by 1 June = 2024-05-15..2024-06-01 range"],
  ["The motion comes before Christmas.", "before Christmas = 2024-05-15..2024-12-24 range"],
])("%s", (text, expected) => {
  expect(told(text)).toEqual([expected]);
});

test.each([
  "He may march again in a second.",
  "The second man may leave.",
  "May I see it?",
  "A column of 2,014 people came.",
  "It had 2019 votes and 1984 members.",
  "An army of 2000 shells was found.",
  "They live on the 17th floor.",
  "April Jones saw August Reed.",
  "It was like any church on a Monday.",
  "He remembers Bloody Sunday.",
  "The Sunday Telegraph has it.",
  "He works on Mondays.",
  "Every Friday they pray.",
  "The fall of the government was near.",
  "It costs $2014.",
  "They came the day before he left.",
  "It was found within two weeks.",
])("no time stands in: %s", (text) => {
  expect(told(text)).toEqual([]);
});

test("what goes back to a time told before is told from it", () => {
  expect(told("He was shot on 3 May. That night the town burned; two days later it was calm.")).toEqual([
    day("3 May", "2024-05-03"),
    day("That night", "2024-05-03"),
    day("two days later", "2024-05-05"),
  ]);
});

describe("without a day of publication", () => {
  test("relative times stay open, and the reading is to say so", () => {
    const text = "He left on Tuesday.";
    const { times, isOpen } = timesOf(text, [{ kind: "paragraph", start: 0, end: text.length }], null);
    expect(times).toMatchObject([{ from: null, to: null }]);
    expect(isOpen).toBe(true);
  });

  test("times with their year are told all the same", () => {
    const text = "He left on 3 March 2020 and died in 2022.";
    const { times, isOpen } = timesOf(text, [{ kind: "paragraph", start: 0, end: text.length }], null);
    expect(times).toMatchObject([{ from: "2020-03-03" }, { from: "2022-01-01" }]);
    expect(isOpen).toBe(false);
  });

  test("a date in the dateline stands for it", () => {
    const text = "TOMBERA, 15 May 2024\n\nHe left on Tuesday.";
    const blocks: readonly Block[] = [
      { kind: "dateline", start: 0, end: 20 },
      { kind: "paragraph", start: 22, end: text.length },
    ];
    expect(timesOf(text, blocks, null).times).toMatchObject([{ from: "2024-05-15" }, { from: "2024-05-14" }]);
  });
});

test("rows stand in order, apart, inside their blocks, and end no sooner than they begin", () => {
  const word = fc.constantFrom(
    ..."on since until by before from to between and the of last next Tuesday May 3 2014 night week , . ( ) 's will said".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 25 }), fc.constantFrom(PUBLISHED, null), (words, published) => {
      const text = words.join(" ");
      const { times } = timesOf(text, [{ kind: "paragraph", start: 0, end: text.length }], published);
      let last = 0;
      for (const { start, end, from, to } of times) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        if (from !== null && to !== null) expect(to >= from).toBe(true);
        last = end;
      }
    }),
    { seed: 7, numRuns: 500 },
  );
});
