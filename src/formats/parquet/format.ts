import { type FileHandle, open } from 'node:fs/promises';
import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetRead, type SchemaElement } from 'hyparquet';
import { RingbreakError } from '../../base/errors.ts';
import { tableNameOf } from '../csv/table-name.ts';
import type { ByteSource, Detection, Format, RawSink, ReadContext, TableWriter } from '../format.ts';
import { bytesText, type CellText, cellTextOf, isSpelledHere, nanosText, plainText } from './cell.ts';
import { COMPRESSORS } from './compressors.ts';

/** Apache Parquet files. */
export const parquet: Format = { id: 'parquet', title: 'Parquet', version: 1, detect, read };

/** Rows decoded at a time: with 100 columns about 200 MB of values. */
const WINDOW = 65_536;

/** A damaged file may claim any number of rows; after this many lost ones the rest is not counted. */
const MOST_LOST = 1_000_000;

function detect(head: Uint8Array): Detection | undefined {
  const magic = Buffer.from(head.subarray(0, 4)).toString('latin1');
  if (magic !== 'PAR1') return undefined;
  return { confidence: 1, what: 'Parquet' };
}

async function read(source: ByteSource, sink: RawSink, context: ReadContext): Promise<void> {
  const handle = await open(await source.path(), 'r');
  try {
    const file = await asyncBuffer(handle);
    const metadata = await readMetadata(file, source.name);
    const columns = flatColumns(metadata);
    const writer = sink.table(
      tableNameOf(source.name),
      columns.map(({ name, declared }) => ({ name, declared })),
      { encoding: 'utf-8' },
    );
    await readRows({ file, metadata, columns, writer, sink, source, context });
  } finally {
    await handle.close();
  }
}

async function asyncBuffer(handle: FileHandle): Promise<AsyncBuffer> {
  const { size } = await handle.stat();
  return {
    byteLength: size,
    slice: async (start, end = size) => {
      if (start < 0 || end > size || start > end) throw new Error('range outside the file');
      const buffer = new ArrayBuffer(end - start);
      await handle.read(new Uint8Array(buffer), 0, end - start, start);
      return buffer;
    },
  };
}

async function readMetadata(file: AsyncBuffer, name: string): Promise<FileMetaData> {
  try {
    const metadata = await parquetMetadataAsync(file, { geoparquet: false });
    if (metadata.schema.length < 2) throw new Error('no columns');
    return metadata;
  } catch (error) {
    throw new RingbreakError({
      kind: 'exhibit',
      code: 'PARQUET_DAMAGED',
      what: 'the description at the end of the Parquet file is missing or damaged, and without it nothing can be read',
      where: { member: name },
      next: 'Copy the file again from its source and compare the hashes.',
      cause: error,
    });
  }
}

interface Column {
  readonly name: string;
  readonly declared: string;
  readonly text: CellText;
}

/** Top-level columns. Those that are spelled exactly lose their annotation, so that their stored values come through. */
function flatColumns(metadata: FileMetaData): Column[] {
  const columns: Column[] = [];
  for (let i = 1; i < metadata.schema.length; ) {
    const element = metadata.schema[i]!;
    const children = element.num_children ?? 0;
    const kind = element.logical_type?.type ?? element.converted_type;
    const declared = [element.type ?? 'GROUP', kind].filter((part) => part !== undefined).join(' ');
    const exact = children === 0 && element.repetition_type !== 'REPEATED';
    columns.push({ name: element.name, declared, text: exact ? cellTextOf({ ...element }) : nestedText });
    if (exact && isSpelledHere(element)) {
      delete element.converted_type;
      delete element.logical_type;
    }
    i += sizeOf(metadata.schema, i, 0);
  }
  return columns;
}

/** Schema elements that belong to the one at `i`, itself included. */
function sizeOf(schema: readonly SchemaElement[], i: number, depth: number): number {
  let size = 1;
  if (depth > 100) return schema.length;
  for (let child = 0; child < (schema[i]?.num_children ?? 0) && i + size < schema.length; child++) {
    size += sizeOf(schema, i + size, depth + 1);
  }
  return size;
}

function nestedText(value: unknown): string | null {
  return value === null || value === undefined ? null : plainText(value);
}

interface Reading {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly columns: readonly Column[];
  readonly writer: TableWriter;
  readonly sink: RawSink;
  readonly source: ByteSource;
  readonly context: ReadContext;
}

/** Window by window, never across row groups, so that damage in one group leaves the others readable. */
async function readRows(reading: Reading): Promise<void> {
  const { metadata, columns, writer, sink, source, context } = reading;
  let done = 0;
  let lost = 0;
  for (const group of metadata.row_groups) {
    const groupEnd = done + Number(group.num_rows);
    while (done < groupEnd && lost <= MOST_LOST) {
      const end = Math.min(groupEnd, done + WINDOW);
      const rows = await readWindow(reading, done, end);
      if (typeof rows !== 'string')
        for (const row of rows) await writer.row(columns.map(({ text }, i) => text(row[i])));
      else {
        for (let row = done; row < end; row++) await writer.reject(`DAMAGED: ${rows}`, '');
        sink.note(`${source.name}: rows ${done + 1} to ${end} are damaged: ${rows}`);
        lost += end - done;
      }
      done = end;
      context.progress.update(
        Math.floor((reading.file.byteLength * done) / Math.max(1, Number(metadata.num_rows))),
        done,
      );
    }
  }
  if (lost > MOST_LOST) sink.note(`${source.name}: given up after ${lost} damaged rows`);
}

/** Rows as lists of values, or why they cannot be had. */
async function readWindow(
  { file, metadata, columns }: Reading,
  rowStart: number,
  rowEnd: number,
): Promise<unknown[][] | string> {
  let rows: unknown[][] = [];
  try {
    await parquetRead({
      file,
      metadata,
      rowStart,
      rowEnd,
      compressors: COMPRESSORS,
      utf8: false,
      geoparquet: false,
      parsers: PARSERS,
      onComplete: (found) => {
        rows = found;
      },
    });
    const short = rows.length !== rowEnd - rowStart || rows.some((row) => row.length !== columns.length);
    return short ? 'fewer rows than announced' : rows;
  } catch (error) {
    // The decoder meets damage as a wrong value somewhere: whatever it throws is about the data, not a bug to show.
    return error instanceof Error ? error.message.slice(0, 200) : 'unreadable';
  }
}

const PARSERS = {
  stringFromBytes: (bytes: Uint8Array) => bytes && bytesText(bytes),
  jsonFromBytes: (bytes: Uint8Array) => bytes && bytesText(bytes),
  timestampFromNanoseconds: (nanos: bigint) => nanosText(nanos),
};
