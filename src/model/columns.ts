import type { Column, ColumnType } from './table.ts';

type Extra = Partial<Pick<Column, 'subject' | 'sensitivity' | 'values'>>;

function column(type: ColumnType): (name: string, about: string, extra?: Extra) => Column {
  return (name, about, extra = {}) => ({ name, type, about, ...extra });
}

/** Short forms for declarations of derived and published tables. */
export const text = column('VARCHAR');
export const count = column('BIGINT');
export const flag = column('BOOLEAN');
export const moment = column('TIMESTAMP');
export const money = column('DECIMAL(18,2)');
export const share = column('DOUBLE');

export const OF_VICTIM: Extra = { subject: 'victim', sensitivity: 'personal' };
export const OF_SUSPECT: Extra = { subject: 'suspect', sensitivity: 'personal' };
