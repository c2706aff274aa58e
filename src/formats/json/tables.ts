import type { RawSink, TableWriter } from '../format.ts';
import { cutRaw } from '../raw/reject-file.ts';
import { type RawValue, textOf } from './feed.ts';
import { type FlatRecord, NotJson, parseRecord } from './record.ts';
import type { Visitor } from './walk.ts';

/** More columns than any table has; keys that are data (a map of ids) would make a column each. */
const MOST_COLUMNS = 20_000;

const PARENT = '_parent';
const KEY = '_key';

/** First pass: which tables there are and which columns each has, in order of appearance. */
export class ColumnCollector implements Visitor {
  readonly tables = new Map<string, Set<string>>();

  record(table: string, value: RawValue, key?: string): void {
    const columns = this.#columns(table);
    if (key !== undefined) columns.add(KEY);
    const record = value.whole ? tryParse(value) : undefined;
    if (record instanceof Object && 'cells' in record) this.#add(table, record);
  }

  damage(table: string): void {
    this.#columns(table);
  }

  /** Said once, by the second pass. */
  torn(): void {}

  #add(table: string, record: FlatRecord): void {
    const columns = this.#columns(table);
    for (const path of record.cells.keys()) if (columns.size < MOST_COLUMNS) columns.add(path);
    for (const child of record.children) {
      const name = `${table}.${child.path}`;
      this.#columns(name).add(PARENT);
      for (const inner of child.records) this.#add(name, inner);
    }
  }

  #columns(table: string): Set<string> {
    let columns = this.tables.get(table);
    if (columns === undefined) {
      columns = new Set();
      this.tables.set(table, columns);
    }
    return columns;
  }
}

interface OpenTable {
  readonly writer: TableWriter;
  readonly columns: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  rows: number;
}

/** Second pass: rows of these tables go to the sink. */
export class RowWriter implements Visitor {
  readonly #tables = new Map<string, OpenTable>();
  rows = 0;
  /** The file ends before its brackets are closed. */
  isTorn = false;

  constructor(tables: ReadonlyMap<string, ReadonlySet<string>>, sink: RawSink, encoding: string) {
    for (const [name, set] of tables) {
      const columns = set.size === 0 ? ['value'] : [...set];
      const places = new Map(columns.map((column, i) => [column, i]));
      const writer = sink.table(
        name,
        columns.map((column) => ({ name: column })),
        { encoding },
      );
      this.#tables.set(name, { writer, columns, places, rows: 0 });
    }
  }

  async record(table: string, value: RawValue, key?: string): Promise<void> {
    const record = value.whole ? tryParse(value) : 'CUT: the value is too long, or the file ends within it';
    if (typeof record === 'string') return this.#reject(table, record, value);
    await this.#write(table, record, key === undefined ? [] : [[KEY, key]], value);
  }

  async damage(table: string, value: RawValue): Promise<void> {
    await this.#reject(table, 'NOT_JSON: no part of the structure', value);
  }

  torn(): void {
    this.isTorn = true;
  }

  async #write(table: string, record: FlatRecord, extra: readonly [string, string][], value: RawValue): Promise<void> {
    const open = this.#tables.get(table)!;
    const cells = new Array<string | null>(open.columns.length).fill(null);
    for (const [name, text] of [...extra, ...record.cells]) {
      const place = open.places.get(name);
      if (place === undefined) return this.#reject(table, `TOO_MANY_COLUMNS: more than ${MOST_COLUMNS}`, value);
      cells[place] = text;
    }
    open.rows++;
    this.rows++;
    const number = String(open.rows);
    await open.writer.row(cells);
    for (const child of record.children) {
      for (const inner of child.records) await this.#write(`${table}.${child.path}`, inner, [[PARENT, number]], value);
    }
  }

  async #reject(table: string, reason: string, value: RawValue): Promise<void> {
    const open = this.#tables.get(table)!;
    open.rows++;
    this.rows++;
    await open.writer.reject(reason, cutRaw(textOf(value.bytes.subarray(0, 256 << 10))));
  }
}

/** The record, or why it is none. */
function tryParse(value: RawValue): FlatRecord | string {
  try {
    return parseRecord(textOf(value.bytes));
  } catch (error) {
    if (error instanceof NotJson) return error.message;
    throw error;
  }
}
