import type { RawColumn, RawTableFacts } from './format.ts';

/**
 * One raw table of one exhibit on disk: derived/raw/<exhibit>/<n>.parquet with `_row` (BIGINT, 1-based among all rows
 * read) and one nullable UTF-8 column `c0`, `c1`, … a source column, so that no SQL ever holds a name that a criminal
 * chose. Names live here, in derived/raw/<exhibit>/catalog.json.
 */
export interface RawTable {
  /** SHA-256 of the exhibit. */
  readonly exhibit: string;
  /** Path inside archives, `''` for the exhibit itself. */
  readonly member: string;
  /** Unique within the exhibit: the table's name, prefixed by the member's where several would clash. */
  readonly table: string;
  readonly format: string;
  readonly columns: readonly RawColumn[];
  readonly facts: RawTableFacts;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  /** File name beside the catalog. */
  readonly file: string;
  readonly bytes: number;
}

/** derived/raw/<exhibit>/catalog.json; rejects are in rejects.parquet beside it: source_table, source_row, reason, raw. */
export interface RawCatalog {
  readonly exhibit: string;
  /** Format ids with their versions, as read: part of the step key. */
  readonly readers: readonly string[];
  readonly tables: readonly RawTable[];
  readonly notes: readonly string[];
}
