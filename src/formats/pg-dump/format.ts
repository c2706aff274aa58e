import { RingbreakError } from '../../base/errors.ts';
import type { Detection, Format } from '../format.ts';
import { ascii } from '../sql/bytes.ts';
import { readSqlDump } from '../sql/dump-reader.ts';
import { requireTables } from '../sql/publish.ts';

const MAGIC = /^PGDMP/;
const HEADER = /^-- PostgreSQL database (?:cluster )?dump/m;
const MARKS = /^SET standard_conforming_strings|^SELECT pg_catalog\.set_config|^COPY\s.{1,4000}\sFROM stdin;/m;
const VERSION = /^-- Dumped by pg_dump version (\S+)/m;

function detect(head: Uint8Array): Detection | undefined {
  const text = ascii(head);
  if (MAGIC.test(text)) return { confidence: 1, what: 'pg_dump, custom format' };
  const version = VERSION.exec(text)?.[1];
  if (HEADER.test(text)) return { confidence: 0.99, what: version ? `pg_dump ${version}` : 'pg_dump' };
  return MARKS.test(text) ? { confidence: 0.95, what: 'SQL statements of PostgreSQL' } : undefined;
}

/** Plain dumps of pg_dump and pg_dumpall, with COPY or with INSERTs. */
export const pgDump: Format = {
  id: 'pg-dump',
  title: 'PostgreSQL dump (plain SQL)',
  version: 1,
  detect,
  async read(source, sink, context) {
    if (MAGIC.test(ascii(await firstBytes(source.open())))) {
      throw new RingbreakError({
        kind: 'exhibit',
        code: 'PG_CUSTOM_FORMAT',
        what: 'the exhibit is a pg_dump in custom format, which only PostgreSQL itself reads',
        next: 'Ask for a plain dump, or convert a copy with `pg_restore -f out.sql EXHIBIT` (it runs nothing) and add out.sql.',
      });
    }
    const lexical = { dialect: 'postgres', backslash: false, encoding: 'utf-8' } as const;
    requireTables(await readSqlDump(source, sink, context, { lexical, fixedBackslash: false }));
  },
};

async function firstBytes(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  let head = new Uint8Array(0);
  for await (const chunk of chunks) {
    head = Buffer.concat([head, chunk.subarray(0, 8)]);
    if (head.length >= 5) break;
  }
  return head;
}
