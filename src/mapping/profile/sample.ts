import { join } from 'node:path';
import type { Reader } from '../../engines/engine.ts';
import type { RawTable } from '../../formats/raw-catalog.ts';

/** Rows of a table that stand for all of them, by column, trimmed; blank cells are null. */
export interface Sample {
  readonly table: RawTable;
  /** Path of the Parquet file. */
  readonly file: string;
  readonly rows: number;
  readonly columns: readonly (readonly (string | null)[])[];
}

/** Rows looked at in one table; wide tables get fewer, so that the cells stay bounded. */
const ROWS = 4000;
const CELLS = 400_000;
/** Longer texts are cut: nothing is recognised by its tail. */
const LENGTH = 400;
/** Columns looked at: what lies beyond is kept in the raw layer and never suggested. */
const COLUMNS = 400;

export function rawFile(rawFolder: string, table: RawTable): string {
  return join(rawFolder, table.exhibit, table.file);
}

/**
 * Draws the same rows every time: row numbers multiplied by the golden ratio of 2^32 spread evenly over the table and
 * keep step with no period in it. Tables up to 4,000 rows are taken whole.
 */
export async function sampleTable(engine: Reader, rawFolder: string, table: RawTable): Promise<Sample> {
  const file = rawFile(rawFolder, table);
  const width = Math.min(table.columns.length, COLUMNS);
  if (width === 0) return { table, file, rows: 0, columns: [] };
  const wanted = Math.max(50, Math.min(ROWS, Math.floor(CELLS / width)));
  const bound = table.read <= wanted ? 2 ** 32 : Math.floor((wanted / table.read) * 2 ** 32);
  const cells = Array.from({ length: width }, (_, c) => `nullif(trim(left(c${c}, ${LENGTH})), '') AS c${c}`).join(', ');
  const rows = await engine.rows(
    `SELECT ${cells} FROM read_parquet($file) WHERE (_row * 2654435761) % 4294967296 < $bound ORDER BY _row`,
    { file, bound: BigInt(bound) },
  );
  const columns = Array.from({ length: width }, (_, c) => rows.map((row) => row[`c${c}`] as string | null));
  return { table, file, rows: rows.length, columns };
}
