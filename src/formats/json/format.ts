import { RingbreakError } from '../../base/errors.ts';
import { readHead } from '../containers/bytes.ts';
import { tableNameOf } from '../csv/table-name.ts';
import { headText, Utf8Stream } from '../csv/utf8-stream.ts';
import type { ByteSource, Detection, Format, RawSink, ReadContext } from '../format.ts';
import { Feed } from './feed.ts';
import { ColumnCollector, RowWriter } from './tables.ts';
import { type Layout, type Visitor, walk } from './walk.ts';

/** JSON in the layouts that exports have. */
export const json: Format = { id: 'json', title: 'JSON and NDJSON', version: 1, detect, read };

/** Characters that must be JSON without a fault for the surest detection. */
const SURE = 2048;

const TOKEN = /\s*(?:[{}[\],:]|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true\b|false\b|null\b)/y;

function detect(head: Uint8Array): Detection | undefined {
  const { text, encoding } = headText(head);
  if (!/^\s*[[{]/.test(text)) return undefined;
  const layout = layoutOf(text);
  const what = `${LAYOUTS[layout]}, ${encoding?.name ?? 'ascii'}`;
  // Two thousand characters without a fault are no SQL script, whatever the texts inside say.
  if (isJson(text.slice(0, SURE))) return { confidence: 0.98, what };
  return /^\s*(?:\[\s*)?\{\s*"(?:[^"\\]|\\.)*"\s*:/.test(text) ? { confidence: 0.8, what } : undefined;
}

const LAYOUTS: Readonly<Record<Layout, string>> = {
  lines: 'JSON, one object a line',
  list: 'JSON, a list of objects',
  object: 'JSON, an object of tables',
  phpmyadmin: 'JSON of phpMyAdmin',
};

function isJson(text: string): boolean {
  TOKEN.lastIndex = 0;
  let at = 0;
  while (TOKEN.test(text)) at = TOKEN.lastIndex;
  const rest = text.slice(at).trimStart();
  // The sample may end within a string or a word.
  return rest === '' || /^"(?:[^"\\]|\\.)*\\?$/s.test(rest) || (text.length === SURE && /^[\w.+-]{1,20}$/.test(rest));
}

function layoutOf(text: string): Layout {
  if (/^\s*\[\s*\{\s*"type"\s*:\s*"header"/.test(text)) return 'phpmyadmin';
  if (/^\s*\[/.test(text)) return 'list';
  const [first, second] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const isObject = (line: string | undefined): boolean => line !== undefined && /^\s*\{.*\}\s*$/.test(line);
  if (isObject(first) && (second === undefined || /^\s*\{/.test(second))) {
    // One line alone: a record, unless it holds lists of objects, which are tables then.
    const tables = second === undefined && /"\s*:\s*\[\s*[[{]/.test(first!);
    return tables ? 'object' : 'lines';
  }
  return /^\s*\{.*\S.*\r?\n\s*\{\s*"/.test(text) ? 'lines' : 'object';
}

async function read(source: ByteSource, sink: RawSink, context: ReadContext): Promise<void> {
  const { text } = headText(await readHead(source));
  const layout = layoutOf(text);
  const name = tableNameOf(source.name);
  const collector = new ColumnCollector();
  const encoding = await pass(source, layout, name, collector, () => {});
  if (collector.tables.size === 0) throw nothing(source.name);
  const writer = new RowWriter(collector.tables, sink, encoding);
  await pass(source, layout, name, writer, (bytes) => context.progress.update(bytes, writer.rows));
  if (writer.isTorn) sink.note(`${source.name}: the file ends before its brackets are closed: it was torn off`);
  if (source.size !== undefined) context.progress.update(source.size, writer.rows);
}

/** Goes through the source once and tells its encoding. */
async function pass(
  source: ByteSource,
  layout: Layout,
  name: string,
  visitor: Visitor,
  progress: (bytes: number) => void,
): Promise<string> {
  const stream = new Utf8Stream(source);
  let done = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of stream.pieces()) {
      done += piece.length;
      progress(done);
      yield piece;
    }
  }
  const feed = new Feed(counted());
  try {
    await walk(feed, layout, name, visitor);
  } finally {
    await feed.close();
  }
  return stream.encoding?.name ?? 'ascii';
}

function nothing(name: string): RingbreakError {
  return new RingbreakError({
    kind: 'exhibit',
    code: 'JSON_NO_TABLE',
    what: 'the JSON holds no objects that could be rows',
    where: { member: name },
    next: 'Export the data as a list of objects, one object a row, and add it again.',
  });
}
