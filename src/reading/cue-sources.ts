import type { SpeakerlessAttribution } from "./attributions.ts";
import type { Cluster } from "./cluster.ts";
import { pronounOf } from "./pronouns.ts";
import { referentOf, type Teller } from "./references.ts";
import { firstFrom, mentionsIn, type Scene } from "./scene.ts";
import { sourceHeads } from "./source-heads.ts";
import addressed from "./vocabulary/addressed.json" with { type: "json" };

const ADDRESSED = new RegExp(`^(?:${addressed.be.join("|")})\\s(?:\\w+\\s)?(?:${addressed.verbs.join("|")})\\b`, "i");
/** Behind it stands whose words they are: "claim from". */
const FROM = /\sfrom$/i;
/** So far behind "by" its name may begin: an article may stand between. */
const BESIDE = 8;

/** The speaker that the words in and around a cue tell where the row has no source; null where they tell none. */
export function namedByCue(
  scene: Scene,
  row: SpeakerlessAttribution,
  index: number,
  speakerOf: Teller,
): Cluster | null {
  return (
    namedInCue(scene, row, index, speakerOf) ??
    namedBehind(scene, row, index, speakerOf) ??
    relativeBefore(scene, row, index, speakerOf)
  );
}

/** "Residents are urged to boil water": what stands for a source is who is spoken to. */
export function isAddressed({ text }: Scene, { source, cue }: SpeakerlessAttribution): boolean {
  const [heard, said] = [source[0], cue[0]];
  return (
    heard !== undefined &&
    said !== undefined &&
    heard.start < said.start &&
    ADDRESSED.test(text.slice(said.start, said.end))
  );
}

/** "Flash claim from the president:": what stands before "from" tells what it is, not who. */
export function isFromAnother({ text, heads }: Scene, { source, cue }: SpeakerlessAttribution, index: number): boolean {
  const [kind, said] = [source[0], cue[0]];
  if (kind === undefined || said === undefined || kind.end + 1 !== said.start) return false;
  const isNobody = heads[index]?.every((part) => part.heads.length === 0) === true;
  return isNobody && FROM.test(text.slice(said.start, said.end));
}

/** The same where the network left out who is spoken to. */
export function isAppeal({ text }: Scene, { cue }: SpeakerlessAttribution): boolean {
  return cue.some(({ start, end }) => ADDRESSED.test(text.slice(start, end)));
}

/** "According to Toklu", "estimates the outgoing mayor": a cue that took its source in. */
function namedInCue(scene: Scene, { cue }: SpeakerlessAttribution, index: number, speakerOf: Teller): Cluster | null {
  for (const { start, end } of cue) {
    const skipped = /^according to /i.exec(scene.text.slice(start, end))?.[0].length ?? 0;
    const span = { start: start + skipped, end };
    for (const head of sourceHeads(scene.text, scene.tokens, span, mentionsIn(scene.mentions, span))) {
      const cluster = referentOf(scene, head, index, speakerOf);
      if (cluster !== null) return cluster;
    }
  }
  return null;
}

/** "I'm told by the lawyer, Petra Lunnik, that …": the source of a passive cue; and whom "according to" leads to. */
function namedBehind(scene: Scene, row: SpeakerlessAttribution, index: number, speakerOf: Teller): Cluster | null {
  const cue = row.cue.at(-1);
  const words = cue === undefined ? "" : scene.text.slice(cue.start, cue.end);
  const leads = /^according to$/i.test(words) || (/\bby$/i.test(words) && isAddressed(scene, row)) || FROM.test(words);
  if (cue === undefined || !leads) return null;
  const head = scene.mentions[firstFrom(scene.mentions, cue.end)];
  return head === undefined || head.start > cue.end + BESIDE ? null : referentOf(scene, head, index, speakerOf);
}

/** "League members, who have warned": the relative before a cue is its source. */
function relativeBefore(
  scene: Scene,
  { cue }: SpeakerlessAttribution,
  index: number,
  speakerOf: Teller,
): Cluster | null {
  const start = cue[0]?.start;
  const relative = start === undefined ? undefined : scene.mentions[firstFrom(scene.mentions, start) - 1];
  if (start === undefined || relative === undefined || start - relative.end !== 1) return null;
  return pronounOf(relative.words[0] ?? "")?.person === "relative"
    ? referentOf(scene, relative, index, speakerOf)
    : null;
}
