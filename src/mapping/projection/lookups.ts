import type { Lookup } from '../mapping.ts';
import { type Binder, trimmed } from './expressions.ts';

/** Tables of one exhibit that a lookup joins: the caller binds the list of their Parquet files to `$<param>`. */
export interface ProjectionLookup {
  readonly param: string;
  readonly exhibit: string;
  readonly tables: readonly string[];
}

/** Adds to `lookups` the tables that it needs; the join gives `<alias>.v` for the text `key`. */
export function lookupJoin(
  lookup: Lookup,
  alias: string,
  key: string,
  binder: Binder,
  lookups: ProjectionLookup[],
): string {
  const found = lookup.gather
    ? gathered(lookup, fileOf(lookup, lookups), binder)
    : single(lookup, fileOf(lookup, lookups));
  const values = lookup.onward
    ? `SELECT a.k, b.v FROM (${found}) AS a JOIN (${single(lookup.onward, fileOf(lookup.onward, lookups))}) AS b ON b.k = a.v`
    : found;
  return `LEFT JOIN (${values}) AS ${alias} ON ${alias}.k = ${key}`;
}

type Place = Pick<Lookup, 'exhibit' | 'table' | 'also' | 'match' | 'take'>;

function fileOf({ exhibit, table, also = [] }: Place, lookups: ProjectionLookup[]): string {
  const param = `lookup${lookups.length}`;
  lookups.push({ param, exhibit, tables: [table, ...also] });
  return `$${param}`;
}

/** A key that leads to two different values leads to none: NULL rather than wrong. */
function single({ match, take }: Place, file: string): string {
  const key = trimmed(`c${position(match.column)}`);
  const value = trimmed(`c${position(take.column)}`);
  return `SELECT ${key} AS k, CASE WHEN min(${value}) = max(${value}) THEN min(${value}) END AS v FROM read_parquet(${file}) WHERE ${key} IS NOT NULL GROUP BY 1`;
}

function gathered({ match, take, gather, also }: Lookup, file: string, binder: Binder): string {
  const key = trimmed(`c${position(match.column)}`);
  const order = `c${position(gather!.order.column)}`;
  const only = gather!.only;
  const where = only ? ` AND list_contains(${binder.bind(only.values)}, trim(c${position(only.column)}))` : '';
  // A row that stands in a log and in its archive is one: both have the same place in the order.
  const rows = also?.length
    ? `(SELECT DISTINCT ON (${key}, ${order}) * FROM read_parquet(${file}) ORDER BY ALL)`
    : `read_parquet(${file})`;
  // By length first, so that numbers written without leading zeros come in their order.
  return `SELECT ${key} AS k, string_agg(trim(c${position(take.column)}), '' ORDER BY length(${order}), ${order}, _row) AS v FROM ${rows} WHERE ${key} IS NOT NULL${where} GROUP BY 1`;
}

/** Positions come from an editable file: only a whole number may become part of SQL. */
export function position(column: number): number {
  if (!Number.isSafeInteger(column) || column < 0) throw new Error('column position is not a whole number');
  return column;
}
