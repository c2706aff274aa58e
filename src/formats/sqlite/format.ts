import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { RingbreakError } from '../../base/errors.ts';
import type { ByteSource, Detection, Format, RawSink, ReadContext } from '../format.ts';
import { listTables, type SqliteTable, selectAll } from './schema.ts';

/** SQLite database files, version 3. */
export const sqlite: Format = { id: 'sqlite', title: 'SQLite', version: 1, detect, read };

const MAGIC = 'SQLite format 3\0';

/** Rows between two looks at the back-pressure and the progress. */
const BATCH = 10_000;

function detect(head: Uint8Array): Detection | undefined {
  if (Buffer.from(head.subarray(0, 16)).toString('latin1') !== MAGIC) return undefined;
  return { confidence: 1, what: 'SQLite 3 database' };
}

async function read(source: ByteSource, sink: RawSink, context: ReadContext): Promise<void> {
  const path = await source.path();
  const note = (text: string): void => sink.note(`${source.name}: ${text}`);
  const { db, tables } = openFile(path, source.name, note);
  try {
    const progress = { rows: 0, context };
    for (const table of tables) await readTable(db, table, sink, note, progress);
  } finally {
    db.close();
  }
}

/** Nothing in the file can run, and nothing is written, not even a lock: `immutable` also keeps a journal from being replayed. */
function openFile(
  path: string,
  name: string,
  note: (text: string) => void,
): { db: DatabaseSync; tables: SqliteTable[] } {
  const url = pathToFileURL(path);
  url.searchParams.set('mode', 'ro');
  url.searchParams.set('immutable', '1');
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(url, {
      readOnly: true,
      allowExtension: false,
      enableForeignKeyConstraints: false,
      readBigInts: true,
      returnArrays: false,
    });
    // writable_schema lets a file whose schema is partly damaged be opened; query_only keeps it from being written.
    db.exec(
      'PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA query_only=ON; PRAGMA writable_schema=ON; PRAGMA mmap_size=0',
    );
    return { db, tables: listTables(db, note) };
  } catch (error) {
    db?.close();
    throw new RingbreakError({
      kind: 'exhibit',
      code: 'SQLITE_DAMAGED',
      what: `the SQLite file cannot be opened or its list of tables is damaged`,
      where: { member: name },
      next: 'Copy the file again from its source and compare the hashes; sqlite3 .recover may save what is left.',
      cause: error,
    });
  }
}

interface RowProgress {
  rows: number;
  readonly context: ReadContext;
}

async function readTable(
  db: DatabaseSync,
  table: SqliteTable,
  sink: RawSink,
  note: (text: string) => void,
  progress: RowProgress,
): Promise<void> {
  const writer = sink.table(table.name, table.columns, { encoding: 'utf-8' });
  let rows = 0;
  try {
    const statement = db.prepare(selectAll(table));
    statement.setReturnArrays(true);
    for (const row of statement.iterate() as unknown as Iterable<unknown[]>) {
      await writer.row(row.map(cellText));
      rows++;
      if (rows % BATCH === 0) progress.context.progress.update(0, progress.rows + rows);
    }
  } catch (error) {
    if (!isSqliteError(error)) throw error;
    // How many rows stood behind the damage is not known: one reject stands for all of them.
    await writer.reject(`DAMAGED_PAGE: ${error.message}; rows behind row ${rows} could not be read`, '');
    note(`table ${JSON.stringify(table.name)} is damaged behind row ${rows}: ${error.message}`);
  }
  progress.rows += rows;
}

function isSqliteError(error: unknown): error is Error {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'ERR_SQLITE_ERROR';
}

/** Text as it is, numbers in their shortest exact spelling, blobs as `\x` and hexadecimal digits. */
function cellText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  return String(value);
}
