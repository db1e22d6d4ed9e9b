import type { SpeakerlessAttribution } from "./attributions.ts";
import type { Cluster } from "./cluster.ts";
import { firstFrom, type Scene } from "./scene.ts";
import vocabulary from "./vocabulary/askers.json" with { type: "json" };

const ASKERS: ReadonlySet<string> = new Set(vocabulary.labels);
/** Behind the asker's name the house that he writes for: ", Morning Post." */
const HOUSE = /^,\s+(?:from\s|of\s|with\s|for\s)?(?:the\s)?\p{Lu}[^,.!?\n]{1,40}\.\s/u;

/**
 * The journalist who names himself as he asks, in a transcript that labels every question alike: "QUESTION: Lena Ostrik,
 * Morning Post. Who is right?" Null elsewhere.
 */
export function selfNamed(scene: Scene, { source, content }: SpeakerlessAttribution): Cluster | null {
  const [label] = source;
  const [said] = content;
  if (label === undefined || said === undefined) return null;
  if (!ASKERS.has(scene.text.slice(label.start, label.end).toLowerCase())) return null;
  const name = scene.mentions[firstFrom(scene.mentions, said.start)];
  if (name === undefined || name.start !== said.start || name.form !== "name" || name.kind !== "person") return null;
  return HOUSE.test(scene.text.slice(name.end, name.end + 60)) ? (scene.of.get(name) ?? null) : null;
}
