import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { csvLines, jsonLines } from '../../server/export-text.ts';
import type { TableQuery } from '../../server/table-query.ts';
import type { Viewer } from '../../server/viewer.ts';

export const FORMATS = ['csv', 'json', 'parquet'] as const;
export type ExportFormat = (typeof FORMATS)[number];

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
};

export interface TableExport {
  readonly rows: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ReadableStream<Uint8Array>;
}

/** Everything that a query fits, as the person sees it: hidden columns are left out. */
export async function exported(viewer: Viewer, query: TableQuery, format: ExportFormat): Promise<TableExport> {
  const hidden = new Set(viewer.columns(query.table).flatMap((column) => (column.hidden ? [column.name] : [])));
  const asked = query.columns ?? viewer.columns(query.table).map(({ name }) => name);
  const columns = asked.filter((name) => !hidden.has(name));
  const { sql, params, total } = await viewer.whole({ ...query, columns });
  const headers = {
    'content-type': TYPES[format],
    'content-disposition': `attachment; filename="${query.table}-${viewer.build}.${format}"`,
  };
  const batches = () => viewer.batches(sql, params);
  const chunks =
    format === 'parquet'
      ? fileOnce(await viewer.parquet(sql, params))
      : encoded(format === 'csv' ? csvLines(columns, batches()) : jsonLines(batches()));
  return {
    rows: total,
    headers,
    body: Readable.toWeb(Readable.from(chunks, { objectMode: false })) as ReadableStream<Uint8Array>,
  };
}

async function* encoded(texts: AsyncIterable<string>): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}

async function* fileOnce(path: string): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk as Uint8Array;
  } finally {
    await rm(path, { force: true });
  }
}
