import { RingbreakError } from '../../base/errors.ts';
import type { ByteSource, Detection, Format, RawSink, ReadContext } from '../format.ts';
import { cutRaw } from '../raw/reject-file.ts';
import { toXml, type XmlElement } from '../xml/element.ts';
import { rootName, xmlHead } from '../xml/encoding.ts';
import { type XmlEnd, xmlRecords } from '../xml/records.ts';
import { type Header, headerOf, recordRows } from './record.ts';
import { Tables } from './tables.ts';

/** Retained data that operators hand over (ETSI TS 102 657). */
export const etsi: Format = { id: 'etsi', title: 'ETSI TS 102 657 retained data', version: 1, detect, read };

function detect(head: Uint8Array): Detection | undefined {
  const text = xmlHead(head);
  const root = rootName(text);
  if (root === undefined) return undefined;
  const version = /02657\/v?([\d.]+)/.exec(text)?.[1];
  const known =
    /RetainedData(?:Message)?$|^retainedDataMessage$/i.test(root) || /<(?:\w+:)?retainedDataHeader\b/.test(text);
  if (!known && version === undefined) return undefined;
  return { confidence: 1, what: `ETSI TS 102 657 retained data${version === undefined ? '' : `, version ${version}`}` };
}

const PLAN = {
  isRecord: (path: readonly string[]) => path.at(-1) === 'ResponseRecord' || path.at(-1) === 'responseRecord',
  isAside: (path: readonly string[]) => path.at(-1) === 'retainedDataHeader' || path.at(-1) === 'responseStatus',
};

async function read(source: ByteSource, sink: RawSink, context: ReadContext): Promise<void> {
  const tables = new Tables(sink);
  let header: Header = headerOf(undefined);
  const records = xmlRecords(source, PLAN);
  for (;;) {
    const next = await records.next();
    if (next.done) return finish(source, tables, sink, next.value);
    const { element, aside } = next.value;
    if (aside) {
      if (element.name === 'retainedDataHeader') header = headerOf(element);
      else if (/failed|incomplete|unsuccessful/i.test(toXml(element)))
        sink.note(`${source.name}: the operator says that the response is not complete`);
      continue;
    }
    await writeRecord(tables, element, header);
    if (tables.rows % 1000 === 0) context.progress.update(0, tables.rows);
  }
}

async function writeRecord(tables: Tables, element: XmlElement, header: Header): Promise<void> {
  const rows = recordRows(element, header);
  if (typeof rows === 'string') await tables.reject(rows, cutRaw(toXml(element)));
  else for (const row of rows) await tables.write(row);
}

async function finish(source: ByteSource, tables: Tables, sink: RawSink, end: XmlEnd): Promise<void> {
  if (end.damage !== undefined) {
    await tables.reject(
      `DAMAGED: ${end.damage}; what follows could not be read`,
      end.torn ? cutRaw(toXml(end.torn)) : '',
    );
    sink.note(`${source.name}: damaged: ${end.damage}; the records before are used`);
  }
  if (tables.accepted > 0) return;
  throw new RingbreakError({
    kind: 'exhibit',
    code: 'ETSI_NO_RECORD',
    what: `the file holds no record${end.damage === undefined ? '' : ` that could be read: ${end.damage}`}`,
    where: { member: source.name },
    next: 'It may be an acknowledgement without data: ask the operator for the response itself.',
  });
}
