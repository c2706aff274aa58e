import type { RowBlock } from '../format.ts';
import { ColumnBuffer } from './column-buffer.ts';
import type { ColumnChunk } from './parquet-file.ts';

/** A group is written when it holds this many rows (DuckDB's own row group size, so that scans parallelise) … */
export const GROUP_ROWS = 122_880;
/** … or this many bytes, so that memory stays bounded. Both depend on content alone, never on how it was read. */
export const GROUP_BYTES = 16 << 20;

interface Piece {
  readonly values: Uint8Array;
  readonly present: Uint8Array | undefined;
  readonly rows: number;
}

/** The rows of one table that are not written yet, cell by cell or in ready blocks, in order. */
export class RowGroup {
  readonly #buffers: ColumnBuffer[];
  readonly #pieces: Piece[][];
  /** Row numbers as runs: first, count, first, count, … */
  readonly #runs: number[] = [];
  #buffered = 0;
  rows = 0;
  bytes = 0;

  constructor(columns: number) {
    this.#buffers = Array.from({ length: columns }, () => new ColumnBuffer());
    this.#pieces = Array.from({ length: columns }, () => []);
  }

  get full(): boolean {
    return this.rows >= GROUP_ROWS || this.bytes >= GROUP_BYTES;
  }

  /** Adds a row and returns the bytes it takes. */
  add(row: number, cells: readonly (string | Uint8Array | null)[]): number {
    let bytes = 8;
    for (let i = 0; i < this.#buffers.length; i++) {
      bytes += (this.#buffers[i] as ColumnBuffer).add(cells[i] as string | Uint8Array | null);
    }
    this.#number(row, 1);
    this.#buffered++;
    this.bytes += bytes;
    return bytes;
  }

  /** Adds a block whose first row has number `first`, and returns the bytes it takes. */
  addBlock(first: number, block: RowBlock): number {
    this.#seal();
    const rows = block.read - block.rejects.length;
    let bytes = 8 * rows;
    for (let i = 0; i < this.#pieces.length; i++) {
      const column = block.columns[i];
      if (column === undefined) throw new Error('block has fewer columns than its table');
      (this.#pieces[i] as Piece[]).push({ values: column.values, present: column.present, rows });
      bytes += column.values.length;
    }
    this.#numberBlock(first, block);
    this.bytes += bytes;
    return bytes;
  }

  /** Hands over everything as one column chunk for `_row` and one a column. */
  take(): ColumnChunk[] {
    this.#seal();
    return [rowNumbers(this.#runs, this.rows), ...this.#pieces.map(chunkOf)];
  }

  #seal(): void {
    if (this.#buffered === 0) return;
    this.#buffers.forEach((buffer, i) => {
      (this.#pieces[i] as Piece[]).push({ ...buffer.take(), rows: this.#buffered });
    });
    this.#buffered = 0;
  }

  #numberBlock(first: number, block: RowBlock): void {
    let next = 1;
    for (const reject of block.rejects) {
      if (reject.row > next) this.#number(first + next - 1, reject.row - next);
      next = reject.row + 1;
    }
    if (block.read >= next) this.#number(first + next - 1, block.read - next + 1);
  }

  #number(first: number, count: number): void {
    const runs = this.#runs;
    const last = runs.length - 2;
    if (last >= 0 && (runs[last] as number) + (runs[last + 1] as number) === first) {
      runs[last + 1] = (runs[last + 1] as number) + count;
    } else {
      runs.push(first, count);
    }
    this.rows += count;
  }
}

function chunkOf(pieces: readonly Piece[]): ColumnChunk {
  const some = pieces.some((piece) => piece.present !== undefined);
  return {
    pieces: pieces.map((piece) => piece.values),
    present: some ? pieces.map((piece) => piece.present ?? new Uint8Array(piece.rows).fill(1)) : undefined,
  };
}

function rowNumbers(runs: readonly number[], rows: number): ColumnChunk {
  const words = new Uint32Array(rows * 2);
  let at = 0;
  for (let i = 0; i < runs.length; i += 2) {
    const first = runs[i] as number;
    const count = runs[i + 1] as number;
    for (let row = first; row < first + count; row++) {
      words[at++] = row;
      words[at++] = row / 0x1_0000_0000;
    }
  }
  const lastRun = runs.length - 2;
  const last = (runs[lastRun] as number) + (runs[lastRun + 1] as number) - 1;
  return { pieces: [new Uint8Array(words.buffer)], present: undefined, range: [runs[0] as number, last] };
}
