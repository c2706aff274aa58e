import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Package, parsePart, xstring } from './xml.ts';

/** Characters kept in memory; a workbook with more texts (a million rows of notes) puts the rest on disk. */
const IN_MEMORY = 64 << 20;

/** Bytes collected before they are written. */
const WRITE_BYTES = 1 << 20;

/** The workbook's texts by number. */
export class SharedStrings {
  readonly #memory: string[] = [];
  readonly #limit: number;
  #held = 0;
  #spill: Spill | undefined;

  constructor(limit: number = IN_MEMORY) {
    this.#limit = limit;
  }

  add(text: string): void {
    if (this.#spill) {
      this.#spill.add(text);
      return;
    }
    this.#held += text.length;
    this.#memory.push(text);
    if (this.#held > this.#limit) this.#spill = new Spill();
  }

  /** The text, undefined when there is none of that number. */
  get(index: number): string | undefined {
    if (index < this.#memory.length) return this.#memory[index];
    return this.#spill?.get(index - this.#memory.length);
  }

  close(): void {
    this.#spill?.close();
  }
}

/** Texts in a temporary file, gone after `close`. */
class Spill {
  readonly #folder = mkdtempSync(join(tmpdir(), 'ringbreak-'));
  readonly #file = openSync(join(this.#folder, 'strings'), 'wx+', 0o600);
  readonly #ends: number[] = [];
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #written = 0;

  add(text: string): void {
    const bytes = Buffer.from(text);
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    this.#ends.push((this.#ends.at(-1) ?? 0) + bytes.length);
    if (this.#pendingBytes >= WRITE_BYTES) this.#flush();
  }

  get(index: number): string | undefined {
    const end = this.#ends[index];
    if (end === undefined) return undefined;
    this.#flush();
    const start = index === 0 ? 0 : this.#ends[index - 1]!;
    const bytes = Buffer.alloc(end - start);
    readSync(this.#file, bytes, 0, bytes.length, start);
    return bytes.toString('utf8');
  }

  close(): void {
    closeSync(this.#file);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #flush(): void {
    if (this.#pendingBytes === 0) return;
    const bytes = Buffer.concat(this.#pending);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at, bytes.length - at, this.#written + at);
    this.#written += bytes.length;
    this.#pending = [];
    this.#pendingBytes = 0;
  }
}

/** Reads xl/sharedStrings.xml: the text of each `si`, its runs joined, phonetic hints (`rPh`) left out. */
export async function readSharedStrings(pack: Package, part: string): Promise<SharedStrings> {
  const strings = new SharedStrings();
  let text = '';
  let inText = false;
  let phonetic = false;
  await parsePart(pack, part, {
    open(element) {
      if (element === 'si') text = '';
      else if (element === 'rPh') phonetic = true;
      else if (element === 't') inText = !phonetic;
    },
    close(element) {
      if (element === 'si') strings.add(xstring(text));
      else if (element === 'rPh') phonetic = false;
      else if (element === 't') inText = false;
    },
    text(piece) {
      if (inText) text += piece;
    },
  });
  return strings;
}
