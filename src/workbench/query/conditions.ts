import type { ParamValue } from '../../engines/engine.ts';
import type { ColumnType } from '../../model/table.ts';
import type { TableFilter } from '../server/table-query.ts';
import type { ViewColumn } from '../server/viewer.ts';
import { badFilter } from './errors.ts';
import { fold } from './fold.ts';
import { isNumberPart, numbersWith } from './number-part.ts';

/** A condition in SQL and the values it is bound to. */
export interface Condition {
  readonly column: string;
  readonly sql: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  /** Reads whole texts: nothing to be done twice. */
  readonly costly?: boolean;
}

/** What a value must look like before it is bound; `wanted` tells people. */
const FORMS: Partial<Record<ColumnType, { readonly form: RegExp; readonly wanted: string }>> = {
  BIGINT: { form: /^[-+]?\d{1,18}$/, wanted: 'a whole number' },
  INTEGER: { form: /^[-+]?\d{1,9}$/, wanted: 'a whole number' },
  DOUBLE: { form: /^[-+]?\d{1,300}(\.\d{1,300})?(e[-+]?\d{1,2})?$/i, wanted: 'a number' },
  'DECIMAL(18,2)': { form: /^[-+]?\d{1,16}(\.\d{1,30})?$/, wanted: 'an amount' },
  'DECIMAL(38,18)': { form: /^[-+]?\d{1,20}(\.\d{1,30})?$/, wanted: 'an amount' },
  BOOLEAN: { form: /^(true|false)$/, wanted: 'true or false' },
  DATE: { form: /^\d{4}-\d{2}-\d{2}$/, wanted: 'a date such as 2021-03-31' },
  TIME: { form: /^\d{2}:\d{2}(:\d{2})?$/, wanted: 'a time such as 14:05' },
  TIMESTAMP: {
    form: /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?Z?)?$/,
    wanted: 'a date or a UTC time such as 2021-03-31T14:05:00Z',
  },
};
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Text as it is compared with what people type: without case and accents. */
export function folded(sql: string): string {
  return `lower(strip_accents(${sql}))`;
}

/**
 * One filter as SQL: the column's name comes from our declarations, the value is always bound.
 *
 * @param tag makes the names of its parameters its own
 * @throws RingbreakError BAD_FILTER
 */
export function conditionOf(table: string, column: ViewColumn, filter: TableFilter, tag: string): Condition {
  const at = (sql: string, params: Condition['params'] = {}): Condition => ({ column: column.name, sql, params });
  switch (filter.op) {
    case 'empty':
      return at(isEmpty(column));
    case 'not_empty':
      return at(`NOT ${isEmpty(column)}`);
    case 'contains':
      if (table === 'number' && NUMBERS.has(column.name) && isNumberPart(filter.value)) {
        return numberWith(column, filter.value, tag);
      }
      return { ...at(containing(column, filter.value, tag), { [tag]: fold(filter.value) }), costly: true };
    case 'in':
      return isOneOf(table, column, filter.value.map(String), tag);
    case 'is':
    case 'is_not':
    case 'from':
    case 'to':
      return at(compared(column, filter.op, String(filter.value), tag), {
        [tag]: formed(table, column, String(filter.value)),
      });
  }
}

/** Columns of `number` that hold the number, or nothing where it could not be resolved. */
const NUMBERS: ReadonlySet<string> = new Set(['number_id', 'number']);

function numberWith(column: ViewColumn, part: string, tag: string): Condition {
  const { sql, params } = numbersWith(part, tag);
  const resolved = column.name === 'number' ? ' AND spelled IS NULL' : '';
  const rows = `(_row IN (SELECT place FROM lookup.number WHERE (${sql})${resolved}))`;
  return { column: column.name, sql: rows, params, costly: true };
}

/** Digits and marks have neither case nor accents: looking for them alone takes half the time. */
export function isCaseless(text: string): boolean {
  return /^[\x20-\x40]*$/.test(text);
}

function containing(column: ViewColumn, value: string, tag: string): string {
  const text = column.type === 'VARCHAR' ? `"${column.name}"` : `CAST("${column.name}" AS VARCHAR)`;
  return `contains(${isCaseless(value) ? text : folded(text)}, $${tag})`;
}

function isEmpty(column: ViewColumn): string {
  return column.type === 'VARCHAR' ? `(coalesce("${column.name}", '') = '')` : `("${column.name}" IS NULL)`;
}

function isOneOf(table: string, column: ViewColumn, values: readonly string[], tag: string): Condition {
  if (values.length === 0) return { column: column.name, sql: 'false', params: {} };
  const params = Object.fromEntries(values.map((value, i) => [`${tag}_${i}`, formed(table, column, value)]));
  const list = Object.keys(params).map((param) => bound(column, param));
  return { column: column.name, sql: `("${column.name}" IN (${list.join(', ')}))`, params };
}

const SIGN = { is: '=', is_not: 'IS DISTINCT FROM', from: '>=', to: '<=' } as const;

function compared(column: ViewColumn, op: keyof typeof SIGN, value: string, tag: string): string {
  const name = `"${column.name}"`;
  const right = bound(column, tag);
  // A day as the end of a span of time is meant with all its hours, and as a moment with all its moments.
  if (column.type === 'TIMESTAMP' && DAY.test(value)) {
    const next = `${right} + INTERVAL 1 DAY`;
    if (op === 'to') return `(${name} < ${next})`;
    if (op === 'is') return `(${name} >= ${right} AND ${name} < ${next})`;
    if (op === 'is_not') return `(${name} IS NULL OR ${name} < ${right} OR ${name} >= ${next})`;
  }
  return `(${name} ${SIGN[op]} ${right})`;
}

function bound(column: ViewColumn, param: string): string {
  return column.type === 'VARCHAR' ? `$${param}` : `TRY_CAST($${param} AS ${column.type})`;
}

function formed(table: string, column: ViewColumn, value: string): string {
  const rule = FORMS[column.type];
  if (rule && !rule.form.test(value)) throw badFilter(table, column.name, rule.wanted);
  return value;
}
