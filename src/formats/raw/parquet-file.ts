import { mkdir, open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncDirectory } from '../../base/files.ts';
import { definitionLevels } from './levels.ts';
import { writePieces } from './pieces.ts';
import { ThriftWriter } from './thrift.ts';

/** A column of the file: `int64` columns hold no NULL, `text` columns may. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: 'int64' | 'text';
}

/** One column of a row group, PLAIN-encoded, in pieces that are written one after the other. */
export interface ColumnChunk {
  readonly pieces: readonly Uint8Array[];
  /** One byte a row, 1 = a value is there, in as many pieces; undefined when there is no NULL (always for int64). */
  readonly present: readonly Uint8Array[] | undefined;
  /** Smallest and largest value of an int64 column, so that a reader can skip the group. */
  readonly range?: readonly [number, number];
}

const TYPE_INT64 = 2;
const TYPE_BYTE_ARRAY = 6;
const PLAIN = 0;
const RLE = 3;
const MAGIC = new Uint8Array([0x50, 0x41, 0x52, 0x31]);

/**
 * Writes an uncompressed Parquet file group by group: one data page (version 1) a column chunk. Nothing appears under
 * the final name before `close`, which syncs and renames. No file handle stays open between groups, so that thousands
 * of tables can be written side by side.
 *
 * Format: https://parquet.apache.org/docs/file-format/ and parquet.thrift there.
 */
export class ParquetFile {
  readonly #path: string;
  readonly #temporary: string;
  readonly #columns: readonly ParquetColumn[];
  readonly #groups: Uint8Array[] = [];
  #rows = 0;
  #offset = 0;

  constructor(path: string, columns: readonly ParquetColumn[]) {
    this.#path = path;
    this.#temporary = join(dirname(path), `.${basename(path)}.tmp`);
    this.#columns = columns;
  }

  /** Appends one row group. Not to be called again before it resolves. */
  async group(rows: number, chunks: readonly ColumnChunk[]): Promise<void> {
    const pieces: Uint8Array[] = this.#offset === 0 ? [MAGIC] : [];
    let offset = this.#offset === 0 ? MAGIC.length : this.#offset;
    const start = offset;
    const meta = new ThriftWriter();
    meta.structList(1, this.#columns.length);
    this.#columns.forEach((column, i) => {
      const page = pageOf(rows, chunks[i] as ColumnChunk);
      pieces.push(...page.pieces);
      meta.beginItem();
      describeChunk(meta, column, rows, chunks[i] as ColumnChunk, offset, page.bytes);
      meta.end();
      offset += page.bytes;
    });
    meta.i64(2, offset - start);
    meta.i64(3, rows);
    this.#groups.push(meta.finish());
    this.#rows += rows;
    await this.#append(pieces);
    this.#offset = offset;
  }

  /** Writes the footer, syncs and renames. Returns the file's size. */
  async close(): Promise<number> {
    if (this.#offset === 0) {
      await this.#append([MAGIC]);
      this.#offset = MAGIC.length;
    }
    const footer = this.#footer();
    const tail = new Uint8Array(8);
    new DataView(tail.buffer).setUint32(0, footer.length, true);
    tail.set(MAGIC, 4);
    await this.#append([footer, tail], true);
    await rename(this.#temporary, this.#path);
    return this.#offset + footer.length + tail.length;
  }

  async #append(pieces: readonly Uint8Array[], sync = false): Promise<void> {
    if (this.#offset === 0) await mkdir(dirname(this.#path), { recursive: true });
    const handle = await open(this.#temporary, this.#offset === 0 ? 'w' : 'r+');
    try {
      await writePieces(handle, pieces, this.#offset);
      if (sync) await handle.sync();
    } finally {
      await handle.close();
    }
    if (sync) await syncDirectory(dirname(this.#path));
  }

  #footer(): Uint8Array {
    const meta = new ThriftWriter();
    meta.i32(1, 1);
    meta.structList(2, this.#columns.length + 1);
    meta.beginItem();
    meta.text(4, 'schema');
    meta.i32(5, this.#columns.length);
    meta.end();
    for (const column of this.#columns) {
      meta.beginItem();
      meta.i32(1, column.type === 'int64' ? TYPE_INT64 : TYPE_BYTE_ARRAY);
      meta.i32(3, column.type === 'int64' ? 0 : 1);
      meta.text(4, column.name);
      if (column.type === 'text') meta.i32(6, 0);
      meta.end();
    }
    meta.i64(3, this.#rows);
    meta.structList(4, this.#groups.length);
    for (const group of this.#groups) meta.item(group);
    meta.text(6, 'ringbreak');
    return meta.finish();
  }
}

function pageOf(rows: number, chunk: ColumnChunk): { pieces: readonly Uint8Array[]; bytes: number } {
  const levels = chunk.range ? new Uint8Array(0) : definitionLevels(rows, chunk.present);
  let size = levels.length;
  for (const piece of chunk.pieces) size += piece.length;
  const header = new ThriftWriter();
  header.i32(1, 0);
  header.i32(2, size);
  header.i32(3, size);
  header.struct(5);
  header.i32(1, rows);
  header.i32(2, PLAIN);
  header.i32(3, RLE);
  header.i32(4, RLE);
  header.end();
  const head = header.finish();
  return { pieces: [head, levels, ...chunk.pieces], bytes: head.length + size };
}

function describeChunk(
  meta: ThriftWriter,
  column: ParquetColumn,
  rows: number,
  chunk: ColumnChunk,
  offset: number,
  bytes: number,
): void {
  meta.i64(2, offset);
  meta.struct(3);
  meta.i32(1, column.type === 'int64' ? TYPE_INT64 : TYPE_BYTE_ARRAY);
  meta.i32List(2, [PLAIN, RLE]);
  meta.textList(3, [column.name]);
  meta.i32(4, 0);
  meta.i64(5, rows);
  meta.i64(6, bytes);
  meta.i64(7, bytes);
  meta.i64(9, offset);
  if (chunk.range) {
    meta.struct(12);
    meta.i64(3, 0);
    meta.binary(5, int64(chunk.range[1]));
    meta.binary(6, int64(chunk.range[0]));
    meta.end();
  }
  meta.end();
}

function int64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, BigInt(value), true);
  return bytes;
}
