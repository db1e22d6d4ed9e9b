/** An office that somebody holds or held. */
export interface Office {
  readonly title: string;
  readonly country: string | null;
  /** ISO days; null where it is not told. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Somebody or some body that the user knows: names in any script, offices, country. */
export interface RegistryEntry {
  readonly id: string;
  /** The name to show. */
  readonly name: string;
  /** Every name it goes by, the first one included. */
  readonly names: readonly string[];
  readonly kind: "person" | "organisation" | "state" | null;
  readonly country: string | null;
  readonly offices: readonly Office[];
}

/** Known actors, as the user imported them. */
export type Registry = readonly RegistryEntry[];
