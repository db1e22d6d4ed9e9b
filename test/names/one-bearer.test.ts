import { expect, test } from "vitest";
import { oneBearer } from "../../src/names/one-bearer.ts";

test.each([
  ["Person", "Petra Lunnik", "Lunnik, Petra"],
  ["Person", "Petra Lunnik", "Пётра Лунник"],
  ["Person", "P. Lunnik", "Petra Lunnik"],
  ["Person", "President Esteban Gavaldo", "Esteban Gabaldo"],
  ["Person", "Salima bint Orun", "Salima Orun"],
  ["Person", "Bill Tarrow", "William Tarrow"],
  ["Company", "Brandvik Lines Ltd", "Brandvik Lines Limited"],
  ["Company", "OOO Severgaz", "Severgaz LLC"],
  ["Organization", "Lake News Agency", "LAKE NEWS AGENCY"],
])("%s: %j and %j are one bearer's", (kind, a, b) => {
  expect(oneBearer(a, b, kind)).toBeGreaterThanOrEqual(0.5);
  expect(oneBearer(b, a, kind)).toBeCloseTo(oneBearer(a, b, kind), 10);
});

test.each([
  ["Person", "Per Brandvik", "Arne Brandvik"],
  ["Person", "Anton Lorne", "Anton Lorne Jr."],
  ["Person", "Kim Dae-ho", "Park Soo-min"],
  ["Person", "Petra Lunnik", "Oren Halvat"],
  ["Person", "Hadi Rames", "Karl Hadi"],
  ["Company", "Severgaz 2", "Severgaz 3"],
  ["Company", "Brandvik Lines Ltd", "Tarn Estates Ltd"],
])("%s: %j and %j are two bearers'", (kind, a, b) => {
  expect(oneBearer(a, b, kind)).toBeLessThan(0.5);
});
