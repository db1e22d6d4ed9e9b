import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { createReader, SaysoError, SHIPPED_WEIGHTS } from "../src/index.ts";

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

test("a report in another language has a warning, and no rows by rules either", async () => {
  const reader = await createReader({ gazetteer: null });
  const { warnings, attributions, actors, times } = await reader.read(
    `Le conseil de Kessany s'est réuni lundi soir pour examiner la fermeture du moulin, que les habitants réclament depuis des années. Le maire a rejeté leur demande. "Nous ne fermerons jamais ce moulin."`,
  );
  await reader.close();
  expect(warnings.map(({ code }) => code)).toContain("language-not-read");
  expect([attributions, actors, times]).toEqual([[], [], []]);
});

test.each([
  ["is not there", new URL("no-such-file.bin", import.meta.url)],
  ["is none", pathToFileURL(import.meta.filename)],
])("a reader refuses a gazetteer that %s", async (_, gazetteer) => {
  const refused = createReader({ gazetteer });
  await expect(refused).rejects.toBeInstanceOf(SaysoError);
  await expect(refused).rejects.toMatchObject({ failure: { code: "gazetteer-missing" } });
});

test.each([
  ["are not there", async () => {}],
  [
    "are damaged",
    async (folder: string) => {
      await cp(SHIPPED_WEIGHTS, folder, { recursive: true });
      await writeFile(join(folder, "heads.json.zst"), "{ cut of");
    },
  ],
])("a reader refuses weights that %s, and says where", async (_, made) => {
  const folder = await mkdtemp(join(tmpdir(), "sayso-weights-"));
  await made(folder);
  const weights = pathToFileURL(`${folder}/`);
  const refused = createReader({ weights });
  await expect(refused).rejects.toMatchObject({ failure: { code: "weights-missing", place: weights.pathname } });
  await rm(folder, { recursive: true });
});
