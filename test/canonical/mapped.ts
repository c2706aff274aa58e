import { readFileSync } from 'node:fs';
import { mergeRows } from '../../src/domains/canonical/merge/merge-rows.ts';
import { MERGE_PARAMETERS } from '../../src/domains/canonical/merge/parameters.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine, Row } from '../../src/engines/engine.ts';
import { canonicalTable } from '../../src/model/tables/all.ts';

/** A row as a mapping would read it; columns left out are NULL. */
export type MappedRow = Readonly<Record<string, string | number | boolean | null>>;

/** All rows of one table of an exhibit. */
export interface MappedFeed {
  readonly exhibit: string;
  readonly table: string;
  /** Canonical columns that its mapping fills; those of the rows when left out. */
  readonly fields?: readonly string[];
  readonly startFormat?: string;
  /** Zone of its start times (UTC). */
  readonly zone?: string;
  readonly rows: readonly MappedRow[];
}

export const PARAMETERS = Object.fromEntries(
  Object.entries(MERGE_PARAMETERS).map(([name, { value }]) => [name, value]),
);

const KEYED: Readonly<Record<string, string>> = {
  dialled_raw: 'dialled_key',
  presented_raw: 'presented_key',
  phone_raw: 'phone_key',
  target_raw: 'target_key',
};

/** An engine with macros and the schemas of a build. */
export async function openMerging(): Promise<Engine> {
  const engine = await openDuckdb();
  await engine.script(readFileSync(new URL('../../src/domains/macros.sql', import.meta.url), 'utf8'));
  for (const schema of ['mapped', 'work']) await engine.run(`CREATE SCHEMA ${schema}`);
  return engine;
}

export interface Merged {
  /** Rows that count, in the order of exhibit, table and row. */
  readonly rows: Row[];
  readonly sources: Row[];
  /** Every row with what became of it. */
  readonly marks: Row[];
}

/** Fills `mapped.<name>__new` with the feeds and merges it, as a build would. */
export async function merge(engine: Engine, name: string, feeds: readonly MappedFeed[]): Promise<Merged> {
  const table = canonicalTable(name);
  const mapped = table.columns.filter(({ filled }) => filled === 'mapped');
  const keys = mapped.filter((column) => KEYED[column.name]).map((column) => KEYED[column.name]!);
  const target = `mapped.${name}__new`;
  for (const made of [target, `work.${name}_source__new`, 'work.call_clock__new', 'work.call_quality__new']) {
    await engine.run(`DROP TABLE IF EXISTS ${made}`);
  }
  await engine.run(
    `CREATE TABLE ${target} (${mapped.map((column) => `"${column.name}" ${column.type}`).join(', ')}, exhibit VARCHAR,
     source_table VARCHAR, source_row BIGINT, _problem VARCHAR, _unparsed INTEGER, ${[...keys, 'spare_key'].map((key) => `${key} BIGINT`).join(', ')})`,
  );
  for (const feed of feeds) {
    const columns = mapped.map(({ name: column, type }) => `CAST(j->>'$.${column}' AS ${type})`);
    const keyed = mapped.filter((column) => KEYED[column.name]);
    const dial = keyed.map((column) => `phone_dial_key(phone_bare(j->>'$.${column.name}'))`);
    await engine.run(
      `INSERT INTO ${target} SELECT ${columns.join(', ')}, $exhibit, $table, n, NULL, 0, ${[...dial, 'NULL'].join(', ')}
       FROM (SELECT unnest($rows)::JSON AS j, unnest(range(1, len($rows) + 1)) AS n)`,
      { exhibit: feed.exhibit, table: feed.table, rows: feed.rows.map((row) => JSON.stringify(row)) },
    );
  }
  await mergeRows(table, target, feeds.map(asFeed), PARAMETERS, engine);
  const order = 'ORDER BY exhibit, source_table, source_row';
  return {
    rows: await engine.rows(`SELECT * FROM ${target} WHERE _problem IS NULL ${order}`),
    sources: await engine.rows(`SELECT * FROM work.${name}_source__new ${order}, from_exhibit, from_table, from_row`),
    marks: await engine.rows(`SELECT exhibit, source_table, source_row, _problem FROM ${target} ${order}`),
  };
}

function asFeed(feed: MappedFeed) {
  const fields = feed.fields ?? [...new Set(feed.rows.flatMap((row) => Object.keys(row)))];
  const text = { from: [], as: { kind: 'text' as const }, confidence: 1, reasons: [] };
  const start = {
    ...text,
    as: { kind: 'timestamp' as const, format: (feed.startFormat ?? 'iso') as 'iso', zone: feed.zone ?? 'Etc/UTC' },
  };
  return {
    raw: {
      exhibit: feed.exhibit,
      member: '',
      table: feed.table,
      format: 'csv',
      columns: [],
      facts: {},
      read: feed.rows.length,
      accepted: feed.rows.length,
      rejected: 0,
      file: '0.parquet',
      bytes: 0,
    },
    mapping: {
      source: feed.table,
      target: 'call',
      confidence: 1,
      reasons: [],
      fields: Object.fromEntries(fields.map((name) => [name, name === 'started_at' ? start : text])),
    },
  };
}
