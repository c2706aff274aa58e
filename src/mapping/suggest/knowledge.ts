import { type ColumnData, phoneTail, type TableData } from '../profile/profile.ts';

/** What the tables whose meaning is clear tell about the others: values of one exhibit come back in another. */
export interface Knowledge {
  /** Names of organisations, lower case. */
  readonly organisations: ReadonlySet<string>;
  /** Last nine digits of numbers that were shown to victims, and of organisations' numbers. */
  readonly presented: ReadonlySet<string>;
  /** Last nine digits of numbers that were dialled. */
  readonly dialled: ReadonlySet<string>;
}

export const NOTHING: Knowledge = { organisations: new Set(), presented: new Set(), dialled: new Set() };

/** A table with what its columns were found to be: canonical table, and field → column. */
export interface Understood {
  readonly data: TableData;
  readonly target: string;
  readonly fields: ReadonlyMap<string, number>;
}

const ORGANISATIONS = new Set([
  'organisation_number.organisation',
  'interception.organisation',
  'complaint.organisation',
]);
const PRESENTED = new Set(['organisation_number.number_raw', 'call.presented_raw']);
const DIALLED = new Set(['call.dialled_raw', 'interception.target_raw', 'contact.phone_raw']);

export function gather(tables: readonly Understood[]): Knowledge {
  const organisations = new Set<string>();
  const presented = new Set<string>();
  const dialled = new Set<string>();
  for (const { data, target, fields } of tables) {
    for (const [field, column] of fields) {
      const cells = data.columns[column]?.cells ?? [];
      const name = `${target}.${field}`;
      for (const cell of cells) {
        if (cell === null) continue;
        if (ORGANISATIONS.has(name)) organisations.add(cell.toLowerCase());
        const tail = PRESENTED.has(name) || DIALLED.has(name) ? phoneTail(cell) : undefined;
        if (tail !== undefined) (PRESENTED.has(name) ? presented : dialled).add(tail);
      }
    }
  }
  return { organisations, presented, dialled };
}

/** Share of the column's filled cells that are known names of organisations. */
export function knownOrganisations(column: ColumnData, { organisations }: Knowledge): number {
  if (organisations.size === 0) return 0;
  const hits = column.cells.filter((cell) => cell !== null && organisations.has(cell.toLowerCase())).length;
  return hits / Math.max(1, column.profile.filled);
}

/** Share of the column's phone numbers that are in a set of tails. */
export function knownNumbers(column: ColumnData, tails: ReadonlySet<string>): number {
  if (tails.size === 0) return 0;
  const own = column.cells.flatMap((cell) => (cell === null ? [] : (phoneTail(cell) ?? [])));
  return own.filter((tail) => tails.has(tail)).length / Math.max(1, own.length);
}
