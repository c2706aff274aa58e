/** A SIP message (RFC 3261) as far as calls need it. */
export interface SipMessage {
  /** Of a request; empty for a response. */
  readonly method: string;
  /** Of a response; 0 for a request. */
  readonly status: number;
  readonly reason: string;
  readonly uri: string;
  readonly callId: string;
  /** Number and method of CSeq. */
  readonly sequence: number;
  readonly sequenceMethod: string;
  readonly text: string;
  readonly body: string;
  header(name: string): string | undefined;
  headers(name: string): readonly string[];
}

const FIRST = /^(?:([A-Z]{3,20}) (\S{1,2000}) SIP\/2\.0|SIP\/2\.0 (\d{3}) ?([^\r\n]{0,200}))\r?\n/;

/** Short forms of RFC 3261 (7.3.3), RFC 8224. */
const COMPACT: Readonly<Record<string, string>> = {
  i: 'call-id',
  f: 'from',
  t: 'to',
  v: 'via',
  m: 'contact',
  c: 'content-type',
  l: 'content-length',
  y: 'identity',
};

/** Largest message looked at: UDP cannot carry more. */
const MOST_BYTES = 64 << 10;

const LETTERS = new Set([...'IABCORPMUNS'].map((letter) => letter.charCodeAt(0)));

/** Could these bytes be SIP? Cheap: media is asked as well. */
export function looksLikeSip(bytes: Buffer, start: number, end: number): boolean {
  return end - start > 40 && LETTERS.has(bytes[start]!) && bytes[start + 1]! >= 0x41 && bytes[start + 1]! <= 0x5a;
}

/** The message, or undefined when the bytes are none or have no Call-ID. */
export function parseSip(bytes: Buffer): SipMessage | undefined {
  const text = bytes.toString('utf8', 0, Math.min(bytes.length, MOST_BYTES));
  const first = FIRST.exec(text);
  if (!first) return undefined;
  const blank = /\r?\n\r?\n/.exec(text);
  const headEnd = blank ? blank.index : text.length;
  const fields = headerFields(text.slice(first[0].length, headEnd));
  const callId = fields.get('call-id')?.[0];
  const cseq = /^(\d{1,10})\s+([A-Z]+)/.exec(fields.get('cseq')?.[0] ?? '');
  if (callId === undefined || callId === '' || !cseq) return undefined;
  return {
    method: first[1] ?? '',
    status: Number(first[3] ?? 0),
    reason: first[4] ?? '',
    uri: first[2] ?? '',
    callId,
    sequence: Number(cseq[1]),
    sequenceMethod: cseq[2]!,
    text,
    body: blank ? text.slice(blank.index + blank[0].length) : '',
    header: (name) => fields.get(name)?.[0],
    headers: (name) => fields.get(name) ?? [],
  };
}

function headerFields(head: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  // Lines that begin with a blank continue the one before (7.3.1).
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const full = COMPACT[name] ?? name;
    const values = fields.get(full) ?? [];
    values.push(line.slice(colon + 1).trim());
    fields.set(full, values);
  }
  return fields;
}

export interface SipAddress {
  readonly name: string | null;
  /** The part before `@`, or the number of a tel URI; without parameters and escapes. */
  readonly user: string | null;
  readonly host: string | null;
  readonly tag: string | null;
}

/** `"Name" <sip:user@host;x>;tag=…` or a bare URI. */
export function parseAddress(value: string | undefined): SipAddress {
  const text = value ?? '';
  // A quoted name may hold anything, angle brackets too: it is taken off first.
  const quoted = /^\s*"((?:[^"\\]|\\.)*)"\s*/.exec(text);
  const rest = quoted ? text.slice(quoted[0].length) : text;
  const plain = /^\s*([^<"]*?)\s*</.exec(rest)?.[1];
  const uri = /<([^>]*)>/.exec(rest)?.[1] ?? rest.split(';')[0]!;
  const parts = /^\s*(?:sips?:(?:([^@:;]*)(?::[^@]*)?@)?([^:;?>\s]+|\[[^\]]+\])|tel:([^;?\s]+))/i.exec(uri);
  return {
    name: (quoted?.[1]?.replace(/\\(.)/g, '$1') ?? plain ?? '').trim() || null,
    user: unescapeUser(parts?.[1] ?? parts?.[3]),
    host: parts?.[2] ?? null,
    tag: /;\s*tag=([^;>\s]+)/i.exec(rest.replace(/<[^>]*>/, ''))?.[1] ?? null,
  };
}

function unescapeUser(user: string | undefined): string | null {
  if (user === undefined || user === '') return null;
  try {
    return decodeURIComponent(user);
  } catch {
    return user;
  }
}

/** A parameter of a comma-separated header such as Authorization. */
export function parameter(value: string | undefined, name: string): string | null {
  const found = new RegExp(`(?:^|[\\s,;])${name}\\s*=\\s*(?:"([^"]*)"|([^\\s,;"]+))`, 'i').exec(value ?? '');
  return found?.[1] ?? found?.[2] ?? null;
}
