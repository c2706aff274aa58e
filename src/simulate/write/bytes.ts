import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { civil } from '../world/clock.ts';

const SIZE = 1 << 20;
/** The longest piece that is written digit by digit; longer ones go through Buffer.write. */
const ROOM = 4096;

/** A file that is written in large pieces from one buffer; nothing is held beyond it. */
export class ByteWriter {
  readonly path: string;
  private readonly buffer = Buffer.allocUnsafe(SIZE);
  private at = 0;
  private flushed = 0;
  private readonly file: number;
  private day = Number.NaN;
  private dayText = '';

  constructor(path: string) {
    this.path = path;
    this.file = openSync(path, 'w');
  }

  /** Bytes given so far. */
  get position(): number {
    return this.flushed + this.at;
  }

  /** Text of characters below 128, as most of a dump is. */
  ascii(text: string): this {
    const length = text.length;
    if (length > ROOM) return this.utf8(text);
    this.reserve(length);
    const { buffer } = this;
    let at = this.at;
    for (let i = 0; i < length; i++) buffer[at++] = text.charCodeAt(i);
    this.at = at;
    return this;
  }

  /** Any text. */
  utf8(text: string): this {
    return this.raw(Buffer.from(text, 'utf8'));
  }

  raw(data: Uint8Array): this {
    if (data.length > SIZE - this.at) this.flush();
    if (data.length > SIZE) {
      writeSync(this.file, data);
      this.flushed += data.length;
    } else {
      this.buffer.set(data, this.at);
      this.at += data.length;
    }
    return this;
  }

  byte(value: number): this {
    this.reserve(1);
    this.buffer[this.at++] = value;
    return this;
  }

  /** A whole number of at most 16 digits. */
  int(value: number): this {
    if (value < 0) return this.byte(45).int(-value);
    this.reserve(20);
    let digits = 1;
    for (let limit = 10; value >= limit; limit *= 10) digits++;
    let rest = value;
    for (let i = this.at + digits - 1; i >= this.at; i--) {
      const tens = Math.floor(rest / 10);
      this.buffer[i] = 48 + rest - tens * 10;
      rest = tens;
    }
    this.at += digits;
    return this;
  }

  /** `value` / 10^scale with all decimals. */
  decimal(value: number, scale: number, mark = 46): this {
    if (value < 0) return this.byte(45).decimal(-value, scale, mark);
    const unit = 10 ** scale;
    const whole = Math.floor(value / unit);
    this.int(whole).byte(mark);
    let rest = value - whole * unit;
    for (let part = unit / 10; part >= 1; part /= 10) {
      const digit = Math.floor(rest / part);
      this.byte(48 + digit);
      rest -= digit * part;
    }
    return this;
  }

  /** `2021-02-26 17:53:04` of seconds on a wall clock. */
  dateTime(seconds: number): this {
    const day = Math.floor(seconds / 86400);
    if (day !== this.day) {
      this.day = day;
      const moment = civil(day * 86400);
      this.dayText = `${moment.year}-${pad(moment.month)}-${pad(moment.day)} `;
    }
    this.ascii(this.dayText);
    const rest = Math.floor(seconds - day * 86400);
    const hour = Math.floor(rest / 3600);
    const minute = Math.floor((rest - hour * 3600) / 60);
    return this.pair(hour)
      .byte(58)
      .pair(minute)
      .byte(58)
      .pair(rest - hour * 3600 - minute * 60);
  }

  private pair(value: number): this {
    const tens = Math.floor(value / 10);
    return this.byte(48 + tens).byte(48 + value - tens * 10);
  }

  /** Copies a finished file behind what is written, and removes it. */
  absorb(part: ByteWriter): this {
    part.close();
    this.flush();
    const piece = Buffer.allocUnsafe(4 << 20);
    const source = openSync(part.path, 'r');
    try {
      for (let n = readSync(source, piece); n > 0; n = readSync(source, piece)) {
        writeSync(this.file, piece, 0, n);
        this.flushed += n;
      }
    } finally {
      closeSync(source);
    }
    rmSync(part.path);
    return this;
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private reserve(n: number): void {
    if (this.at + n > SIZE) this.flush();
  }

  private flush(): void {
    if (this.at === 0) return;
    for (let done = 0; done < this.at; ) done += writeSync(this.file, this.buffer, done, this.at - done);
    this.flushed += this.at;
    this.at = 0;
  }
}

function pad(n: number): string {
  return n < 10 ? `0${n}` : `${n}`;
}
