import type { RawColumn, RawSink, RawTableFacts, RowBlock, RowReject } from '../../src/formats/format.ts';

/** A table as a reader gave it. `rows` are the accepted ones with their 1-based number among all read. */
export interface CollectedTable {
  readonly name: string;
  columns: readonly RawColumn[];
  readonly facts: RawTableFacts;
  readonly rows: (string | null)[][];
  readonly rowNumbers: number[];
  readonly rejects: RowReject[];
  read: number;
}

/** Turns what a reader writes into arrays. Refuses whatever breaks the contract (cells, UTF-8, counts). */
export class CollectingSink implements RawSink {
  readonly tables: CollectedTable[] = [];
  readonly notes: string[] = [];

  table(name: string, columns: readonly RawColumn[], facts: RawTableFacts = {}) {
    const same = (table: CollectedTable): boolean =>
      table.name === name && table.columns.map((c) => c.name).join('\0') === columns.map((c) => c.name).join('\0');
    let table = this.tables.find(same);
    if (!table) {
      table = { name, columns, facts, rows: [], rowNumbers: [], rejects: [], read: 0 };
      this.tables.push(table);
    } else {
      table.columns = table.columns.map((column, i) => ({ ...column, ...columns[i] }));
    }
    return new CollectingWriter(table);
  }

  note(text: string): void {
    this.notes.push(text);
  }

  /** The only table, or the one with that name. */
  only(name?: string): CollectedTable {
    const found = name === undefined ? this.tables : this.tables.filter((table) => table.name === name);
    if (found.length !== 1) throw new Error(`${found.length} tables ${name ?? ''} of ${this.tables.length}`);
    return found[0]!;
  }
}

class CollectingWriter {
  readonly #table: CollectedTable;

  constructor(table: CollectedTable) {
    this.#table = table;
  }

  row(cells: readonly (string | Uint8Array | null)[]): void {
    if (cells.length !== this.#table.columns.length) throw new Error('wrong number of cells');
    this.#table.rows.push(cells.map((cell) => (cell instanceof Uint8Array ? utf8(cell) : cell)));
    this.#table.rowNumbers.push(++this.#table.read);
  }

  reject(reason: string, raw: string): void {
    this.#table.rejects.push({ row: ++this.#table.read, reason, raw });
  }

  block(block: RowBlock): void {
    const table = this.#table;
    const count = block.read - block.rejects.length;
    if (block.columns.length !== table.columns.length) throw new Error('wrong number of columns in a block');
    const columns = block.columns.map((column) => decodeColumn(column.values, column.present, count));
    const rejected = new Set(block.rejects.map((reject) => reject.row));
    let at = 0;
    for (let row = 1; row <= block.read; row++) {
      if (rejected.has(row)) continue;
      table.rows.push(columns.map((column) => column[at] ?? null));
      table.rowNumbers.push(table.read + row);
      at++;
    }
    table.rejects.push(...block.rejects.map((reject) => ({ ...reject, row: table.read + reject.row })));
    table.read += block.read;
  }
}

/** Cells of a PLAIN-encoded column. */
export function decodeColumn(values: Uint8Array, present: Uint8Array | undefined, count: number): (string | null)[] {
  const view = new DataView(values.buffer, values.byteOffset, values.byteLength);
  const cells: (string | null)[] = [];
  let at = 0;
  for (let row = 0; row < count; row++) {
    if (present && present[row] === 0) {
      cells.push(null);
      continue;
    }
    const length = view.getUint32(at, true);
    cells.push(utf8(values.subarray(at + 4, at + 4 + length)));
    at += 4 + length;
  }
  if (at !== values.length) throw new Error(`column has ${values.length} bytes, its cells ${at}`);
  return cells;
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
