import { trimmed } from "../text/span.ts";
import type { Model } from "./analyse.ts";
import { windowsOf } from "./windows.ts";

/**
 * The vector of a sentence that stands in no report, to be compared with those of sentences that do: the mean of its
 * words where it stands behind itself, since all those stand behind something. That finds more than the sentence alone
 * (docs/architecture.md). Empty where it has no words.
 */
export async function vectorOf(sentence: string, { network, wordPieces, heads }: Model): Promise<Float32Array> {
  const whole = trimmed(sentence, { start: 0, end: sentence.length });
  if (whole === null) return new Float32Array(0);
  const said = sentence.slice(whole.start, whole.end);
  const again = { start: said.length + 1, end: 2 * said.length + 1 };
  const paragraphs = [{ start: 0, end: said.length }, again];
  let vector = new Float32Array(0);
  let count = 0;
  for (const window of windowsOf(`${said}\n${said}`, paragraphs, wordPieces, heads.maxPieces)) {
    const { sentence: embedded } = await network.score(window);
    const width = embedded.length / window.words.length;
    if (vector.length === 0) vector = new Float32Array(width);
    for (const [i, { paragraph }] of window.words.entries()) {
      if (paragraph === 0) continue;
      for (let k = 0; k < width; k++) vector[k] = (vector[k] ?? 0) + (embedded[i * width + k] ?? 0);
      count += 1;
    }
  }
  return vector.map((x) => x / count);
}
