import { readHead } from '../containers/bytes.ts';
import { headText, Utf8Stream } from '../csv/utf8-stream.ts';
import type { ByteSource, Detection, Format, RawSink, ReadContext, TableWriter } from '../format.ts';
import { cellsOf, LAYOUTS, type LogLayout } from './layouts.ts';

/** Plain-text logs of servers. What a message says is taken out of it by a pattern of the mapping (docs/mapping.md). */
export const textLog: Format = { id: 'text-log', title: 'plain-text server logs', version: 1, detect, read };

/** Lines looked at to tell a log from other text. */
const SAMPLE = 400;
/** Multi-line messages make up the rest. */
const ENOUGH = 0.6;
/** A record's text; longer ones are cut and say so. */
const MOST_TEXT = 64 << 10;

function detect(head: Uint8Array): Detection | undefined {
  const { text, encoding } = headText(head);
  if (text.includes('\0')) return undefined;
  const found = layoutOf(text);
  return (
    found && { confidence: 0.87 + 0.12 * found.share, what: `${found.layout.title}, ${encoding?.name ?? 'ascii'}` }
  );
}

function sampleOf(text: string): string[] {
  const lines = text.split(/\r?\n/, SAMPLE + 1).filter((line) => line.trim() !== '');
  // The last line of the sample may be cut.
  if (lines.length > 1) lines.pop();
  return lines;
}

function layoutOf(text: string): { layout: LogLayout; share: number } | undefined {
  const lines = sampleOf(text);
  if (lines.length === 0 || looksDelimited(lines)) return undefined;
  const best = bestLayout(lines);
  return best.share >= ENOUGH ? best : undefined;
}

/** The first of the layouts that fit most lines: the more particular one wins. */
function bestLayout(lines: readonly string[]): { layout: LogLayout; share: number } {
  const rated = LAYOUTS.map((layout) => ({
    layout,
    share: lines.filter((line) => cellsOf(layout, line) !== undefined).length / Math.max(1, lines.length),
  }));
  return rated.reduce((best, one) => (one.share > best.share ? one : best));
}

/** Every line has the same delimiter as often, right after its time too: a table, not a log. */
function looksDelimited(lines: readonly string[]): boolean {
  return [',', ';', '\t', '|'].some((mark) => {
    const counts = lines.map((line) => line.split(mark).length - 1);
    return counts[0]! >= 2 && counts.every((count) => count === counts[0]);
  });
}

async function read(source: ByteSource, sink: RawSink, context: ReadContext): Promise<void> {
  const { layout } = bestLayout(sampleOf(headText(await readHead(source)).text));
  const log = new Log(layout, sink);
  let bytes = 0;
  for await (const line of linesOf(source)) {
    bytes += line.length + 1;
    const done = log.line(line);
    if (done) await done;
    if (log.rows % 10_000 === 0) context.progress.update(bytes, log.rows);
  }
  await log.finish();
  context.progress.update(source.size ?? bytes, log.rows);
}

/** Lines of UTF-8 text without their ends; a line longer than the limit comes in parts of that length. */
async function* linesOf(source: ByteSource): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const piece of new Utf8Stream(source).pieces()) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
    while (rest.length > MOST_TEXT * 2) {
      yield rest.slice(0, MOST_TEXT);
      rest = rest.slice(MOST_TEXT);
    }
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

/** Rows of one table: a line that begins no record belongs to the one before. */
class Log {
  readonly #layout: LogLayout;
  readonly #writer: TableWriter;
  #open: (string | null)[] | undefined;
  #line = 0;
  #openLine = 0;
  #more: string[] = [];
  #length = 0;
  rows = 0;

  constructor(layout: LogLayout, sink: RawSink) {
    this.#layout = layout;
    const columns = ['line', ...layout.columns, 'message'];
    this.#writer = sink.table(
      layout.id,
      columns.map((name) => ({ name })),
    );
  }

  line(text: string): void | Promise<void> {
    this.#line++;
    const cells = cellsOf(this.#layout, text);
    if (cells) {
      const written = this.#flush();
      this.#open = cells;
      this.#openLine = this.#line;
      return written;
    }
    if (this.#open) {
      if (this.#length < MOST_TEXT) this.#more.push(text);
      this.#length += text.length + 1;
      return undefined;
    }
    if (text.trim() === '') return undefined;
    this.rows++;
    return this.#writer.reject('NO_TIME: a line before the first that begins with a time', text.slice(0, MOST_TEXT));
  }

  async finish(): Promise<void> {
    await this.#flush();
  }

  #flush(): void | Promise<void> {
    if (!this.#open) return undefined;
    const cells = this.#open;
    while (this.#more.at(-1)?.trim() === '') this.#more.pop();
    const message = [cells.at(-1) ?? '', ...this.#more].join('\n');
    cells[cells.length - 1] = this.#length > MOST_TEXT ? `${message.slice(0, MOST_TEXT)}…[cut]` : message;
    this.#more = [];
    this.#length = 0;
    this.#open = undefined;
    this.rows++;
    return this.#writer.row([String(this.#openLine), ...cells.map((cell) => cell?.toWellFormed() ?? null)]);
  }
}
