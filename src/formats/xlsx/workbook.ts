import { type NumberKind, numberKind } from './number-format.ts';
import { attribute, type Package, parsePart } from './xml.ts';

export interface Sheet {
  readonly name: string;
  /** Part inside the package; undefined when the workbook does not say. */
  readonly part: string | undefined;
  readonly hidden: boolean;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly date1904: boolean;
  readonly sharedStrings: string;
  readonly styles: string;
}

const WORKBOOK = 'xl/workbook.xml';

/** The sheets in the order of their tabs, and where the other parts are. */
export async function readWorkbook(pack: Package): Promise<Workbook> {
  const targets = await readTargets(pack);
  const sheets: Sheet[] = [];
  let date1904 = false;
  await parsePart(pack, WORKBOOK, {
    open(element, attributes) {
      if (element === 'workbookPr') date1904 = ['1', 'true', 'on'].includes(attribute(attributes, 'date1904') ?? '');
      if (element !== 'sheet') return;
      const target = targets.byId.get(attribute(attributes, 'id') ?? '');
      const hidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible';
      sheets.push({ name: attribute(attributes, 'name') ?? '', part: target, hidden });
    },
  });
  const sharedStrings = targets.byType.get('sharedStrings') ?? 'xl/sharedStrings.xml';
  return { sheets, date1904, sharedStrings, styles: targets.byType.get('styles') ?? 'xl/styles.xml' };
}

async function readTargets(pack: Package): Promise<{ byId: Map<string, string>; byType: Map<string, string> }> {
  const byId = new Map<string, string>();
  const byType = new Map<string, string>();
  await parsePart(pack, 'xl/_rels/workbook.xml.rels', {
    open(element, attributes) {
      const target = attribute(attributes, 'Target');
      if (element !== 'Relationship' || target === undefined) return;
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
      byId.set(attribute(attributes, 'Id') ?? '', part);
      byType.set(attribute(attributes, 'Type')?.split('/').at(-1) ?? '', part);
    },
  });
  return { byId, byType };
}

/** The kind of number behind each cell style. */
export async function readStyles(pack: Package, part: string): Promise<NumberKind[]> {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let inCells = false;
  await parsePart(pack, part, {
    open(element, attributes) {
      if (element === 'cellXfs') inCells = true;
      else if (element === 'numFmt')
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      else if (element === 'xf' && inCells) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        kinds.push(numberKind(id, codes.get(id)));
      }
    },
    close(element) {
      if (element === 'cellXfs') inCells = false;
    },
  });
  return kinds;
}
