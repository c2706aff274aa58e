import { afterAll, beforeAll } from 'vitest';
import type { FieldMapping, TableMapping, Transform } from '../../src/mapping/mapping.ts';
import { rawFile } from '../../src/mapping/profile/sample.ts';
import { projectionSql } from '../../src/mapping/projection/projection.ts';
import { CANONICAL_TABLES, canonicalTable } from '../../src/model/tables/all.ts';
import { type Cell, RawFolder } from './raw.ts';

export const field = (column: number, as: Transform, more: Partial<FieldMapping> = {}): FieldMapping => ({
  from: [{ column, name: 'x' }],
  as,
  confidence: 1,
  reasons: [],
  ...more,
});
export const text: Transform = { kind: 'text' };
export const table = (
  target: string,
  fields: TableMapping['fields'],
  more: Partial<TableMapping> = {},
): TableMapping => ({
  source: 't',
  target,
  confidence: 1,
  reasons: [],
  fields,
  ...more,
});

export interface Projecting {
  /** Filled by the time a test runs. */
  readonly folder: () => RawFolder;
  /** The rows that a mapping makes of a raw table `t` (and a table `other` to look up in), in their order. */
  readonly project: (
    mapping: TableMapping,
    rows: readonly (readonly Cell[])[],
    lookupRows?: readonly (readonly Cell[])[],
  ) => Promise<Record<string, unknown>[]>;
  /** What each text becomes in one column of a canonical table. */
  readonly values: (
    target: string,
    column: string,
    as: Transform,
    texts: readonly (string | null)[],
  ) => Promise<unknown[]>;
}

/** A raw folder for the tests of a file, and what mappings make of tables in it. */
export function projecting(): Projecting {
  let folder: RawFolder;
  let made = 0;
  beforeAll(async () => {
    folder = await RawFolder.make();
  });
  afterAll(() => folder.close());
  const project: Projecting['project'] = async (mapping, rows, lookupRows) => {
    const tables = [{ table: 't', columns: rows[0]!.map((_, c) => `c${c}`), rows }];
    if (lookupRows) tables.push({ table: 'other', columns: lookupRows[0]!.map((_, c) => `c${c}`), rows: lookupRows });
    const catalog = await folder.exhibit(`exhibit ${made++}`, tables);
    const { sql, params, lookups } = projectionSql(mapping, canonicalTable(mapping.target!));
    const files = Object.fromEntries(lookups.map(({ param }) => [param, rawFile(folder.path, catalog.tables[1]!)]));
    return folder.engine.rows(`SELECT * FROM (${sql}) ORDER BY source_row`, {
      ...params,
      ...files,
      file: rawFile(folder.path, catalog.tables[0]!),
    });
  };
  const values: Projecting['values'] = async (target, column, as, texts) => {
    const key = CANONICAL_TABLES.find(({ name }) => name === target)!.columns[0]!.name;
    const rows = await project(
      table(target, { [key]: field(1, text), [column]: field(0, as) }),
      texts.map((cell, i) => [cell, `k${i}`]),
    );
    return rows.map((row) => row[column]);
  };
  return { folder: () => folder, project, values };
}
