import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { createReader, SaysoError } from "../src/index.ts";

const REPORT = "The mayor of Oskavar said in Caracas on Monday that the bridge would close.";

test("a reader resolves places, and is told by null to leave them", async () => {
  const reader = await createReader();
  const { places } = await reader.read(REPORT);
  await reader.close();
  expect(places.map(({ name, country, geonamesId }) => [name, country, geonamesId])).toContainEqual([
    "Caracas",
    "VEN",
    3646738,
  ]);
  const bare = await createReader({ gazetteer: null });
  const reading = await bare.read(REPORT);
  await bare.close();
  expect(reading.places).toEqual([]);
});

test.each([
  ["is not there", new URL("no-such-file.bin", import.meta.url)],
  ["is none", pathToFileURL(import.meta.filename)],
])("a reader refuses a gazetteer that %s", async (_, gazetteer) => {
  const refused = createReader({ gazetteer });
  await expect(refused).rejects.toBeInstanceOf(SaysoError);
  await expect(refused).rejects.toMatchObject({ failure: { code: "gazetteer-missing" } });
});
