import { RingbreakError } from '../../base/errors.ts';

export function noSuchTable(): RingbreakError {
  return usage('NO_SUCH_TABLE', 'there is no table of that name for you', 'Choose one of the tables that are listed.');
}

export function noSuchColumn(table: string): RingbreakError {
  return usage('NO_SUCH_COLUMN', `a column that was asked for is not in ${table}`, 'Choose among its columns.', table);
}

export function badFilter(table: string, column: string, wanted: string): RingbreakError {
  return usage('BAD_FILTER', `the filter on ${column} cannot be understood`, `Give ${wanted}.`, table);
}

export function columnHidden(table: string): RingbreakError {
  return new RingbreakError({
    kind: 'forbidden',
    code: 'COLUMN_HIDDEN',
    what: 'your role may not see a column that was asked for',
    where: { table },
    next: 'Leave it out, or ask a supervisor.',
  });
}

function usage(code: string, what: string, next: string, table?: string): RingbreakError {
  return new RingbreakError({ kind: 'usage', code, what, ...(table ? { where: { table } } : {}), next });
}
