import type { Actor, Reading } from "../../reading/reading.ts";
import { counted, type Paint, safe } from "./page.ts";

/** Who speaks, most statements first, with the spellings of their names; of the others, how many they are. */
export function renderActors({ actors, attributions }: Reading, paint: Paint): string[] {
  const said = new Map<string, number>();
  for (const { speaker, coSpeakers } of attributions) {
    for (const id of [speaker, ...coSpeakers]) if (id !== null) said.set(id, (said.get(id) ?? 0) + 1);
  }
  const countOf = ({ id }: Actor) => said.get(id) ?? 0;
  const speaking = actors.filter((actor) => countOf(actor) > 0).sort((a, b) => countOf(b) - countOf(a));
  if (speaking.length === 0) return [];
  const rest = actors.length - speaking.length;
  const rows = speaking.map((actor) => {
    const spellings = actor.names.filter((name) => name !== actor.name).map(safe);
    const also = spellings.length === 0 ? "" : ` (${spellings.join(", ")})`;
    const notes = [
      actor.kind,
      ...actor.roles.slice(0, 1).filter((role) => role !== actor.name),
      counted(countOf(actor), "statement"),
    ];
    return `${paint("bold", safe(actor.name))}${also}  ${paint("dim", safe(notes.join(" · ")))}`;
  });
  return [...rows, ...(rest === 0 ? [] : [paint("dim", `${rest} more named, without statements`)]), ""];
}
