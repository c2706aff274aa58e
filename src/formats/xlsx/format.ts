import { stat } from 'node:fs/promises';
import { RingbreakError } from '../../base/errors.ts';
import { Budget } from '../containers/limits.ts';
import { startsWith } from '../containers/magic.ts';
import { listZip } from '../containers/zip.ts';
import type { ByteSource, Detection, Format, RawSink, ReadContext, TableWriter } from '../format.ts';
import { layOut, type SheetLayout, SheetSurvey } from './layout.ts';
import { readSharedStrings } from './shared-strings.ts';
import { type CellContext, readSheet, type SheetRow } from './sheet.ts';
import { readStyles, readWorkbook, type Sheet, type Workbook } from './workbook.ts';
import { BadXml, type Package } from './xml.ts';

/** Office Open XML workbooks. */
export const xlsx: Format = { id: 'xlsx', title: 'Excel (.xlsx)', version: 1, detect, read };

async function detect(head: Uint8Array, source: ByteSource): Promise<Detection | undefined> {
  if (!startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return undefined;
  try {
    const entries = await listZip(await source.path(), source.name, () => {});
    if (!entries.some(({ name }) => name.toLowerCase() === 'xl/workbook.xml')) return undefined;
    return { confidence: 1, what: 'Excel workbook' };
  } catch (error) {
    if (error instanceof RingbreakError) return undefined;
    throw error;
  }
}

async function read(source: ByteSource, sink: RawSink, context: ReadContext): Promise<void> {
  const path = await source.path();
  const note = noteOnce(sink);
  const entries = await listZip(path, source.name, note);
  const pack: Package = {
    path,
    name: source.name,
    entries: new Map(entries.map((entry) => [entry.name.toLowerCase(), entry])),
    context: { budget: new Budget((await stat(path)).size), note },
  };
  const workbook = await openWorkbook(pack);
  const strings = await readSharedStrings(pack, workbook.sharedStrings).catch((error) => damaged(pack, error));
  try {
    const kinds = await readStyles(pack, workbook.styles).catch((error) => damaged(pack, error));
    const cells: CellContext = { strings, kinds, date1904: workbook.date1904 };
    for (const sheet of workbook.sheets) await readTable(pack, sheet, cells, sink, context);
  } finally {
    strings.close();
  }
}

function noteOnce(sink: RawSink): (text: string) => void {
  const seen = new Set<string>();
  return (text) => {
    if (!seen.has(text)) sink.note(text);
    seen.add(text);
  };
}

async function openWorkbook(pack: Package): Promise<Workbook> {
  const workbook = await readWorkbook(pack).catch((error) => damaged(pack, error));
  if (workbook.sheets.length > 0) return workbook;
  // The list of sheets is gone: take the sheets that are there, by their part names.
  const parts = [...pack.entries.keys()].filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).sort();
  const sheets = parts.map((part) => ({ name: part.split('/').at(-1)!.replace('.xml', ''), part, hidden: false }));
  return { ...workbook, sheets };
}

function damaged(pack: Package, error: unknown): never {
  if (!(error instanceof BadXml)) throw error;
  throw new RingbreakError({
    kind: 'exhibit',
    code: 'XLSX_DAMAGED',
    what: `a part of the workbook that all sheets need is damaged: ${error.message}`,
    where: { member: pack.name },
    next: 'Open it in a spreadsheet program, let it repair the file, save it and add it again.',
    cause: error,
  });
}

/** Two passes: which columns there are and whether there is a header, then the rows. */
async function readTable(
  pack: Package,
  sheet: Sheet,
  cells: CellContext,
  sink: RawSink,
  context: ReadContext,
): Promise<void> {
  const note = (text: string): void => sink.note(`${pack.name}: sheet ${JSON.stringify(sheet.name)}: ${text}`);
  if (sheet.part === undefined) return note('its content is missing');
  const survey = new SheetSurvey();
  const first = await guarded(() => readSheet(pack, sheet.part!, cells, (row) => survey.add(row)));
  if (first === false) return note('its content is missing');
  if (survey.empty && typeof first === 'string') return note(`damaged: ${first}; no row could be read`);
  if (survey.empty) return note('is empty');
  const layout = layOut(survey);
  const notes = [...layout.notes, ...(sheet.hidden ? ['hidden sheet'] : [])];
  if (sheet.hidden) note('is hidden; it was read all the same');
  const writer = sink.table(
    sheet.name,
    layout.names.map((name) => ({ name })),
    { encoding: 'utf-8', notes },
  );
  const rows = new RowSink(writer, layout);
  const end = await guarded(() =>
    readSheet(pack, sheet.part!, cells, async (row) => {
      await rows.add(row);
      if (rows.count % 10_000 === 0) context.progress.update(0, rows.count);
    }),
  );
  if (typeof end !== 'string') return;
  await writer.reject(`DAMAGED: ${end}; what follows could not be read`, '');
  note(`damaged: ${end}; the rows before are used`);
}

async function guarded(work: () => Promise<boolean>): Promise<boolean | string> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BadXml) return error.message;
    throw error;
  }
}

class RowSink {
  readonly #writer: TableWriter;
  readonly #layout: SheetLayout;
  #seen = 0;
  count = 0;

  constructor(writer: TableWriter, layout: SheetLayout) {
    this.#writer = writer;
    this.#layout = layout;
  }

  async add(row: SheetRow): Promise<void> {
    const { preamble, header, firstColumn, names } = this.#layout;
    this.#seen++;
    if (header && this.#seen === preamble + 1) return;
    this.count++;
    if (this.#seen <= preamble) return this.#reject('PREAMBLE: stands before the table', row);
    if (row.problem !== undefined) return this.#reject(row.problem, row);
    await this.#writer.row(names.map((_, i) => row.cells.get(firstColumn + i) ?? null));
  }

  async #reject(reason: string, row: SheetRow): Promise<void> {
    const cells = [...row.cells].sort(([a], [b]) => a - b).map(([, text]) => text);
    await this.#writer.reject(
      reason,
      cells
        .join('\t')
        .slice(0, 1 << 16)
        .toWellFormed(),
    );
  }
}
