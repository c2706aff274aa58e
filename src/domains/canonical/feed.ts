import { join } from 'node:path';
import type { RawTable } from '../../formats/raw-catalog.ts';
import type { Mapping, TableMapping } from '../../mapping/mapping.ts';
import type { BuildContext } from '../../pipeline/context.ts';

/** One table of an exhibit that feeds one canonical table. */
export interface Feed {
  readonly raw: RawTable;
  readonly mapping: TableMapping;
}

/** All feeds of a canonical table, in the order of the exhibits in the ledger and of the tables in them. */
export function feedsOf(target: string, context: BuildContext): Feed[] {
  return context.mappings.flatMap(({ mapping }) => {
    const { exhibit, tables } = mapping as Mapping;
    const catalog = context.catalogs.find((candidate) => candidate.exhibit === exhibit);
    return tables
      .filter((table) => table.target === target)
      .flatMap((table) => {
        const raw = catalog?.tables.find((candidate) => candidate.table === table.source);
        return raw ? [{ raw, mapping: table }] : [];
      });
  });
}

/** Where a raw table's Parquet file is. */
export function rawFile(raw: Pick<RawTable, 'exhibit' | 'file'>, context: Pick<BuildContext, 'derived'>): string {
  return join(context.derived, 'raw', raw.exhibit, raw.file);
}
