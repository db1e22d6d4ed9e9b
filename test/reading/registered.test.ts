import { expect, test } from "vitest";
import type { Actor } from "../../src/reading/reading.ts";
import { withRegistry } from "../../src/reading/registered.ts";
import type { RegistryEntry } from "../../src/registry/registry.ts";

const entry = (id: string, name: string, more: Partial<RegistryEntry> = {}): RegistryEntry => ({
  id,
  name,
  names: [name],
  kind: "person",
  country: null,
  offices: [],
  ...more,
});
const office = (title: string, to: string | null = null) => ({ title, country: null, from: null, to });
const actor = (name: string, roles: readonly string[] = []): Actor => ({
  id: "P1",
  name,
  kind: "person",
  country: null,
  sector: null,
  roles,
  names: [name],
  mentions: [{ start: 0, end: name.length, form: "name" }],
  confidence: 1,
});

test.each<[string, Actor, RegistryEntry[], string | undefined]>([
  ["the same words", actor("Petra Lunnik"), [entry("x1", "Petra Lunnik")], "x1"],
  ["a spelling that sounds alike", actor("Petra Lunnick"), [entry("x1", "Petra Lunnik")], "x1"],
  ["another first name", actor("Clara Lunnik"), [entry("x1", "Petra Lunnik")], undefined],
  [
    "a garbled name with the office",
    actor("Lonek", ["the mayor"]),
    [entry("x1", "Petra Lunnik", { offices: [office("mayor of Oskavar")] })],
    "x1",
  ],
  ["a garbled name alone", actor("Lonek"), [entry("x1", "Petra Lunnik")], undefined],
  ["one of two entries of one name", actor("Jan Orsk"), [entry("x1", "Jan Orsk"), entry("x2", "Jan Orsk")], undefined],
  [
    "two entries of one name, of which one has the office",
    actor("Jan Orsk", ["the mayor"]),
    [entry("x1", "Jan Orsk"), entry("x2", "Jan Orsk", { offices: [office("mayor")] })],
    "x2",
  ],
  [
    "an office that was held before",
    actor("Lonek", ["the mayor"]),
    [entry("x1", "Petra Lunnik", { offices: [office("mayor", "2020-01-01")] })],
    undefined,
  ],
  ["a body of that name", actor("Orsk"), [entry("x1", "Orsk", { kind: "organisation" })], undefined],
])("%s", (_, one, registry, id) => {
  const [found] = withRegistry([one], registry, "2026-03-04");
  expect(found?.registryId).toBe(id);
});
