import type { FoundAttribution } from "../model/decode.ts";
import { logit } from "../model/layers.ts";
import type { Calibration } from "../model/weights.ts";

/** The numbers that the calibration weighs, in its order. `training/tune.py` has the same list. */
export function confidenceFeatures({ scores, source, content, nested }: FoundAttribution): readonly number[] {
  const [cue, sourceChance, contentChance] = scores;
  return [
    logit(cue),
    source.length > 0 ? logit(sourceChance) : 0,
    source.length > 0 ? 0 : logit(sourceChance),
    source.length > 0 ? 0 : 1,
    logit(contentChance),
    nested ? 1 : 0,
    content.length > 1 ? 1 : 0,
  ];
}

/** The chance that the row puts the right words in the right mouth, to two decimals. */
export function confidenceOf(row: FoundAttribution, { bias, weights }: Calibration): number {
  const sum = confidenceFeatures(row).reduce((total, x, i) => total + x * (weights[i] ?? 0), bias);
  return Math.round(100 / (1 + Math.exp(-sum))) / 100;
}
