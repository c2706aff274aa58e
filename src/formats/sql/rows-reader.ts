import { BLOCK_BYTES, type Blocks, type Target } from './blocks.ts';
import { BLANK, DOT, SEMICOLON, WORD } from './bytes.ts';
import { displayText } from './cells.ts';
import { DamageSearch, findStatement } from './damage.ts';
import type { Input } from './input.ts';
import { DAMAGE_WINDOW, MAX_ROW_BYTES, RAW_BYTES } from './limits.ts';
import type { Remarks } from './remarks.ts';
import { RowSplitter } from './row-splitter.ts';
import { startsWith } from './statement-scanner.ts';

/** How the body of an INSERT ended. */
export type RowsEnd =
  /** After its `;`, or at a line that begins a statement. */
  | 'statement'
  /** Before a clause that is not data: the statement goes on. */
  | 'clause'
  /** The backslashes turned out to be no escapes: read on with the other rule from here. */
  | 'backslash'
  | 'file';

/** Reads the bodies of INSERTs, `(…),(…);`, into blocks. */
export class RowsReader {
  readonly #input: Input;
  readonly #blocks: Blocks;
  readonly #remarks: Remarks;
  readonly #onBlock: () => void;
  readonly #damage = new DamageSearch();
  /** Where the open row begins in what the target has collected. */
  #rowOffset = 0;

  /** @param onBlock called after every block that was sent: a single INSERT may be all of a dump. */
  constructor(input: Input, blocks: Blocks, remarks: Remarks, onBlock: () => void) {
    this.#onBlock = onBlock;
    this.#input = input;
    this.#blocks = blocks;
    this.#remarks = remarks;
  }

  /**
   * Reads rows from the input's position on. INSERTs that follow with the same `head` are read along, without looking at
   * their heads again.
   */
  async read(target: Target, head: Uint8Array): Promise<RowsEnd> {
    let splitter = new RowSplitter(target.lexical);
    for (;;) {
      const stop = this.#scan(splitter, target);
      if (stop === 'cut') {
        await this.#blocks.send(target);
        this.#onBlock();
      } else if (stop === 'clause') return 'clause';
      else if (stop === 'end') {
        this.#input.position++;
        if (this.#blocks.heldTooMuch) await this.#blocks.sendAll();
        if (!this.#sameHead(head)) return 'statement';
        splitter = new RowSplitter(target.lexical);
      } else if (stop === 'more' && !this.#input.final) {
        if (splitter.inRow && target.collected.length - this.#rowOffset > MAX_ROW_BYTES)
          await this.#skipRow(target, splitter);
        else await this.#input.more();
      } else {
        const end =
          stop === 'damage' || splitter.inRow ? await this.#recover(target, stop === 'damage') : this.#cutShort();
        if (end !== 'rows') return end;
        splitter = new RowSplitter(target.lexical);
      }
    }
  }

  #scan(splitter: RowSplitter, target: Target) {
    const input = this.#input;
    const from = input.position;
    const before = target.collected.length;
    splitter.rowStart = -1;
    const stop = splitter.scan(input.bytes, from, input.end, from + BLOCK_BYTES - before, input.final);
    if (splitter.rowStart >= 0) this.#rowOffset = before + splitter.rowStart - from;
    this.#blocks.append(target, input.bytes, from, splitter.position);
    input.position = splitter.position;
    return stop;
  }

  /** Goes behind an INSERT's head that equals the last one, if it is there. */
  #sameHead(head: Uint8Array): boolean {
    const { bytes, end } = this.#input;
    let at = this.#input.position;
    while (at < end && (BLANK[bytes[at] as number] === 1 || bytes[at] === SEMICOLON)) at++;
    const after = at + head.length;
    // VALUES must end here, as it does for whoever reads the head in full.
    if (after >= end || !startsWith(bytes, at, end, head)) return false;
    if (WORD[bytes[after] as number] === 1 || bytes[after] === DOT) return false;
    this.#input.position = after;
    return true;
  }

  #cutShort(): RowsEnd {
    this.#remarks.note(`the file ends at byte ${this.#input.offset}, within an INSERT: it may be incomplete`);
    return 'file';
  }

  /** The row is too long to be held: rejects it and goes to its end. */
  async #skipRow(target: Target, splitter: RowSplitter): Promise<void> {
    const row = this.#blocks.cutTo(target, this.#rowOffset);
    const raw = displayText(row.subarray(0, RAW_BYTES), target.lexical.encoding);
    await this.#blocks.reject(target, `ROW_TOO_LONG: more than ${MAX_ROW_BYTES} bytes`, raw);
    const input = this.#input;
    for (;;) {
      const stop = splitter.scan(input.bytes, input.position, input.end, input.position, input.final);
      input.position = splitter.position;
      if (stop !== 'more' || input.final) return;
      await input.more();
    }
  }

  /** Finds where reading goes on after a row that is damaged or that the file's end cuts off. */
  async #recover(target: Target, damaged: boolean): Promise<RowsEnd | 'rows'> {
    const input = this.#input;
    const row = this.#blocks.cutTo(target, this.#rowOffset);
    this.#rowOffset = 0;
    const offset = input.offset - row.length;
    await input.fill(DAMAGE_WINDOW + 1);
    const final = input.end - input.position <= DAMAGE_WINDOW;
    const unread = Math.min(input.end - input.position, DAMAGE_WINDOW);
    const window = Buffer.concat([row, input.bytes.subarray(input.position, input.position + unread)]);
    input.pushBack(row);
    if (this.#backslashIsPlain(target, row, window, final)) return 'backslash';
    const at = this.#damage.findResume(window, final, target.lexical, target.targets.length);
    if (at !== undefined) {
      await this.#giveUp(target, window.subarray(0, at), offset);
      return 'rows';
    }
    if (!damaged) return this.#truncated(target, row);
    return this.#toNextStatement(target, offset);
  }

  #backslashIsPlain(target: Target, row: Uint8Array, window: Uint8Array, final: boolean): boolean {
    const { lexical } = target;
    if (lexical.dialect !== 'mysql' || !lexical.backslash || !row.includes(0x5c)) return false;
    return this.#damage.isSound(window, 0, final, { ...lexical, backslash: false }, target.targets.length);
  }

  async #giveUp(target: Target, bytes: Uint8Array, offset: number): Promise<void> {
    this.#remarks.damaged(offset, bytes.length);
    this.#input.position += bytes.length;
    await this.#reject(target, bytes.subarray(0, RAW_BYTES), bytes.length);
  }

  #reject(target: Target, shown: Uint8Array, length: number): Promise<void> {
    const reason = `DAMAGED: ${length} bytes that cannot be divided into rows`;
    return this.#blocks.reject(target, reason, displayText(shown, target.lexical.encoding));
  }

  async #truncated(target: Target, row: Uint8Array): Promise<RowsEnd> {
    this.#input.position += row.length;
    this.#blocks.append(target, row, 0, row.length);
    await this.#blocks.send(target, true);
    this.#remarks.note(`the file ends at byte ${this.#input.offset}, within a row: it is incomplete`);
    return 'file';
  }

  /** Rejects everything up to the next line that begins a statement, or to the end of the file. */
  async #toNextStatement(target: Target, offset: number): Promise<RowsEnd> {
    const input = this.#input;
    const shown = input.bytes.slice(input.position, Math.min(input.end, input.position + RAW_BYTES));
    for (;;) {
      const window = input.bytes.subarray(input.position, input.end);
      const at = findStatement(window, 0);
      // The last bytes wait for what follows: a statement's first word may lie across the edge.
      input.position += at ?? (input.final ? window.length : Math.max(0, window.length - 32));
      if (at !== undefined || input.final) break;
      await input.more();
    }
    const length = input.offset - offset;
    this.#remarks.damaged(offset, length);
    await this.#reject(target, shown.subarray(0, length), length);
    return input.final && input.position >= input.end ? 'file' : 'statement';
  }
}
