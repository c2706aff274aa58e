/** What of a case is about to be shown to somebody. */
export interface Consultation {
  /** What kind of thing: `table:victim`, `dossier:operator`, `search`, `export:victim`, `raw`. Never a value. */
  readonly what: string;
  /** Which rows, by their keys; they are logged as pseudonyms only. */
  readonly ids?: readonly string[];
  /** How many rows. */
  readonly count: number;
  /** What was asked for; columns and operators are logged, values as pseudonyms only. */
  readonly filters?: readonly { readonly column: string; readonly op: string; readonly value?: unknown }[];
}
