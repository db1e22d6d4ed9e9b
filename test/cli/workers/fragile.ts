import { parentPort } from "node:worker_threads";
import type { Report } from "../../../src/report/report.ts";

// Stands in for the worker that reads: it does as the report's text says.
parentPort?.on("message", (report: Report | null) => {
  if (report === null) return parentPort?.close();
  if (report.text === "exit") process.exit(3);
  if (report.text === "throw") throw new Error("out of hand");
  if (report.text === "refuse")
    return parentPort?.postMessage({
      failure: { code: "reading-broken", message: "No.", remedy: "None." },
      isAtStart: false,
    });
  return parentPort?.postMessage({ reading: { report }, sentences: [] });
});
parentPort?.postMessage({ version: "7" });
