import { personName } from "./person-name.ts";
import { soundKey } from "./sounds.ts";

/** The sounds of a person's last name, near ones written alike: spellings of one name mostly share it. */
export function nameKey(name: string): string {
  return soundKey(personName(name).own.at(-1)?.text ?? "");
}
