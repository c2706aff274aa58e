import type { RawSink } from '../format.ts';
import type { CellRemarks } from './cells.ts';

/** What an examiner should know about a dump as a whole, gathered while it is read. */
export class Remarks {
  readonly #sink: RawSink;
  #damaged = 0;
  #damagedBytes = 0;
  #firstDamage = 0;
  #header = false;
  #footer = false;

  constructor(sink: RawSink) {
    this.#sink = sink;
  }

  /** A comment of the dump: its first and last lines tell whether it is whole. */
  comment(text: string): void {
    if (/^-- (?:MySQL|MariaDB) dump |^-- PostgreSQL database dump\s*$/.test(text)) this.#header = true;
    else if (/^-- (?:Dump completed|PostgreSQL database dump complete)/.test(text)) this.#footer = true;
  }

  note(text: string): void {
    this.#sink.note(text);
  }

  /** Bytes from `offset` on could not be divided into rows. */
  damaged(offset: number, bytes: number): void {
    if (this.#damaged++ === 0) this.#firstDamage = offset;
    this.#damagedBytes += bytes;
  }

  finish(skipped: ReadonlyMap<string, number>, cells: ReadonlyMap<string, CellRemarks>): void {
    if (this.#header && !this.#footer) {
      this.note('the line that the dumping program writes at the end is missing: the dump may be incomplete');
    }
    if (this.#damaged > 0) {
      this.note(
        `damaged in ${this.#damaged} places, the first at byte ${this.#firstDamage}: ${this.#damagedBytes} bytes could ` +
          'not be divided into rows and are among the rejects; rows right before them may be wrong',
      );
    }
    for (const [words, count] of skipped) this.note(`${count} statements not read: ${words} …`);
    for (const [place, { hex, twice }] of cells) {
      if (hex > 0) this.note(`${place}: ${hex} values are not text and are kept as \\x and hexadecimal digits`);
      if (twice > 0) this.note(`${place}: ${twice} values look like UTF-8 encoded twice; kept as they are`);
    }
  }
}
