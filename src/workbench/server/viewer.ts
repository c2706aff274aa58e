import type { Params, Row } from '../../engines/engine.ts';
import type { Column, ColumnType } from '../../model/table.ts';
import type { TableQuery } from './table-query.ts';

/** A column as a person may see it: of a hidden one there is the name, never a value. */
export interface ViewColumn extends Pick<Column, 'name' | 'about' | 'subject' | 'sensitivity'> {
  readonly type: ColumnType;
  readonly hidden: boolean;
}

/** One page of a table. */
export interface TablePage {
  readonly columns: readonly ViewColumn[];
  readonly rows: readonly Row[];
  /** Rows that fit the filters. */
  readonly total: number;
}

/** How often each value of a column occurs among the rows that fit. */
export interface Facet {
  readonly column: string;
  /** The most frequent first; null is the empty value. */
  readonly values: readonly { readonly value: unknown; readonly rows: number }[];
  /** Distinct values that there are in all, the empty one too; null where nearly every row has its own: none are listed. */
  readonly distinct: number | null;
}

/**
 * The one way to a case's data: what the signed-in person may see of one complete build. Statements name tables as builds
 * do (`victim`, `canonical.call`, `work.operator_account`; also `canonical_call`); what the person may not see is NULL or not
 * there, so no statement can leak it.
 */
export interface Viewer {
  /** Id of the build that is read. */
  readonly build: string;
  /** Whether the person may see everything that the case has: only then raw rows of exhibits may be shown. */
  readonly unrestricted: boolean;
  /** All rows of a statement of ours with bound values. Equal questions are answered from memory. */
  rows(sql: string, params?: Params): Promise<Row[]>;
  /** The rows of a statement as they come, in bounded memory. */
  batches(sql: string, params?: Params): AsyncIterable<Row[]>;
  /**
   * Writes a statement's result into a file of its own.
   *
   * @returns the path; whoever asked removes it
   */
  parquet(sql: string, params?: Params): Promise<string>;
  /** Names of the tables that people may open. */
  tables(): readonly string[];
  /** @throws RingbreakError NO_SUCH_TABLE (usage). */
  columns(table: string): readonly ViewColumn[];
  /** @throws RingbreakError NO_SUCH_TABLE, NO_SUCH_COLUMN, BAD_FILTER (usage), COLUMN_HIDDEN (forbidden). */
  table(query: TableQuery): Promise<TablePage>;
  /** The statement of all rows that a query fits, in its order, with how many there are: for exports. */
  whole(query: TableQuery): Promise<{ readonly sql: string; readonly params: Params; readonly total: number }>;
  /** Counts by value under the same filters; a column's own filter is left out of its facet. */
  facets(query: Pick<TableQuery, 'table' | 'filters'> & { readonly columns: readonly string[] }): Promise<Facet[]>;
}
