import { sigmoid } from "../model/layers.ts";
import { averageLink } from "./average-link.ts";
import { TELLING_FEATURES, type Telling, type TellingFeatures, tellingWeigher } from "./telling-features.ts";
import weights from "./telling-weights.json" with { type: "json" };

/**
 * Which tellings of some reports are of one happening, as groups of their indices: reports that speak of the same go
 * together first, by their terms, and tellings are joined within them, by average link over the chances of pairs.
 */
export function joinHappenings(tellings: readonly Telling[]): readonly (readonly number[])[] {
  const { features, together } = weighedTellings(tellings);
  return together.flatMap((own) => {
    const at = (i: number) => own[i] ?? i;
    const groups = averageLink(own.length, (i, j) => chanceOf(features(at(i), at(j))), weights.least);
    return groups.map((group) => group.map(at));
  });
}

/** What the tellings' pairs have in common, and which of the tellings stand in reports that speak of the same. */
export function weighedTellings(tellings: readonly Telling[]): {
  readonly features: (i: number, j: number) => TellingFeatures;
  readonly together: readonly (readonly number[])[];
} {
  const { features, reports, reportLikeness } = tellingWeigher(tellings);
  const like = (i: number, j: number) => reportLikeness(reports[i] ?? "", reports[j] ?? "");
  const groups = averageLink(reports.length, like, weights.leastReport);
  const groupOf = new Map(groups.flatMap((group, k) => group.map((i) => [reports[i], k] as const)));
  const together = Map.groupBy(tellings.keys(), (i) => groupOf.get(tellings[i]?.report ?? ""));
  return { features, together: [...together.values()] };
}

/** How likely two tellings are of one happening. */
export function chanceOf(features: TellingFeatures): number {
  const by: Readonly<Record<string, number>> = weights.by;
  const odds = TELLING_FEATURES.reduce((sum, name) => sum + features[name] * (by[name] ?? 0), weights.bias);
  return sigmoid(odds);
}
