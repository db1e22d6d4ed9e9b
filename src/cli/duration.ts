import { SaysoError } from "../errors/sayso-error.ts";

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3600_000, d: 24 * 3600_000 };

/** Milliseconds of a span of time such as 90s, 15m, 2h or 1d. Refuses with `option-invalid` any other, and one under `least`. */
export function durationOf(value: string, option: string, least: number): number {
  const [, count = "", unit = ""] = /^\s*(\d+(?:\.\d+)?)\s*([smhd])\s*$/i.exec(value) ?? [];
  const milliseconds = Number(count) * (UNITS[unit.toLowerCase()] ?? Number.NaN);
  if (count !== "" && milliseconds >= least) return milliseconds;
  throw new SaysoError({
    code: "option-invalid",
    place: option,
    message: count === "" ? `'${value}' is no span of time.` : `'${value}' is less than ${least / 1000} seconds.`,
    remedy: "Write it as 90s, 15m, 2h or 1d.",
  });
}
