import { type NumberKind, numberText } from './number-format.ts';
import type { SharedStrings } from './shared-strings.ts';
import { attribute, type Package, parsePart, xstring } from './xml.ts';

/** One row as it stands in the sheet: cells by column from 0; absent ones are empty. */
export interface SheetRow {
  /** Row number of the sheet, from 1. */
  readonly number: number;
  readonly cells: ReadonlyMap<number, string>;
  /** Why the row cannot be used. */
  readonly problem: string | undefined;
}

/** What cells need besides themselves. */
export interface CellContext {
  readonly strings: SharedStrings;
  readonly kinds: readonly NumberKind[];
  readonly date1904: boolean;
}

/** Columns of a sheet end at XFD (ECMA-376 part 1, 18.3.1.73). */
const MOST_COLUMNS = 16_384;

/** Streams the rows of a sheet that hold anything. */
export async function readSheet(
  pack: Package,
  part: string,
  context: CellContext,
  onRow: (row: SheetRow) => void | Promise<void>,
): Promise<boolean> {
  const reader = new SheetReader(context);
  return parsePart(pack, part, {
    open: (element, attributes) => reader.open(element, attributes),
    close: (element) => reader.close(element),
    text: (text) => reader.text(text),
    drain: async () => {
      for (const row of reader.take()) await onRow(row);
    },
  });
}

class SheetReader {
  readonly #context: CellContext;
  #rows: SheetRow[] = [];
  #number = 0;
  #cells = new Map<number, string>();
  #problem: string | undefined;
  #column = -1;
  #type = 'n';
  #style = 0;
  #text = '';
  #taking = false;
  #phonetic = false;

  constructor(context: CellContext) {
    this.#context = context;
  }

  take(): SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(element: string, attributes: Readonly<Record<string, string>>): void {
    if (element === 'row') {
      this.#number = Number(attribute(attributes, 'r') ?? this.#number + 1) || this.#number + 1;
      this.#cells = new Map();
      this.#problem = undefined;
      this.#column = -1;
    } else if (element === 'c') {
      const reference = attribute(attributes, 'r');
      this.#column = reference === undefined ? this.#column + 1 : columnOf(reference);
      this.#type = attribute(attributes, 't') ?? 'n';
      this.#style = Number(attribute(attributes, 's') ?? 0);
      this.#text = '';
    } else if (element === 'rPh') this.#phonetic = true;
    else if (element === 'v' || element === 't') this.#taking = !this.#phonetic;
  }

  text(piece: string): void {
    if (this.#taking) this.#text += piece;
  }

  close(element: string): void {
    if (element === 'v' || element === 't') this.#taking = false;
    else if (element === 'rPh') this.#phonetic = false;
    else if (element === 'c') this.#endCell();
    else if (element === 'row' && (this.#cells.size > 0 || this.#problem !== undefined)) {
      this.#rows.push({ number: this.#number, cells: this.#cells, problem: this.#problem });
    }
  }

  #endCell(): void {
    if (this.#column < 0 || this.#column >= MOST_COLUMNS) {
      this.#problem = 'CELL_OUTSIDE: a cell lies outside the columns that a sheet can have';
      return;
    }
    const text = this.#cellText();
    if (text !== undefined && text !== '') this.#cells.set(this.#column, text);
  }

  /** Formulas are not looked at: `v` holds what they last came to. */
  #cellText(): string | undefined {
    const { strings, kinds, date1904 } = this.#context;
    switch (this.#type) {
      case 's': {
        const text = this.#text === '' ? '' : strings.get(Number(this.#text));
        if (text === undefined) this.#problem = 'NO_SUCH_TEXT: a cell points to a text that the workbook does not have';
        return text;
      }
      case 'b':
        return this.#text === '' ? '' : this.#text === '0' ? 'false' : 'true';
      case 'n':
        return numberText(this.#text, kinds[this.#style] ?? 'number', date1904);
      default:
        return xstring(this.#text);
    }
  }
}

/** `AB12` → 27; −1 for what is no reference. */
function columnOf(reference: string): number {
  const letters = /^\$?([A-Za-z]{1,4})\$?\d*$/.exec(reference)?.[1];
  if (letters === undefined) return -1;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
