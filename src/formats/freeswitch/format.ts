import { RingbreakError } from '../../base/errors.ts';
import { readHead } from '../containers/bytes.ts';
import { headText, Utf8Stream } from '../csv/utf8-stream.ts';
import type { ByteSource, Detection, Format, RawSink, ReadContext, TableWriter } from '../format.ts';
import { Feed, textOf } from '../json/feed.ts';
import { cutRaw } from '../raw/reject-file.ts';
import { toXml } from '../xml/element.ts';
import { rootName, xmlHead } from '../xml/encoding.ts';
import { xmlRecords } from '../xml/records.ts';
import { CDR_COLUMNS, type CdrTree, cdrCells } from './cdr.ts';
import { jsonTree, xmlTree } from './trees.ts';

/** Call records of FreeSWITCH's mod_xml_cdr and mod_json_cdr: a file a call, or many calls in one file. */
export const freeswitch: Format = {
  id: 'freeswitch',
  title: 'FreeSWITCH XML and JSON call records',
  version: 1,
  gathers: true,
  detect,
  read,
};

const WHAT = { xml: 'FreeSWITCH call records (mod_xml_cdr)', json: 'FreeSWITCH call records (mod_json_cdr)' };

function detect(head: Uint8Array): Detection | undefined {
  const kind = kindOf(head);
  return kind && { confidence: 1, what: WHAT[kind] };
}

function kindOf(head: Uint8Array): 'xml' | 'json' | undefined {
  const text = xmlHead(head);
  const root = rootName(text);
  if ((root === 'cdr' || root === 'cdrs') && /<(?:variables|callflow|channel_data)[\s>]/.test(text)) return 'xml';
  const json = headText(head).text;
  if (!/^\s*(?:\[\s*)?\{/.test(json)) return undefined;
  const signs = [
    /"core-uuid"\s*:/,
    /"switchname"\s*:/,
    /"channel_data"\s*:\s*\{/,
    /"callflow"\s*:\s*[[{]/,
    /"variables"\s*:\s*\{/,
  ];
  return signs.filter((sign) => sign.test(json)).length >= 3 ? 'json' : undefined;
}

async function read(source: ByteSource, sink: RawSink, context: ReadContext): Promise<void> {
  const kind = kindOf(await readHead(source));
  const rows = new Rows(source, sink, context);
  await (kind === 'json' ? readJson(source, rows) : readXml(source, rows, sink));
  if (rows.accepted > 0) return;
  throw new RingbreakError({
    kind: 'exhibit',
    code: 'FREESWITCH_NO_RECORD',
    what: 'the file holds no call record that could be read',
    where: { member: source.name },
    next: 'Copy the file again from its source and compare the hashes.',
  });
}

class Rows {
  readonly #source: ByteSource;
  readonly #context: ReadContext;
  readonly #writer: TableWriter;
  /** Read, rejected ones included. */
  count = 0;
  accepted = 0;

  constructor(source: ByteSource, sink: RawSink, context: ReadContext) {
    this.#source = source;
    this.#context = context;
    this.#writer = sink.table(
      'freeswitch_cdr',
      CDR_COLUMNS.map((name) => ({ name })),
    );
  }

  async add(tree: CdrTree | undefined, raw: () => string): Promise<void> {
    const cells = tree && cdrCells(tree, this.#source.name);
    if (!cells) return this.reject('NO_CALL: neither variables nor a call flow', raw());
    this.count++;
    this.accepted++;
    await this.#writer.row(cells);
    if (this.count % 1000 === 0) this.#context.progress.update(0, this.count);
  }

  async reject(reason: string, raw: string): Promise<void> {
    this.count++;
    await this.#writer.reject(reason, cutRaw(raw));
  }
}

async function readXml(source: ByteSource, rows: Rows, sink: RawSink): Promise<void> {
  const records = xmlRecords(source, { isRecord: (path) => path.at(-1) === 'cdr' });
  for (;;) {
    const next = await records.next();
    if (!next.done) {
      const { element } = next.value;
      await rows.add(xmlTree(element), () => toXml(element));
      continue;
    }
    const { torn, damage } = next.value;
    if (damage === undefined) return;
    await rows.reject(`DAMAGED: ${damage}; what follows could not be read`, torn ? toXml(torn) : '');
    sink.note(`${source.name}: damaged: ${damage}; the records before are used`);
    return;
  }
}

const OBJECT = 0x7b;
/** `[`, `]` and `,` stand between records. */
const BETWEEN: ReadonlySet<number> = new Set([0x5b, 0x5d, 0x2c]);

async function readJson(source: ByteSource, rows: Rows): Promise<void> {
  const feed = new Feed(new Utf8Stream(source).pieces());
  try {
    for (let byte = await feed.peek(); byte !== undefined; byte = await feed.peek()) {
      if (BETWEEN.has(byte)) {
        feed.take();
        continue;
      }
      const value = await feed.value();
      const raw = (): string => textOf(value.bytes.subarray(0, 256 << 10));
      if (byte !== OBJECT) await rows.reject('NOT_JSON: no record', raw());
      else if (!value.whole) await rows.reject('CUT: the record is too long, or the file ends within it', raw());
      else {
        const tree = jsonTree(textOf(value.bytes));
        if (typeof tree === 'string') await rows.reject(tree, raw());
        else await rows.add(tree, raw);
      }
    }
  } finally {
    await feed.close();
  }
}
