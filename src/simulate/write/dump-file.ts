import { join } from 'node:path';
import type { TableCount } from '../exhibit-writer.ts';
import { isoText } from '../world/clock.ts';
import { ByteWriter } from './bytes.ts';
import { DumpTable, dumpHead, dumpTail, quoted } from './mysql-dump.ts';

/** What stands between the brackets of CREATE TABLE, and the canonical table that the rows are meant to feed ('' none). */
export interface DumpedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly feeds: string;
}

/** A number is written as it is, a text as a string literal, null as NULL. */
export type SqlCell = string | number | null;

/** A dump of several tables that grow at the same time: each in a file of its own until the end. */
export class DumpFile {
  readonly path: string;
  private readonly file: string;
  private readonly main: ByteWriter;
  private readonly parts: ByteWriter[] = [];
  private readonly tables = new Map<string, { readonly table: DumpTable; readonly feeds: string; uncounted: number }>();

  constructor(folder: string, file: string, database: string, tables: readonly DumpedTable[]) {
    this.file = file;
    this.path = join(folder, file);
    this.main = new ByteWriter(this.path);
    this.main.ascii(dumpHead(database));
    for (const { name, columns, feeds } of tables) {
      const part = new ByteWriter(join(folder, `.${name}.part`));
      this.parts.push(part);
      this.tables.set(name, { table: new DumpTable(part, name, columns), feeds, uncounted: 0 });
    }
  }

  /** @param counted false: a row that is meant to feed nothing. */
  put(name: string, cells: readonly SqlCell[], counted = true): void {
    const one = this.tables.get(name);
    if (!one) throw new Error(`the dump has no table ${name}`);
    const texts = cells.map((cell) => (typeof cell === 'number' ? String(cell) : quoted(cell)));
    one.table.begin().utf8(texts.join(','));
    one.table.end();
    if (!counted) one.uncounted++;
  }

  /** @param end UTC seconds of the dump. */
  finish(end: number): TableCount[] {
    const counts: TableCount[] = [];
    for (const [name, { table, feeds, uncounted }] of this.tables) {
      table.finish();
      counts.push({ exhibit: this.file, table: name, rows: table.rows - uncounted, feeds });
    }
    for (const part of this.parts) this.main.absorb(part);
    this.main.ascii(dumpTail(isoText(end))).close();
    return counts;
  }
}
