import { z } from "zod";
import { correctRow } from "../../ledger/corrections/correct-row.ts";
import { historyOf } from "../../ledger/corrections/history.ts";
import type { ServerParts } from "../build-server.ts";
import { HISTORY, ROW_BODY, WISH } from "../shapes.ts";
import { PROBLEMS, type TypedServer } from "./typed.ts";

/** Corrections: a row's history, and what people do to it. */
export function correctionRoutes(server: TypedServer, { ledger, now }: ServerParts): void {
  server.get(
    "/rows/:report/:local",
    {
      schema: {
        summary: "How a row or actor came to stand as it does",
        params: z.object({ report: z.string().max(100), local: z.string().max(20) }),
        response: { 200: HISTORY, ...PROBLEMS },
      },
    },
    ({ params: { report, local } }) => historyOf(ledger, `${report}/${local}`) as z.infer<typeof HISTORY>,
  );
  const answer = {
    200: z.object({ id: z.string(), correction: z.string(), row: ROW_BODY }),
    ...PROBLEMS,
  };
  const correct = (id: string, { version, ...wish }: z.infer<typeof WISH>) => {
    const given = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
    return correctRow(ledger, {
      ...(given as Omit<z.infer<typeof WISH>, "version" | "kind" | "fields">),
      id: version === undefined ? id : `${id}@${version}`,
      now: now(),
    });
  };
  server.post(
    "/rows/:report/:local/corrections",
    {
      schema: {
        summary: "Confirm, change or strike a row, or withdraw what was corrected",
        params: z.object({ report: z.string().max(100), local: z.string().max(20) }),
        body: WISH,
        response: answer,
      },
    },
    ({ params: { report, local }, body: wish }) => correct(`${report}/${local}`, wish),
  );
  server.post(
    "/reports/:report/corrections",
    {
      schema: {
        summary: "Add a row that was missed",
        params: z.object({ report: z.string().max(100) }),
        body: WISH,
        response: answer,
      },
    },
    ({ params: { report }, body: wish }) => correct(report, wish),
  );
}
