import chromium from "@sparticuz/chromium";
import { type Browser, chromium as browserType } from "playwright-core";

/**
 * A browser that needs no system package. What its package switches off for a cloud function stays on here: pages share
 * no process, and the web's rules hold, since the tests are about them.
 */
const UNWANTED = [
  "--single-process",
  "--no-zygote",
  "--disable-web-security",
  "--disable-site-isolation-trials",
  "--allow-running-insecure-content",
];

/** Starts it. Whoever does closes it. */
export async function launch(): Promise<Browser> {
  return browserType.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((arg) => !UNWANTED.includes(arg)),
  });
}
