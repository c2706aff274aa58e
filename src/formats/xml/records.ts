import { SaxesParser } from 'saxes';
import type { ByteSource } from '../format.ts';
import type { XmlElement } from './element.ts';
import { xmlDecoder } from './encoding.ts';

/** Which elements are records. */
export interface RecordPlan {
  /** Decides at an opening tag, given the local names from the root down to it. */
  isRecord(path: readonly string[]): boolean;
  /** Elements outside records that are wanted whole as well (a header). */
  isAside?(path: readonly string[]): boolean;
}

export interface FoundRecord {
  readonly path: readonly string[];
  readonly element: XmlElement;
  readonly aside: boolean;
}

/** Why reading stopped before the end of the file. */
export interface XmlEnd {
  /** Undefined when the file was read to its end. */
  readonly damage: string | undefined;
  /** The record that was open then. */
  readonly torn: XmlElement | undefined;
  readonly bytes: number;
}

/** Text without a tag in it that is taken at most: real records have texts of some kilobytes. */
const MOST_SILENCE = 16 << 20;

/** Bytes parsed before their records are passed on: trees that live longer than this cost the garbage collector dear. */
const PIECE = 32 << 10;

/** Elements of one record; deeper and larger ones are no call records. */
const MOST_NODES = 20_000;
const MOST_DEPTH = 64;

/**
 * Streams a file of XML and gives its records one by one, each as a small tree; memory is bounded by the largest record.
 * Several documents one after the other are read as one (FreeSWITCH appends so). Document types are never looked at: there
 * are no entities but XML's own five, so nothing expands.
 */
export async function* xmlRecords(source: ByteSource, plan: RecordPlan): AsyncGenerator<FoundRecord, XmlEnd> {
  const collector = new Collector(plan);
  let bytes = 0;
  let decode: ((chunk: Uint8Array) => string) | undefined;
  try {
    for await (const chunk of source.open()) {
      decode ??= xmlDecoder(chunk);
      for (let at = 0; at < chunk.length; at += PIECE) {
        const piece = chunk.subarray(at, at + PIECE);
        collector.write(decode(piece), piece.length);
        bytes += piece.length;
        for (const record of collector.take()) yield record;
      }
    }
    collector.close();
  } catch (error) {
    if (!(error instanceof BrokenXml)) throw error;
    yield* collector.take();
    return { damage: `${error.message}, near byte ${bytes}`, torn: collector.open, bytes };
  }
  yield* collector.take();
  return { damage: undefined, torn: undefined, bytes };
}

const DECLARATION = '<?xml ';

class BrokenXml extends Error {}

class Collector {
  readonly #plan: RecordPlan;
  readonly #path: string[] = [];
  readonly #stack: XmlElement[] = [];
  #found: FoundRecord[] = [];
  #parser: SaxesParser;
  #nodes = 0;
  #silence = 0;
  #carry = '';
  #begun = false;

  constructor(plan: RecordPlan) {
    this.#plan = plan;
    this.#parser = this.#fresh();
  }

  /** The outermost record that has not ended. */
  get open(): XmlElement | undefined {
    return this.#stack[0];
  }

  take(): FoundRecord[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  write(text: string, bytes: number): void {
    this.#silence += bytes;
    const whole = this.#carry + text;
    // A declaration may lie across two chunks.
    const cut = whole.lastIndexOf('<');
    const held = cut >= 0 && whole.length - cut < DECLARATION.length ? cut : whole.length;
    this.#carry = whole.slice(held);
    this.#split(whole.slice(0, held));
    if (this.#silence > MOST_SILENCE)
      throw new BrokenXml(`a text of more than ${MOST_SILENCE >> 20} MiB without a tag`);
  }

  /** A declaration after the end of a root element is the beginning of a further document. */
  #split(text: string): void {
    for (let from = 0; ; ) {
      const next = text.indexOf(DECLARATION, from + 1);
      const anew = this.#begun && this.#path.length === 0 && text.startsWith(DECLARATION, from);
      if (anew) this.#parser = this.#fresh();
      this.#feed(next < 0 ? text.slice(from) : text.slice(from, next));
      if (next < 0) return;
      from = next;
    }
  }

  close(): void {
    this.#split(this.#carry);
    if (this.#path.length > 0) throw new BrokenXml('the file ends before its elements are closed');
  }

  #feed(text: string): void {
    if (text !== '') this.#parser.write(text);
  }

  #fresh(): SaxesParser {
    const parser = new SaxesParser({ position: false });
    parser.on('error', () => {
      // Messages of the parser may quote the text: the place alone is told.
      throw new BrokenXml('not well-formed');
    });
    parser.on('opentag', (tag) => this.#enter(localName(tag.name), tag.attributes as Record<string, string>));
    parser.on('closetag', () => this.#leave());
    parser.on('text', (text) => this.#text(text));
    parser.on('cdata', (text) => this.#text(text));
    return parser;
  }

  #enter(name: string, attributes: Record<string, string>): void {
    this.#silence = 0;
    this.#begun = true;
    this.#path.push(name);
    if (this.#path.length > MOST_DEPTH) throw new BrokenXml(`nested more than ${MOST_DEPTH} deep`);
    const inside = this.#stack.at(-1);
    if (!inside && !this.#plan.isRecord(this.#path) && !this.#plan.isAside?.(this.#path)) return;
    if (++this.#nodes > MOST_NODES) throw new BrokenXml(`a record of more than ${MOST_NODES} elements`);
    const element: XmlElement = { name, attributes, children: [], text: '' };
    inside?.children.push(element);
    this.#stack.push(element);
  }

  #text(text: string): void {
    const inside = this.#stack.at(-1);
    if (inside) inside.text += text;
  }

  #leave(): void {
    const element = this.#stack.pop();
    if (element) {
      element.text = element.text.trim();
      if (this.#stack.length === 0) this.#finish(element);
    }
    this.#path.pop();
  }

  #finish(element: XmlElement): void {
    this.#nodes = 0;
    this.#found.push({ path: [...this.#path], element, aside: !this.#plan.isRecord(this.#path) });
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
