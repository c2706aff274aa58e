import { isUtf8 } from 'node:buffer';
import { silentProgress } from '../../base/progress.ts';
import type { ByteSource, RawSink } from '../format.ts';
import { ascii } from '../sql/bytes.ts';
import { type DumpOptions, readSqlDump } from '../sql/dump-reader.ts';
import type { Lexical } from '../sql/lexical.ts';

/** How much of a dump is read twice to find out what it does not say. */
const TRIAL_BYTES = 4 << 20;
/** A backslash right before the quote that seems to end a value: an escape in most dumps, a path's end in others. */
const DOUBTFUL = /\\'\s*[,)]/;

export interface Guess extends DumpOptions {
  readonly notes: readonly string[];
}

/** Finds out from the beginning of a dump what it may not say itself: encoding, and whether `\` escapes. */
export async function guessLexical(source: ByteSource): Promise<Guess> {
  const head = await readHead(source);
  const text = ascii(head);
  const notes: string[] = [];
  let lexical: Lexical = { dialect: 'mysql', backslash: true, encoding: 'utf-8' };
  const names = /\bSET\s+NAMES\b|\bSET\s+CHARACTER\s+SET\b/i.test(text);
  if (!names && !isMostlyUtf8(head)) {
    lexical = { ...lexical, encoding: 'windows-1252' };
    notes.push('the dump names no character set and is not UTF-8: taken as windows-1252');
  }
  if (/^PRAGMA foreign_keys/m.test(text.slice(0, 1000))) {
    return { lexical: { ...lexical, backslash: false }, fixedBackslash: true, notes };
  }
  if (DOUBTFUL.test(text) && !/NO_BACKSLASH_ESCAPES/i.test(text)) {
    const plain = { ...lexical, backslash: false };
    if ((await faults(head, plain)) < (await faults(head, lexical))) {
      notes.push(
        'backslashes are no escapes in this dump (NO_BACKSLASH_ESCAPES): its rows fit together in no other way',
      );
      return { lexical: plain, fixedBackslash: true, notes };
    }
  }
  return { lexical, fixedBackslash: false, notes };
}

async function readHead(source: ByteSource): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of source.open()) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= TRIAL_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, TRIAL_BYTES);
}

/** Whether text beyond ASCII is rather UTF-8 than a single-byte encoding; some binary values do not count against it. */
function isMostlyUtf8(head: Uint8Array): boolean {
  if (isUtf8(head)) return true;
  const text = new TextDecoder('utf-8').decode(head);
  let sound = 0;
  let broken = 0;
  for (const char of text) {
    if (char === '\ufffd') broken++;
    else if (char > '\u007f') sound++;
  }
  return sound >= broken;
}

/** Rows that cannot be read under these rules. */
async function faults(head: Uint8Array, lexical: Lexical): Promise<number> {
  let rejected = 0;
  const writer = {
    row: () => {},
    reject: () => {
      rejected++;
    },
    block: (block: { rejects: readonly unknown[] }) => {
      rejected += block.rejects.length;
    },
  };
  const sink: RawSink = { table: () => writer, note: () => {} };
  const source: ByteSource = {
    name: '',
    size: head.length,
    open: async function* () {
      yield head;
    },
    path: () => Promise.reject(new Error('a trial has no path')),
  };
  await readSqlDump(source, sink, { progress: silentProgress, threads: 1 }, { lexical, fixedBackslash: true });
  return rejected;
}
