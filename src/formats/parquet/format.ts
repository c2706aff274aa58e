import { type FileHandle, open } from 'node:fs/promises';
import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync } from 'hyparquet';
import { RingbreakError } from '../../base/errors.ts';
import { tableNameOf } from '../csv/table-name.ts';
import type { ByteSource, Detection, Format, RawSink, ReadContext } from '../format.ts';
import { type Column, topLevelColumns } from './columns.ts';
import { readRows } from './rows.ts';

/** Apache Parquet files. */
export const parquet: Format = { id: 'parquet', title: 'Parquet', version: 1, detect, read };

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
    const columns = columnsOf(metadata, source.name);
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
    throw damaged(name, error);
  }
}

function columnsOf(metadata: FileMetaData, name: string): Column[] {
  try {
    return topLevelColumns(metadata);
  } catch (error) {
    throw damaged(name, error);
  }
}

function damaged(name: string, cause: unknown): RingbreakError {
  return new RingbreakError({
    kind: 'exhibit',
    code: 'PARQUET_DAMAGED',
    what: 'the description at the end of the Parquet file is missing or damaged, and without it nothing can be read',
    where: { member: name },
    next: 'Copy the file again from its source and compare the hashes.',
    cause,
  });
}
