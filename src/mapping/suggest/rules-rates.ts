import { RATE_CURRENCIES, rateColumn } from '../../model/tables/rate.ts';
import type { FieldMapping } from '../mapping.ts';
import type { ColumnData } from '../profile/profile.ts';
import type { TargetScore } from './choose.ts';
import { share, type TableContext } from './context.ts';
import type { FieldRule, TargetRule } from './rule.ts';

/** Columns named after currencies from which on a table is one of rates. */
const FEWEST = 3;

const MISSING = /^(?:n\/?a|-+|null|)$/i;

/** Positive numbers, or nothing, in nearly every cell; how many digits follow the point does not matter. */
function positive(column: ColumnData): boolean {
  const told = column.cells.filter((cell) => cell !== null && !MISSING.test(cell.trim()));
  return (
    told.length > 0 && told.every((cell) => /^\d{1,9}(?:[.,]\d{1,18})?$/.test(cell!.trim()) && /[1-9]/.test(cell!))
  );
}

const codeOf = (column: ColumnData): string => column.profile.name.trim().toUpperCase();

const wideField = (code: string): FieldRule => ({
  field: rateColumn(code),
  weight: 0.6,
  names: [],
  content: (column) => (codeOf(column) === code && positive(column) ? 1 : 0),
  why: 'positive numbers under the name of a currency',
});

const isCurrency = (column: ColumnData): boolean => share(column, 'currency') > 0.9;

/** Two columns of currencies: what is always the same is the base. */
function currencyField(which: 'base' | 'currency') {
  return (column: ColumnData, { data }: TableContext): number => {
    if (!isCurrency(column)) return 0;
    const others = data.columns.filter((other) => other !== column && isCurrency(other));
    if (others.length === 0) return which === 'currency' ? 0.9 : 0;
    const most = others.every((other) => column.profile.distinct > other.profile.distinct);
    return most === (which === 'currency') ? 0.95 : 0.2;
  };
}

function isDay(column: ColumnData): boolean {
  return column.profile.time !== undefined && column.profile.time.withTime < 0.1;
}

/**
 * Exchange rates: a day and a column for each currency (the European Central Bank's eurofxref-hist.csv), or a day, a
 * currency, perhaps a base, and a rate.
 */
export const RATE: TargetRule = {
  target: 'rate',
  names: [],
  fields: [
    { field: 'rated_on', weight: 1, names: ['at'], content: (c) => (isDay(c) ? 0.95 : 0), why: 'days' },
    {
      field: 'base',
      weight: 0.6,
      names: [],
      content: currencyField('base'),
      why: 'codes of currencies, always the same',
    },
    {
      field: 'currency',
      weight: 1.4,
      names: ['currency'],
      content: currencyField('currency'),
      why: 'codes of currencies',
    },
    {
      field: 'rate',
      weight: 1.4,
      names: [],
      content: (c) =>
        !RATE_CURRENCIES.includes(codeOf(c)) && positive(c) && (c.profile.number?.decimals ?? 0) > 2 ? 0.9 : 0,
      why: 'positive numbers with more digits than money has',
    },
    ...RATE_CURRENCIES.map(wideField),
  ],
  gate: (context, has) => {
    if (!has('rated_on') || context.references.size > 0 || context.lengths.talk !== undefined) return 0;
    const named = RATE_CURRENCIES.filter((code) => has(rateColumn(code))).length;
    if (named >= FEWEST) return 1.5;
    return has('currency') && has('rate') && context.data.columns.length <= 8 ? 1.2 : 0;
  },
};

/** The base of rates that name none: a currency that is always 1, else the first great one that has no rate. */
export function baseField(
  context: TableContext,
  chosen: TargetScore,
  assumptions: { doubt: number; text: string }[],
): FieldMapping | undefined {
  if (chosen.rule.target !== 'rate') return undefined;
  const ones = context.data.columns.filter(
    (column) =>
      RATE_CURRENCIES.includes(codeOf(column)) && column.cells.every((cell) => cell === null || Number(cell) === 1),
  );
  const rated = new Set([
    ...context.data.columns.map(codeOf),
    ...[
      ...(chosen.fields.has('currency') ? context.data.columns[chosen.fields.get('currency')!.column]!.cells : []),
    ].map((cell) => (cell ?? '').trim().toUpperCase()),
  ]);
  const base = ones.length === 1 ? codeOf(ones[0]!) : ['EUR', 'USD', 'GBP'].find((code) => !rated.has(code));
  if (base === undefined) return undefined;
  const text = `Rates in ${context.data.raw.table} are read as units of each currency for one ${base}: ${ones.length === 1 ? 'its own rate is 1' : 'it has no rate of its own'}.`;
  assumptions.push({ doubt: 0.4, text });
  return { from: [], value: base, as: { kind: 'text' }, confidence: 0.7, reasons: ['the table has no rate of it'] };
}
