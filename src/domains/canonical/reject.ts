import { join } from 'node:path';
import type { Engine } from '../../engines/engine.ts';
import { count, text } from '../../model/columns.ts';
import { CANONICAL_TABLES } from '../../model/tables/all.ts';
import type { BuildContext } from '../../pipeline/context.ts';
import { defineCodeStep } from '../../pipeline/step.ts';
import { feedsOf, rawFile } from './feed.ts';
import { isMerged } from './merge/marks.ts';

/** Rows that could not be used, by the reader or by the mapping, with their raw text: read = accepted + rejected. */
export const reject = defineCodeStep({
  name: 'reject',
  purpose: 'Rows that could not be used, with the reason and the raw text',
  reads: CANONICAL_TABLES.map(({ name }) => `mapped.${name}`),
  version: 2,
  table: {
    name: 'reject',
    row: 'a row that could not be used',
    key: ['exhibit', 'source_table', 'source_row', 'reason', 'stage'],
    columns: [
      text('exhibit', 'SHA-256 of the exhibit'),
      text('source_table', 'Table within the exhibit'),
      count('source_row', 'Row number within that table, from 1'),
      text('reason', 'Stable code, then what was wrong'),
      text('raw', 'The row as read; a list of cells where the reader could still split it', {
        subject: 'other',
        sensitivity: 'personal',
      }),
      text('stage', 'read: the reader could not use it; map: a required value is missing'),
    ],
  },
  inputs: (context) => ({
    exhibits: context.catalogs.map(({ exhibit }) => exhibit),
    readers: context.catalogs.map(({ readers }) => readers),
  }),
  make: makeRejects,
});

async function makeRejects(target: string, context: BuildContext, engine: Engine): Promise<void> {
  await engine.run(
    `CREATE TABLE ${target} (exhibit VARCHAR, source_table VARCHAR, source_row BIGINT, reason VARCHAR, raw VARCHAR, stage VARCHAR)`,
  );
  for (const { exhibit } of context.catalogs) {
    await engine.run(
      `INSERT INTO ${target} SELECT $exhibit, source_table, source_row, reason, raw, 'read' FROM read_parquet($file)`,
      { exhibit, file: join(context.derived, 'raw', exhibit, 'rejects.parquet') },
    );
  }
  for (const table of CANONICAL_TABLES) {
    for (const { raw } of feedsOf(table.name, context)) {
      const cells = raw.columns.map((_, i) => `c${i}`).join(', ');
      await engine.run(
        `INSERT INTO ${target}
         SELECT m.exhibit, m.source_table, m.source_row, m._problem, to_json([${cells}]), 'map'
         FROM mapped.${table.name} AS m JOIN read_parquet($file) AS r ON r._row = m.source_row
         WHERE m._problem IS NOT NULL AND NOT ${isMerged('m._problem')} AND m.exhibit = $exhibit AND m.source_table = $table
         ORDER BY m.source_row`,
        { file: rawFile(raw, context), exhibit: raw.exhibit, table: raw.table },
      );
    }
  }
}
