// Writes expected.json beside every golden exhibit that has none: look at it before it is committed.
//   node test/golden/formats/make-expected.ts
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { silentProgress } from '../../../src/base/progress.ts';
import { FORMATS } from '../../../src/formats/all.ts';
import { fileSource } from '../../../src/formats/containers/bytes.ts';
import { CollectingSink } from '../../formats/collecting-sink.ts';

for (const format of FORMATS) {
  const folder = join(import.meta.dirname, format.id);
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const expected = join(folder, name, 'expected.json');
    const file = readdirSync(join(folder, name)).find((entry) => entry !== 'expected.json');
    if (file === undefined || existsSync(expected)) continue;
    const sink = new CollectingSink();
    await format.read(await fileSource(join(folder, name, file), file), sink, { progress: silentProgress, threads: 1 });
    const tables = sink.tables.map(({ name, columns, facts, rows, rejects }) => ({ name, columns, facts, rows, rejects }));
    writeFileSync(expected, `${JSON.stringify({ tables, notes: sink.notes }, null, 1)}\n`);
  }
}
