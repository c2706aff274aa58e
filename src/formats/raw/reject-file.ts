import { ColumnBuffer } from './column-buffer.ts';
import { ParquetFile } from './parquet-file.ts';
import { GROUP_BYTES } from './row-group.ts';
import type { WriteQueue } from './writes.ts';

/** Raw text of a reject is cut here: a damaged gigabyte must not be kept twice. Characters, so at most 192 KiB. */
export const RAW_LIMIT = 64 << 10;
const CUT = '…[cut]';

/** Cuts hostile text to the limit of `RowReject.raw`, never within a character. */
export function cutRaw(raw: string): string {
  if (raw.length <= RAW_LIMIT) return raw;
  return raw.slice(0, RAW_LIMIT).toWellFormed() + CUT;
}

/** rejects.parquet: source_table, source_row, reason, raw of every row that could not be used. */
export class RejectFile {
  readonly #file: ParquetFile;
  readonly #writes: WriteQueue;
  readonly #texts = [new ColumnBuffer(), new ColumnBuffer(), new ColumnBuffer()] as const;
  #rows: number[] = [];
  #bytes = 0;

  constructor(path: string, writes: WriteQueue) {
    this.#writes = writes;
    this.#file = new ParquetFile(path, [
      { name: 'source_table', type: 'text' },
      { name: 'source_row', type: 'int64' },
      { name: 'reason', type: 'text' },
      { name: 'raw', type: 'text' },
    ]);
  }

  add(table: string, row: number, reason: string, raw: string): undefined | Promise<void> {
    this.#rows.push(row);
    this.#bytes += 8 + this.#texts[0].add(table) + this.#texts[1].add(reason) + this.#texts[2].add(cutRaw(raw));
    return this.#bytes >= GROUP_BYTES ? this.#flush() : undefined;
  }

  async close(): Promise<void> {
    if (this.#rows.length > 0) await this.#flush();
    await this.#writes.idle();
    await this.#file.close();
  }

  #flush(): Promise<void> {
    const rows = this.#rows;
    const [table, reason, raw] = this.#texts.map((buffer) => ({ pieces: [buffer.take().values], present: undefined }));
    const numbers = BigInt64Array.from(rows, BigInt);
    const range = [Math.min(...rows), Math.max(...rows)] as const;
    const row = { pieces: [new Uint8Array(numbers.buffer)], present: undefined, range };
    this.#rows = [];
    this.#bytes = 0;
    return this.#writes.push(() => this.#file.group(rows.length, [table!, row, reason!, raw!]));
  }
}
