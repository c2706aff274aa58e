import { type AsyncBuffer, type FileMetaData, parquetRead } from 'hyparquet';
import type { ByteSource, ColumnBlock, RawSink, ReadContext, TableWriter } from '../format.ts';
import { ColumnBuffer } from '../raw/column-buffer.ts';
import { bytesText, nanosText } from './cell.ts';
import type { Column } from './columns.ts';
import { COMPRESSORS } from './compressors.ts';

/** Rows of one block: what the raw layer makes a row group of. */
const BLOCK_ROWS = 122_880;

/** Cells of a window: their text is held at once. Row groups with more are read in several windows. */
const WINDOW_CELLS = 8_000_000;

/** After damage a row group is read in windows of this many rows, so that less is lost. */
const CAREFUL_ROWS = 8_192;

/** A damaged file may claim any number of rows; after this many lost ones the rest is not counted. */
const MOST_LOST = 1_000_000;

export interface Reading {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly columns: readonly Column[];
  readonly writer: TableWriter;
  readonly sink: RawSink;
  readonly source: ByteSource;
  readonly context: ReadContext;
}

/** Reads all rows, column after column within windows that never cross a row group. */
export async function readRows(reading: Reading): Promise<void> {
  const { metadata, columns, sink, source } = reading;
  const usual = Math.max(CAREFUL_ROWS, Math.floor(WINDOW_CELLS / columns.length));
  let done = 0;
  let lost = 0;
  for (const group of metadata.row_groups) {
    const groupEnd = done + Number(group.num_rows);
    let size = usual;
    while (done < groupEnd && lost <= MOST_LOST) {
      const end = Math.min(groupEnd, done + size);
      const failure = await readWindow(reading, done, end);
      if (failure !== undefined && end - done > CAREFUL_ROWS) {
        size = CAREFUL_ROWS;
        continue;
      }
      if (failure !== undefined) {
        await rejectRows(reading, done, end, failure);
        lost += end - done;
      }
      done = end;
      report(reading, done);
    }
  }
  if (lost > MOST_LOST) sink.note(`${source.name}: given up after ${lost} damaged rows`);
}

function report({ file, metadata, context }: Reading, done: number): void {
  context.progress.update(Math.floor((file.byteLength * done) / Math.max(1, Number(metadata.num_rows))), done);
}

async function rejectRows({ writer, sink, source }: Reading, start: number, end: number, why: string): Promise<void> {
  for (let row = start; row < end; row++) await writer.reject(`DAMAGED: ${why}`, '');
  sink.note(`${source.name}: rows ${start + 1} to ${end} are damaged: ${why}`);
}

/** Hands over the rows, or tells why they cannot be had; then nothing was handed over. */
async function readWindow(reading: Reading, start: number, end: number): Promise<string | undefined> {
  const blocks: ColumnBlock[][] = Array.from({ length: Math.ceil((end - start) / BLOCK_ROWS) }, () => []);
  try {
    for (const column of reading.columns) {
      const parts = await readColumn(reading, column, start, end);
      for (const [i, part] of parts.entries()) blocks[i]!.push(part);
    }
  } catch (error) {
    // The decoder meets damage as a wrong value somewhere: whatever it throws is about the data, not a bug to show.
    return error instanceof Error ? error.message.slice(0, 200) : 'unreadable';
  }
  for (const [i, columns] of blocks.entries()) {
    await reading.writer.block({ read: Math.min(BLOCK_ROWS, end - start - i * BLOCK_ROWS), columns, rejects: [] });
  }
  return undefined;
}

/** One column of a window as text, cut into blocks. */
async function readColumn(reading: Reading, column: Column, start: number, end: number): Promise<ColumnBlock[]> {
  const blocks: ColumnBlock[] = [];
  let buffer = new ColumnBuffer();
  let next = start;
  const take = (value: unknown): void => {
    buffer.add(column.text(value));
    next++;
    if ((next - start) % BLOCK_ROWS === 0 || next === end) {
      blocks.push(buffer.take());
      buffer = new ColumnBuffer();
    }
  };
  const chunks: { from: number; values: ArrayLike<unknown> }[] = [];
  await parquetRead({
    file: reading.file,
    metadata: reading.metadata,
    columns: [column.key],
    rowStart: start,
    rowEnd: end,
    compressors: COMPRESSORS,
    utf8: false,
    geoparquet: false,
    parsers: PARSERS,
    onChunk: ({ columnData, rowStart }) => chunks.push({ from: rowStart, values: columnData }),
  });
  for (const { from, values } of chunks.sort((a, b) => a.from - b.from)) {
    if (from > next) break;
    for (let i = next - from; i < values.length && next < end; i++) take(values[i]);
  }
  if (next !== end) throw new Error('fewer rows than announced');
  return blocks;
}

const PARSERS = {
  stringFromBytes: (bytes: Uint8Array) => bytes && bytesText(bytes),
  jsonFromBytes: (bytes: Uint8Array) => bytes && bytesText(bytes),
  timestampFromNanoseconds: (nanos: bigint) => nanosText(nanos),
};
