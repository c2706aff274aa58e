import type { ByteSource, RawSink, RawTableFacts, ReadContext } from '../format.ts';
import { Blocks, type Target } from './blocks.ts';
import { makesRoutine, openBlocks } from './bodies.ts';
import { ascii } from './bytes.ts';
import { displayText } from './cells.ts';
import { readCopy } from './copy-reader.ts';
import { countValues } from './count-values.ts';
import { findStatement, findSwallowed } from './damage.ts';
import { Input } from './input.ts';
import type { Lexical } from './lexical.ts';
import { MAX_ROW_BYTES, MAX_STATEMENT_BYTES } from './limits.ts';
import { publishTables } from './publish.ts';
import { Remarks } from './remarks.ts';
import { RowSplitter } from './row-splitter.ts';
import { RowsReader } from './rows-reader.ts';
import { Session } from './session.ts';
import { StatementScanner } from './statement-scanner.ts';
import { type RowsHead, rowsShape, Statements } from './statements.ts';
import { type ClientLine, skipBetween } from './top-level.ts';

export interface DumpOptions {
  readonly lexical: Lexical;
  /** How backslashes are meant is known from the content: SET sql_mode is not believed. */
  readonly fixedBackslash: boolean;
}

/**
 * Reads a dump of SQL statements as data: rows go to the sink, nothing is ever run.
 * Returns the number of tables found, with rows or without.
 */
export async function readSqlDump(
  source: ByteSource,
  sink: RawSink,
  context: ReadContext,
  options: DumpOptions,
): Promise<number> {
  const reader = new DumpReader(source, sink, context, options);
  try {
    return await reader.read();
  } finally {
    await reader.close();
  }
}

class DumpReader {
  readonly #input: Input;
  readonly #sink: RawSink;
  readonly #context: ReadContext;
  readonly #remarks: Remarks;
  readonly #statements: Statements;
  readonly #blocks: Blocks;
  readonly #rows: RowsReader;
  readonly #mysql: boolean;
  /** Targets by the text of the INSERT's head: one-row INSERTs repeat it millions of times. */
  readonly #heads = new Map<string, Target>();
  #delimiter: Uint8Array = Uint8Array.of(0x3b);

  constructor(source: ByteSource, sink: RawSink, context: ReadContext, options: DumpOptions) {
    this.#input = new Input(source.open());
    this.#sink = sink;
    this.#context = context;
    this.#remarks = new Remarks(sink);
    this.#mysql = options.lexical.dialect === 'mysql';
    const session = new Session(options.lexical, options.fixedBackslash, (text) => this.#remarks.note(text));
    this.#statements = new Statements(session);
    this.#blocks = new Blocks(sink, context.threads);
    this.#rows = new RowsReader(this.#input, this.#blocks, this.#remarks, () => this.#progress());
  }

  /** Reads everything; returns how many tables there were. */
  async read(): Promise<number> {
    const input = this.#input;
    await input.fill(3);
    if (input.bytes[0] === 0xef && input.bytes[1] === 0xbb && input.bytes[2] === 0xbf) input.position = 3;
    const between = {
      comment: (text: string) => this.#remarks.comment(text),
      client: (line: ClientLine) => this.#client(line),
    };
    for (;;) {
      await skipBetween(input, this.#mysql, between);
      if (input.position >= input.end) break;
      await this.#statement();
      this.#progress();
    }
    const cells = await this.#blocks.finish();
    const tables = publishTables(this.#sink, this.#statements.schema, this.#blocks, () => this.#facts());
    this.#remarks.finish(this.#statements.skipped, cells);
    this.#progress();
    return tables;
  }

  async close(): Promise<void> {
    await this.#input.close();
    await this.#blocks.close();
  }

  #progress(): void {
    this.#context.progress.update(this.#input.offset, this.#blocks.rows);
  }

  get #lexical(): Lexical {
    return this.#statements.session.lexical;
  }

  #client({ command, argument }: ClientLine): void {
    if (this.#mysql && command === 'delimiter' && argument !== '') {
      this.#delimiter = Buffer.from(argument.split(/\s/)[0] as string, 'latin1');
    } else if (command === 'connect' || command === 'c') {
      if (this.#statements.useSpace(argument.replaceAll(/^"|"$/g, ''))) this.#heads.clear();
    }
  }

  /** Reads the statement that begins at the input's position. */
  async #statement(): Promise<void> {
    const input = this.#input;
    await input.fill(16);
    const insert = /^(?:insert|replace)\b/i.test(
      ascii(input.bytes, input.position, Math.min(input.end, input.position + 16)),
    );
    const scanner = this.#scanner(insert);
    let routine = 0;
    let seen = 0;
    for (;;) {
      const stop = scanner.scan(input.bytes, input.position, input.end, input.final);
      if (stop === 'values') return this.#insert(scanner.length);
      if (stop === 'end') {
        const part = this.#text(seen, scanner.length);
        if (seen > 0 || makesRoutine(part)) routine += openBlocks(part, this.#mysql);
        if (routine <= 0) return this.#ended(scanner.length);
        seen = scanner.length;
        scanner.passDelimiter();
      } else if (input.final) return this.#unfinished(scanner);
      else if (input.end - input.position > MAX_STATEMENT_BYTES) return this.#skipLong(scanner);
      else await input.more();
    }
  }

  #scanner(insert: boolean): StatementScanner {
    const { backslash } = this.#lexical;
    return new StatementScanner({ mysql: this.#mysql, backslash, delimiter: this.#delimiter, insert });
  }

  /** The statement's text from one of its bytes to another. */
  #text(from: number, to: number): string {
    const { bytes, position } = this.#input;
    return displayText(bytes.subarray(position + from, position + to), this.#lexical.encoding);
  }

  async #ended(length: number): Promise<void> {
    const input = this.#input;
    if (this.#passDamaged(length)) return;
    const sql = this.#text(0, length);
    input.position += length + this.#delimiter.length;
    const copy = this.#mysql ? undefined : this.#statements.copyHead(sql);
    if (copy) return this.#copy(copy);
    if (!this.#statements.read(sql)) return;
    // Rows that follow are read in another way: those before must not mix with them.
    this.#heads.clear();
  }

  /** Passes a statement (or an INSERT's head) of that length as far as it is damaged, if it is. */
  #passDamaged(length: number): boolean {
    const input = this.#input;
    const swallowed = findSwallowed(input.bytes.subarray(input.position, input.position + length));
    if (swallowed === undefined) return false;
    this.#remarks.note(`a statement at byte ${input.offset} is damaged: it was not read`);
    input.position += swallowed;
    return true;
  }

  /** The file ends within a statement. If that is for want of a quote, what looks like the next statement is tried. */
  #unfinished(scanner: StatementScanner): void {
    const input = this.#input;
    const next = scanner.inQuotes ? findStatement(input.bytes.subarray(input.position, input.end), 1) : undefined;
    this.#remarks.note(`a statement at byte ${input.offset} does not end: it was not read`);
    input.position = next === undefined ? input.end : input.position + next;
  }

  /** Passes a statement that is too long for anything but rows, or one whose quote does not close. */
  async #skipLong(scanner: StatementScanner): Promise<void> {
    const input = this.#input;
    const next = scanner.inQuotes ? findStatement(input.bytes.subarray(input.position, input.end), 1) : undefined;
    this.#remarks.note(`a statement at byte ${input.offset} is too long: it was not read`);
    if (next !== undefined) {
      input.position += next;
      return;
    }
    await this.#toEnd(scanner);
  }

  /** Goes behind the end of the statement without keeping it. */
  async #toEnd(scanner: StatementScanner): Promise<void> {
    const input = this.#input;
    for (;;) {
      const stop = scanner.scan(input.bytes, input.position, input.end, input.final);
      input.position += scanner.drop();
      if (stop === 'end') {
        input.position += this.#delimiter.length;
        return;
      }
      if (input.final) {
        input.position = input.end;
        return;
      }
      await input.more();
    }
  }

  /** Reads the rows of an INSERT whose head, up to VALUES, is `length` bytes long. */
  async #insert(length: number): Promise<void> {
    const input = this.#input;
    if (this.#passDamaged(length)) return;
    const head = input.bytes.slice(input.position, input.position + length);
    const target = await this.#insertTarget(head);
    if (target === undefined) return this.#toEnd(this.#scanner(false));
    await this.#blocks.use(target);
    const end = await this.#rows.read(target, head);
    if (end === 'clause') await this.#toEnd(this.#scanner(false));
    if (end === 'backslash') await this.#plainBackslash(head);
  }

  async #insertTarget(head: Uint8Array): Promise<Target | undefined> {
    const key = ascii(head);
    const known = this.#heads.get(key);
    this.#input.position += head.length;
    if (known) return known;
    const parsed = this.#statements.insertHead(displayText(head, this.#lexical.encoding));
    if (parsed === undefined) {
      this.#remarks.note(`an INSERT at byte ${this.#input.offset} names no table: it was not read`);
      return undefined;
    }
    const width = parsed.columns || parsed.table.columns.length > 0 ? 0 : await this.#firstRowWidth();
    const target = await this.#target(parsed, 'values', () => width);
    this.#heads.set(key, target);
    return target;
  }

  async #target(head: RowsHead, kind: Target['kind'], width: () => number): Promise<Target> {
    const { table, options } = head;
    const shape = rowsShape(head, width);
    if (table.columns.length === 0) table.columns = [...shape.columns];
    const name = this.#statements.schema.publish(table);
    const refuse = options === undefined ? {} : { refuse: 'COPY_OPTIONS: this form of COPY is not read' };
    return this.#blocks.target(table, {
      kind,
      name,
      ...shape,
      lexical: this.#lexical,
      facts: this.#facts(),
      ...refuse,
    });
  }

  #facts(): RawTableFacts {
    const { lexical, timestampZone } = this.#statements.session;
    return { encoding: lexical.encoding, ...(timestampZone === undefined ? {} : { timestampZone }) };
  }

  /** Number of values of the first row, which is left unread. */
  async #firstRowWidth(): Promise<number> {
    const input = this.#input;
    const splitter = new RowSplitter(this.#lexical);
    let row = 0;
    for (let done = 0; ; ) {
      splitter.rowStart = -1;
      const from = input.position + done;
      const stop = splitter.scan(input.bytes, from, input.end, from + 1, input.final);
      done = splitter.position - input.position;
      if (splitter.rowStart >= 0) row = splitter.rowStart - input.position;
      if (stop !== 'more' || input.final || done > MAX_ROW_BYTES) break;
      await input.more();
    }
    return countValues(input.bytes, input.position + row, input.end, this.#lexical);
  }

  /** From here on `\` is no escape; the rows of the INSERT that was being read go on under the other rule. */
  async #plainBackslash(head: Uint8Array): Promise<void> {
    this.#statements.session.plainBackslash();
    this.#heads.clear();
    this.#remarks.note(
      `from byte ${this.#input.offset} on backslashes are no escapes (NO_BACKSLASH_ESCAPES): values before it that hold ` +
        'backslashes may have been read wrongly',
    );
    this.#input.pushBack(head);
    await this.#insert(head.length);
  }

  async #copy(head: RowsHead): Promise<void> {
    const input = this.#input;
    await input.fill(2);
    // The data begin on the line after the statement.
    if (input.bytes[input.position] === 0x0d) input.position++;
    if (input.bytes[input.position] === 0x0a) input.position++;
    const target = await this.#target(head, 'copy', () => 0);
    await readCopy(input, this.#blocks, target, this.#remarks, () => this.#progress());
  }
}
