import type { Params } from '../../engines/engine.ts';
import type { TableFilter, TableQuery } from '../server/table-query.ts';
import type { ViewColumn } from '../server/viewer.ts';
import { type Condition, conditionOf } from './conditions.ts';
import { columnHidden, noSuchColumn } from './errors.ts';

/** A table as a person sees it. */
export interface ViewTable {
  readonly name: string;
  /** The same rows, each with its place in the build as `_row`: it breaks every tie, and takes no column to be seen. */
  readonly numbered: string;
  readonly columns: readonly ViewColumn[];
}

export interface Statement {
  readonly sql: string;
  readonly params: Params;
}

/** Columns that were asked for, or all. @throws RingbreakError NO_SUCH_COLUMN, COLUMN_HIDDEN */
export function chosenColumns(table: ViewTable, names: readonly string[] | undefined): readonly ViewColumn[] {
  return names === undefined ? table.columns : [...new Set(names)].map((name) => columnNamed(table, name));
}

/** The filters as SQL; see `conditionOf`. @throws RingbreakError also COLUMN_HIDDEN */
export function conditionsOf(table: ViewTable, filters: readonly TableFilter[]): Condition[] {
  return filters.map((filter, i) => conditionOf(table.name, visibleColumn(table, filter.column), filter, `f${i}`));
}

/**
 * One page in a total order: its rows are found by the columns that decide, then read in full. With `_total` where counting
 * apart would mean to filter twice.
 */
export function pageStatement(table: ViewTable, query: TableQuery): Statement & { readonly counts: boolean } {
  const columns = chosenColumns(table, query.columns).map(({ name }) => `"${name}"`);
  const conditions = conditionsOf(table, query.filters);
  const { sql, params } = whereOf(conditions);
  const order = orderOf(table, query.sort);
  const counts = conditions.some(({ costly }) => costly);
  const deciding = ['_row', ...new Set(query.sort.map(({ column }) => `"${column}"`))].join(', ');
  const hits = `SELECT ${deciding} FROM ${table.numbered}${sql}`;
  const page = `SELECT _row FROM ${counts ? 'hit' : `(${hits})`}${order} LIMIT $limit OFFSET $offset`;
  return {
    sql: `${counts ? `WITH hit AS MATERIALIZED (${hits}) ` : ''}SELECT ${counts ? '(SELECT count(*) FROM hit) AS _total, ' : ''}${columns.join(', ')}
      FROM ${table.numbered} WHERE _row IN (${page})${order || ' ORDER BY _row'}`,
    params: { ...params, limit: query.limit, offset: query.offset },
    counts,
  };
}

/** Everything that fits, in a total order. */
export function wholeStatement(table: ViewTable, query: TableQuery): Statement {
  const columns = chosenColumns(table, query.columns).map(({ name }) => `"${name}"`);
  const { sql, params } = whereOf(conditionsOf(table, query.filters));
  return {
    sql: `SELECT ${columns.join(', ')} FROM ${table.numbered}${sql}${orderOf(table, query.sort)}`,
    params,
  };
}

export function countStatement(table: ViewTable, filters: readonly TableFilter[]): Statement {
  const { sql, params } = whereOf(conditionsOf(table, filters));
  return { sql: `SELECT count(*) AS total FROM ${table.numbered}${sql}`, params };
}

/** The `most` most frequent values of a column, and how many there are, under the filters on other columns. */
export function facetStatement(
  table: ViewTable,
  filters: readonly TableFilter[],
  name: string,
  most: number,
): Statement {
  const column = visibleColumn(table, name);
  const others = conditionsOf(table, filters).filter((condition) => condition.column !== column.name);
  const { sql, params } = whereOf(others);
  const counted = `SELECT "${column.name}" AS value, count(*) AS rows FROM ${table.numbered}${sql} GROUP BY 1`;
  return {
    sql: `SELECT value, rows, count(*) OVER () AS kinds FROM (${counted}) ORDER BY rows DESC, value NULLS FIRST LIMIT $most`,
    params: { ...params, most },
  };
}

/** How many different values the first rows have: a column in which nearly all differ has no use as a facet. */
export function variety(table: ViewTable, name: string, rows: number): Statement {
  const column = visibleColumn(table, name);
  const first = `SELECT "${column.name}" AS value FROM ${table.numbered} LIMIT $rows`;
  return { sql: `SELECT count(DISTINCT value) AS kinds FROM (${first})`, params: { rows } };
}

/**
 * A total order: equal rows come in the order of the build on every page, empty cells last. Without a column to sort by
 * there is nothing to do: the engine keeps the order of the build (readers.ts).
 */
function orderOf(table: ViewTable, sort: TableQuery['sort']): string {
  if (sort.length === 0) return '';
  const asked = sort.map(
    ({ column, descending }) => `"${visibleColumn(table, column).name}" ${descending ? 'DESC' : 'ASC'} NULLS LAST`,
  );
  return ` ORDER BY ${[...asked, '_row'].join(', ')}`;
}

function whereOf(conditions: readonly Condition[]): Statement {
  return {
    sql: conditions.length === 0 ? '' : ` WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`,
    params: Object.assign({}, ...conditions.map(({ params }) => params)),
  };
}

function columnNamed(table: ViewTable, name: string): ViewColumn {
  const found = table.columns.find((column) => column.name === name);
  if (!found) throw noSuchColumn(table.name);
  return found;
}

/** What is hidden can be neither filtered, sorted nor counted by. */
function visibleColumn(table: ViewTable, name: string): ViewColumn {
  const column = columnNamed(table, name);
  if (column.hidden) throw columnHidden(table.name);
  return column;
}
