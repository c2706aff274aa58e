import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../../src/base/hash.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine } from '../../src/engines/engine.ts';
import type { RawColumn, RawTableFacts } from '../../src/formats/format.ts';
import type { RawCatalog, RawTable } from '../../src/formats/raw-catalog.ts';

export type Cell = string | number | null;

export interface SmallTable {
  readonly table: string;
  /** `name` or `name :: declared`; `*` at the end of the declared type marks the primary key. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly facts?: RawTableFacts;
  readonly format?: string;
}

/** A raw layer on disk, made without any reader. */
export class RawFolder {
  readonly path: string;
  readonly engine: Engine;

  constructor(path: string, engine: Engine) {
    this.path = path;
    this.engine = engine;
  }

  static async make(): Promise<RawFolder> {
    return new RawFolder(await mkdtemp(join(tmpdir(), 'ringbreak-raw-')), await openDuckdb({ threads: 2 }));
  }

  /** One exhibit with these tables. */
  async exhibit(name: string, tables: readonly SmallTable[]): Promise<RawCatalog> {
    const exhibit = sha256(name);
    await this.engine.run(`SELECT 1`);
    const raw: RawTable[] = [];
    for (const [n, table] of tables.entries()) raw.push(await this.write(exhibit, n, table));
    return { exhibit, readers: [], tables: raw, notes: [] };
  }

  private async write(exhibit: string, n: number, table: SmallTable): Promise<RawTable> {
    const folder = join(this.path, exhibit);
    await import('node:fs/promises').then((fs) => fs.mkdir(folder, { recursive: true }));
    const json = join(folder, `${n}.ndjson`);
    const lines = table.rows.map((row, i) =>
      JSON.stringify(
        Object.fromEntries([['_row', i + 1], ...row.map((cell, c) => [`c${c}`, cell === null ? null : String(cell)])]),
      ),
    );
    await writeFile(json, lines.join('\n'));
    const columns = table.columns.map((_, c) => `c${c}: 'VARCHAR'`).join(', ');
    const file = `${n}.parquet`;
    await this.engine.run(
      `COPY (SELECT * FROM read_json('${json}', format = 'newline_delimited', columns = {_row: 'BIGINT', ${columns}}) ORDER BY _row) TO '${join(folder, file)}' (FORMAT parquet)`,
    );
    return rawTable(exhibit, table, file);
  }

  async close(): Promise<void> {
    await this.engine.close();
    await rm(this.path, { recursive: true, force: true });
  }
}

export function rawTable(
  exhibit: string,
  table: Omit<SmallTable, 'rows'> & { rows: { length: number } },
  file: string,
): RawTable {
  return {
    exhibit,
    member: '',
    table: table.table,
    format: table.format ?? 'csv',
    columns: table.columns.map(rawColumn),
    facts: table.facts ?? {},
    read: table.rows.length,
    accepted: table.rows.length,
    rejected: 0,
    file,
    bytes: 0,
  };
}

function rawColumn(text: string): RawColumn {
  const [name = '', declared] = text.split(/ :: (.*)/s);
  if (!declared) return { name };
  return declared.endsWith('*') ? { name, declared: declared.slice(0, -1), primaryKey: true } : { name, declared };
}
