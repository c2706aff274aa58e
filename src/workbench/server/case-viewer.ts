import type { Params, Row } from '../../engines/engine.ts';
import { noSuchTable } from '../query/errors.ts';
import {
  chosenColumns,
  countStatement,
  facetStatement,
  pageStatement,
  type ViewTable,
  wholeStatement,
} from '../query/table-sql.ts';
import type { ServedBuild } from './serving.ts';
import type { TableQuery } from './table-query.ts';
import type { Facet, TablePage, ViewColumn, Viewer } from './viewer.ts';
import type { MaskedViews, Profile } from './views.ts';

/** Values that a facet lists. */
const FACET_VALUES = 100;

/** What one person sees of one build. */
export class CaseViewer implements Viewer {
  readonly build: string;
  readonly unrestricted: boolean;
  readonly #served: ServedBuild;
  readonly #profile: Profile;
  readonly #tables: ReadonlyMap<string, ViewTable>;

  private constructor(served: ServedBuild, profile: Profile, views: MaskedViews) {
    this.build = served.id;
    this.unrestricted = views.unrestricted;
    this.#served = served;
    this.#profile = profile;
    this.#tables = new Map(views.tables.map((table) => [table.name, table]));
  }

  static async of(served: ServedBuild, profile: Profile): Promise<CaseViewer> {
    return new CaseViewer(served, profile, await served.profile(profile));
  }

  async rows(sql: string, params?: Params): Promise<Row[]> {
    return this.#served.rows(this.#profile, sql, params);
  }

  batches(sql: string, params?: Params): AsyncIterable<Row[]> {
    return this.#served.batches(this.#profile, sql, params);
  }

  parquet(sql: string, params?: Params): Promise<string> {
    return this.#served.parquet(this.#profile, sql, params);
  }

  async whole(query: TableQuery): Promise<{ sql: string; params: Params; total: number }> {
    const table = this.#table(query.table);
    const count = countStatement(table, query.filters);
    const [counted] = await this.rows(count.sql, count.params);
    return { ...wholeStatement(table, query), total: Number(counted!['total']) };
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
    const count = countStatement(table, query.filters);
    const [rows, counted] = await Promise.all([this.rows(page.sql, page.params), this.rows(count.sql, count.params)]);
    return { columns: chosenColumns(table, query.columns), rows, total: Number(counted[0]!['total']) };
  }

  async facets(query: Pick<TableQuery, 'table' | 'filters'> & { columns: readonly string[] }): Promise<Facet[]> {
    const table = this.#table(query.table);
    const statements = query.columns.map((column) => facetStatement(table, query.filters, column, FACET_VALUES));
    const found = await Promise.all(statements.map(({ sql, params }) => this.rows(sql, params)));
    return found.map((rows, i) => ({
      column: query.columns[i]!,
      values: rows.map((row) => ({ value: row['value'] ?? null, rows: Number(row['rows']) })),
      distinct: Number(rows[0]?.['kinds'] ?? 0),
    }));
  }

  #table(name: string): ViewTable {
    const table = this.#tables.get(name);
    if (!table) throw noSuchTable();
    return table;
  }
}
