import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDatabase } from '../../src/actions/database.ts';
import { exportTable } from '../../src/actions/export-table.ts';
import { sha256 } from '../../src/base/hash.ts';
import { openCase } from '../../src/case/case.ts';
import { PUBLISHED, publishedStep } from '../../src/domains/all.ts';

/** Hashes of all published tables of a case as CSV; `scratch` is a folder for the files. */
export async function exportHashes(folder: string, scratch: string): Promise<Record<string, string>> {
  const target = await openCase(folder, { write: false });
  const engine = await readDatabase(target, { threads: 2, memory: '1GB' });
  try {
    const hashes: Record<string, string> = {};
    for (const table of PUBLISHED) {
      const out = join(scratch, 'export.csv');
      await exportTable(engine, publishedStep(table)!, 'csv', out, target.folder);
      hashes[table] = sha256(await readFile(out));
    }
    return hashes;
  } finally {
    await engine.close();
    await target.close();
  }
}
