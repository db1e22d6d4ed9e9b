/** What two names tell for and against one bearer. */
export interface Evidence {
  readonly features: Readonly<Record<string, number>>;
  readonly why: string;
}
