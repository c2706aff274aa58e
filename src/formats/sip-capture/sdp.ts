import { isIPv4, isIPv6 } from 'node:net';
import type { Endpoint } from './network.ts';

/** Where a party wants its audio, and which payload types are keys (RFC 8866, RFC 4733). */
export interface Media {
  readonly endpoints: readonly Endpoint[];
  readonly keyTypes: readonly number[];
}

/** Reads a session description; undefined when there is none in the body. */
export function parseSdp(body: string): Media | undefined {
  if (!/(?:^|\n)v=0/.test(body)) return undefined;
  const lines = body.slice(body.search(/(?:^|\n)v=0/)).split(/\r?\n/);
  const endpoints: Endpoint[] = [];
  const keyTypes: number[] = [];
  let session: string | undefined;
  let port: number | undefined;
  let address: string | undefined;
  const close = (): void => {
    const found = port === undefined || port === 0 ? undefined : endpointOf(address ?? session, port);
    if (found !== undefined) endpoints.push(found);
  };
  for (const line of lines) {
    const connection = /^c=IN IP[46] ([^\s/]+)/.exec(line)?.[1];
    if (connection !== undefined && port === undefined) session = connection;
    else if (connection !== undefined) address = connection;
    const media = /^m=(\w+) (\d{1,5})/.exec(line);
    if (media) {
      close();
      address = undefined;
      port = media[1] === 'audio' ? Number(media[2]) : 0;
    }
    const keys = /^a=rtpmap:(\d{1,3}) telephone-event\//i.exec(line)?.[1];
    if (keys !== undefined) keyTypes.push(Number(keys));
  }
  close();
  return { endpoints, keyTypes };
}

function endpointOf(address: string | undefined, port: number): Endpoint | undefined {
  if (address === undefined || port > 65_535) return undefined;
  if (isIPv4(address)) return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) * 65_536 + port;
  return isIPv6(address) ? `${hexOf(address)}/${port}` : undefined;
}

/** 32 hexadecimal digits, as they stand in a packet. */
function hexOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const words = (text: string): string[] => (text === '' ? [] : text.split(':')).map((word) => word.padStart(4, '0'));
  const first = words(head);
  const last = tail === undefined ? [] : words(tail);
  return [...first, ...new Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0000'), ...last].join('');
}
