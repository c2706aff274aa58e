import type { RawColumn, RawTableFacts, RowBlock, TableWriter } from '../format.ts';
import { ParquetFile } from './parquet-file.ts';
import type { RejectFile } from './reject-file.ts';
import { RowGroup } from './row-group.ts';
import type { Budget, WriteQueue } from './writes.ts';

/** What all tables of a sink share. */
export interface Shared {
  readonly writes: WriteQueue;
  readonly budget: Budget;
  readonly rejects: RejectFile;
  /** Writes out what every table holds, because together they hold too much. */
  flushAll(): Promise<void>;
}

/** One raw table on its way to `<n>.parquet`. Counts what was read, accepted and rejected. */
export class TableFile implements TableWriter {
  readonly table: string;
  readonly #shared: Shared;
  readonly #file: ParquetFile;
  #columns: readonly RawColumn[];
  #facts: RawTableFacts;
  #group: RowGroup;
  #read = 0;
  #rejected = 0;

  constructor(path: string, table: string, columns: readonly RawColumn[], facts: RawTableFacts, shared: Shared) {
    this.table = table;
    this.#columns = columns;
    this.#facts = facts;
    this.#shared = shared;
    this.#group = new RowGroup(columns.length);
    this.#file = new ParquetFile(path, [
      { name: '_row', type: 'int64' },
      ...columns.map((_, i) => ({ name: `c${i}`, type: 'text' as const })),
    ]);
  }

  get columns(): readonly RawColumn[] {
    return this.#columns;
  }

  get facts(): RawTableFacts {
    return this.#facts;
  }

  get counts(): { read: number; accepted: number; rejected: number } {
    return { read: this.#read, accepted: this.#read - this.#rejected, rejected: this.#rejected };
  }

  /** The table goes on, or more is known of it: the first facts stay; keys and notes are added. */
  describe(columns: readonly RawColumn[], facts: RawTableFacts): void {
    this.#columns = this.#columns.map((column, i) => ({ ...column, ...columns[i] }));
    const notes = [...new Set([...(this.#facts.notes ?? []), ...(facts.notes ?? [])])];
    this.#facts = { ...facts, ...this.#facts, ...(notes.length > 0 ? { notes } : {}) };
  }

  row(cells: readonly (string | Uint8Array | null)[]): undefined | Promise<void> {
    if (cells.length !== this.#columns.length) throw new Error('row has another number of cells than its table');
    return this.#added(this.#group.add(++this.#read, cells));
  }

  reject(reason: string, raw: string): undefined | Promise<void> {
    this.#rejected++;
    return this.#shared.rejects.add(this.table, ++this.#read, reason, raw);
  }

  async block(block: RowBlock): Promise<void> {
    const before = this.#read;
    this.#read += block.read;
    this.#rejected += block.rejects.length;
    const added = this.#added(this.#group.addBlock(before + 1, block));
    for (const { row, reason, raw } of block.rejects) {
      await this.#shared.rejects.add(this.table, before + row, reason, raw);
    }
    await added;
  }

  /** Queues what is held; resolves when the write before it is done. */
  flush(): Promise<void> {
    const group = this.#group;
    if (group.rows === 0) return Promise.resolve();
    this.#group = new RowGroup(this.#columns.length);
    this.#shared.budget.take(-group.bytes);
    return this.#shared.writes.push(() => this.#file.group(group.rows, group.take()));
  }

  /** Writes the rest and gives the file its name. Returns its size in bytes. */
  async close(): Promise<number> {
    await this.flush();
    await this.#shared.writes.idle();
    return this.#file.close();
  }

  #added(bytes: number): undefined | Promise<void> {
    const over = this.#shared.budget.take(bytes);
    if (this.#group.full) return this.flush();
    return over ? this.#shared.flushAll() : undefined;
  }
}
