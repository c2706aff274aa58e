import { basename, join } from 'node:path';
import { RingbreakError } from '../base/errors.ts';
import { hashFile } from '../base/hash.ts';
import type { Progress } from '../base/progress.ts';
import type { Engine } from '../engines/engine.ts';
import { openRawSink } from '../formats/raw/raw-sink.ts';
import { readExhibit } from '../formats/read-exhibit.ts';

/** A file as a table of texts: `_row` and `c0`, `c1`, … */
export interface LinkFile {
  readonly name: string;
  readonly sha256: string;
  readonly table: string;
  /** What people call the columns, in order; of equal names the first keeps it. */
  readonly columns: readonly string[];
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Rows that could not be read, as a Parquet file beside the table. */
  readonly rejects: string;
  readonly notes: readonly string[];
}

export interface LinkFileOptions {
  readonly path: string;
  readonly folder: string;
  readonly table: string;
  readonly threads: number;
  readonly progress: Progress;
}

/**
 * Reads a file with the readers of exhibits. Of a file with several tables the one with most rows is taken, and a note says so.
 *
 * @throws RingbreakError of kind `exhibit` when nothing can be read
 */
export async function readLinkFile(engine: Engine, options: LinkFileOptions): Promise<LinkFile> {
  const name = basename(options.path);
  const { sha256 } = await hashFile(options.path);
  const writer = await openRawSink({ directory: options.folder, exhibit: sha256 });
  const { notes } = await readExhibit({
    path: options.path,
    name,
    createSink: (member, format) => writer.source(member, format),
    context: { progress: options.progress, threads: options.threads },
    temporary: options.folder,
  });
  const catalog = await writer.finish(notes);
  const [table, ...others] = [...catalog.tables].sort((a, b) => b.accepted - a.accepted);
  if (!table || table.accepted === 0) throw empty(name);
  const cells = table.columns.map((_, i) => `c${i}`).join(', ');
  await engine.run(`CREATE TABLE ${options.table} AS SELECT _row, ${cells} FROM read_parquet($file) ORDER BY _row`, {
    file: join(options.folder, table.file),
  });
  return {
    name,
    sha256,
    table: options.table,
    columns: table.columns.map((column) => column.name.trim()),
    read: table.read,
    accepted: table.accepted,
    rejected: table.rejected,
    rejects: join(options.folder, 'rejects.parquet'),
    notes: others.length > 0 ? [`${name}: ${others.length} smaller tables are not looked at`] : [],
  };
}

function empty(name: string): RingbreakError {
  return new RingbreakError({
    kind: 'exhibit',
    code: 'LINK_NO_ROWS',
    what: 'the file has no rows to link',
    where: { member: name },
    next: 'Look at the file; a table with a header line and rows is needed.',
  });
}
