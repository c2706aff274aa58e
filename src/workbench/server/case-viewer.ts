import type { Params, Row } from '../../engines/engine.ts';
import { noSuchTable } from '../query/errors.ts';
import {
  chosenColumns,
  countStatement,
  facetStatement,
  pageStatement,
  type ViewTable,
  variety,
  wholeStatement,
} from '../query/table-sql.ts';
import type { ServedBuild } from './serving.ts';
import type { TableQuery } from './table-query.ts';
import { unwatched } from './unwatched.ts';
import type { Facet, TablePage, ViewColumn, Viewer } from './viewer.ts';
import type { MaskedViews, Profile } from './views.ts';

/** Values that a facet lists. */
const FACET_VALUES = 100;
/** A column is no facet when, of so many rows, more than so many have a value of their own. */
const SAMPLE = 20_000;
const TOO_VARIED = 5000;

/** What one person sees of one build. */
export class CaseViewer implements Viewer {
  readonly build: string;
  readonly unrestricted: boolean;
  readonly #served: ServedBuild;
  readonly #profile: Profile;
  readonly #gone: AbortSignal | undefined;
  readonly #tables: ReadonlyMap<string, ViewTable>;

  private constructor(served: ServedBuild, profile: Profile, views: MaskedViews, gone: AbortSignal | undefined) {
    this.build = served.id;
    this.unrestricted = views.unrestricted;
    this.#served = served;
    this.#profile = profile;
    this.#gone = gone;
    this.#tables = new Map(views.tables.map((table) => [table.name, table]));
  }

  /** @param gone says when nobody waits for the answers any more */
  static async of(served: ServedBuild, profile: Profile, gone?: AbortSignal): Promise<CaseViewer> {
    return new CaseViewer(served, profile, await served.profile(profile), gone);
  }

  rows(sql: string, params?: Params): Promise<Row[]> {
    return unwatched(this.#served.rows(this.#profile, sql, params, this.#gone));
  }

  batches(sql: string, params?: Params): AsyncIterable<Row[]> {
    return this.#served.batches(this.#profile, sql, params);
  }

  parquet(sql: string, params?: Params): Promise<string> {
    return this.#served.parquet(this.#profile, sql, params);
  }

  async whole(query: TableQuery): Promise<{ sql: string; params: Params; total: number }> {
    const table = this.#table(query.table);
    return { ...wholeStatement(table, query), total: await this.#count(table, query.filters) };
  }

  tables(): readonly string[] {
    return [...this.#tables.keys()];
  }

  columns(table: string): readonly ViewColumn[] {
    return this.#table(table).columns;
  }

  async table(query: TableQuery): Promise<TablePage> {
    const table = this.#table(query.table);
    const page = pageStatement(table, query);
    const counted = page.counts ? undefined : this.#count(table, query.filters);
    const [found, total] = await Promise.all([this.rows(page.sql, page.params), counted]);
    const rows = page.counts ? found.map(({ _total, ...row }) => row) : found;
    const known = total ?? found[0]?.['_total'] ?? (await this.#count(table, query.filters));
    return { columns: chosenColumns(table, query.columns), rows, total: Number(known) };
  }

  async facets(query: Pick<TableQuery, 'table' | 'filters'> & { columns: readonly string[] }): Promise<Facet[]> {
    const table = this.#table(query.table);
    return Promise.all(query.columns.map((column) => this.#facet(table, query.filters, column)));
  }

  async #facet(table: ViewTable, filters: TableQuery['filters'], column: string): Promise<Facet> {
    const sample = variety(table, column, SAMPLE);
    const [varied] = await this.rows(sample.sql, sample.params);
    if (Number(varied!['kinds']) > TOO_VARIED) return { column, values: [], distinct: null };
    const { sql, params } = facetStatement(table, filters, column, FACET_VALUES);
    const rows = await this.rows(sql, params);
    const values = rows.map((row) => ({ value: row['value'] ?? null, rows: Number(row['rows']) }));
    return { column, values, distinct: Number(rows[0]?.['kinds'] ?? 0) };
  }

  async #count(table: ViewTable, filters: TableQuery['filters']): Promise<number> {
    const { sql, params } = countStatement(table, filters);
    const [row] = await this.rows(sql, params);
    return Number(row!['total']);
  }

  #table(name: string): ViewTable {
    const table = this.#tables.get(name);
    if (!table) throw noSuchTable();
    return table;
  }
}
