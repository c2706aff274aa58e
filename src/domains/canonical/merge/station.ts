/** A table, or a server within a table; those that are trusted more come first. */
export interface Station {
  readonly station: number;
  readonly exhibit: string;
  readonly table: string;
  /** '' where the table is one recording. */
  readonly server: string;
  readonly split: boolean;
  readonly fields: ReadonlySet<string>;
  readonly proven: boolean;
}
