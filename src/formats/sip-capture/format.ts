import { RingbreakError } from '../../base/errors.ts';
import type { ByteSource, Detection, Format, RawSink, ReadContext, TableWriter } from '../format.ts';
import { CALL_COLUMNS } from './call.ts';
import { Calls, MESSAGE_COLUMNS, REGISTRATION_COLUMNS, type Ready } from './calls.ts';
import { captureKind, readCapture } from './capture.ts';
import { Network } from './network.ts';

/** Network captures with SIP in them. */
export const sipCapture: Format = {
  id: 'sip-capture',
  title: 'network captures (pcap, pcapng) with SIP',
  version: 1,
  detect,
  read,
};

function detect(head: Uint8Array): Detection | undefined {
  const kind = captureKind(head);
  return kind && { confidence: 1, what: `network capture (${kind})` };
}

const TABLES: Readonly<Record<Ready['table'], { readonly name: string; readonly columns: readonly string[] }>> = {
  call: { name: 'sip_call', columns: CALL_COLUMNS },
  message: { name: 'sip_message', columns: MESSAGE_COLUMNS },
  registration: { name: 'sip_registration', columns: REGISTRATION_COLUMNS },
};

async function read(source: ByteSource, sink: RawSink, context: ReadContext): Promise<void> {
  const calls = new Calls();
  const network = new Network((datagram) => calls.datagram(datagram));
  const writers = new Map<Ready['table'], TableWriter>();
  let rows = 0;
  let cut = 0;
  const write = async (): Promise<void> => {
    for (const { table, cells } of calls.take()) {
      let writer = writers.get(table);
      if (!writer) {
        const { name, columns } = TABLES[table];
        writer = sink.table(
          name,
          columns.map((column) => ({ name: column })),
        );
        writers.set(table, writer);
      }
      rows++;
      await writer.row(cells);
    }
  };
  const end = await readCapture(
    source.open(),
    (packet) => {
      if (packet.cut) cut++;
      network.packet(packet);
    },
    async (bytes) => {
      await write();
      context.progress.update(bytes, rows);
    },
  );
  calls.finish();
  await write();
  if (end.damage !== undefined)
    sink.note(`${source.name}: damaged: ${end.damage}; the ${end.packets} packets before are used`);
  if (cut > 0)
    sink.note(`${source.name}: ${cut} of ${end.packets} packets were captured in part: what was cut off is lost`);
  if (calls.malformed > 0)
    sink.note(`${source.name}: ${calls.malformed} messages that begin like SIP could not be read`);
  if (network.unknownLinks > 0)
    sink.note(`${source.name}: ${network.unknownLinks} packets on links of another kind were skipped`);
  if (rows === 0) throw noSip(source.name, end.packets);
}

function noSip(name: string, packets: number): RingbreakError {
  return new RingbreakError({
    kind: 'exhibit',
    code: 'CAPTURE_NO_SIP',
    what: `no SIP was found in the ${packets} packets of the capture`,
    where: { member: name },
    next: 'Encrypted signalling (TLS, IPsec) has to be decrypted first; a capture of media alone says nothing of numbers.',
  });
}
