/** A table that is written row by row as text; `null` is the format's way of saying that nothing is there. */
export interface TextTable {
  readonly name: string;
  readonly rows: number;
  row(cells: readonly (string | null)[]): void;
}
