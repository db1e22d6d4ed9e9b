import { z } from "zod";
import { dropSearch, savedSearches, saveSearch } from "../../ledger/desk/saved-searches.ts";
import type { ServerParts } from "../build-server.ts";
import { SAVED_SEARCH } from "../shapes.ts";
import { PROBLEMS, type TypedServer } from "./typed.ts";

/** Searches that people keep, for all who use the ledger. */
export function searchRoutes(server: TypedServer, { ledger, now }: ServerParts): void {
  server.get(
    "/searches",
    {
      schema: {
        summary: "Saved searches, by name",
        response: { 200: z.object({ searches: z.array(SAVED_SEARCH) }), ...PROBLEMS },
      },
    },
    () => ({ searches: [...savedSearches(ledger)] }),
  );
  server.post(
    "/searches",
    {
      schema: {
        summary: "Save a search; one of the same name is replaced",
        body: SAVED_SEARCH.omit({ id: true }),
        response: { 200: SAVED_SEARCH, ...PROBLEMS },
      },
    },
    ({ body: { name, address } }) => saveSearch(ledger, name, address, now()),
  );
  server.delete(
    "/searches/:id",
    {
      schema: {
        summary: "Drop a saved search",
        params: z.object({ id: z.coerce.number().int().min(1).max(1e12) }),
        response: { 200: z.object({ dropped: z.int() }), ...PROBLEMS },
      },
    },
    ({ params: { id } }) => {
      dropSearch(ledger, id);
      return { dropped: id };
    },
  );
}
