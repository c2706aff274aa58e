import { SaxesParser } from 'saxes';
import type { DecodeContext } from '../containers/decode.ts';
import { readZipEntry } from '../containers/zip.ts';
import type { ZipEntry } from '../containers/zip-entry.ts';

/** An XLSX package that was opened: its parts by name. */
export interface Package {
  readonly path: string;
  readonly name: string;
  readonly entries: ReadonlyMap<string, ZipEntry>;
  readonly context: DecodeContext;
}

/** Calls by local names; prefixes and namespaces (transitional or strict) do not matter. */
export interface Handlers {
  open?(element: string, attributes: Readonly<Record<string, string>>): void;
  close?(element: string): void;
  text?(text: string): void;
  /** After each piece of input: where to wait for slow readers. */
  drain?(): Promise<void>;
}

/** The part is not well-formed XML from here on. */
export class BadXml extends Error {}

/**
 * Streams a part through the handlers. No document type is looked at, so there are no entities but XML's own five.
 *
 * @returns false when there is no such part
 * @throws BadXml
 */
export async function parsePart(pack: Package, part: string, handlers: Handlers): Promise<boolean> {
  const entry = pack.entries.get(part.toLowerCase());
  if (entry === undefined) return false;
  const parser = makeParser(handlers);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  try {
    for await (const chunk of readZipEntry(pack.path, entry, `${pack.name}!${entry.name}`, pack.context)) {
      decoder ??= new TextDecoder(encodingOf(chunk));
      parser.write(decoder.decode(chunk, { stream: true }));
      await handlers.drain?.();
    }
    parser.write(decoder?.decode() ?? '').close();
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    await handlers.drain?.();
    throw new BadXml(error.message);
  }
  await handlers.drain?.();
  return true;
}

class XmlError extends Error {}

function makeParser(handlers: Handlers): SaxesParser {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    // Messages of the parser may quote the text: only the place is kept.
    throw new XmlError(`not well-formed at ${/^\d+:\d+/.exec(error.message)?.[0] ?? 'an unknown place'}`);
  });
  parser.on('opentag', (tag) => handlers.open?.(localName(tag.name), tag.attributes as Record<string, string>));
  parser.on('closetag', (tag) => handlers.close?.(localName(tag.name)));
  if (handlers.text) parser.on('text', (text) => handlers.text?.(text));
  if (handlers.text) parser.on('cdata', (text) => handlers.text?.(text));
  return parser;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function encodingOf(chunk: Uint8Array): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  return chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** An attribute by its local name. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  if (name in attributes) return attributes[name];
  const key = Object.keys(attributes).find((full) => localName(full) === name);
  return key === undefined ? undefined : attributes[key];
}

/** ST_Xstring (ECMA-376 part 1, 22.9.2.19): `_x000D_` stands for a character that XML cannot hold. */
export function xstring(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
