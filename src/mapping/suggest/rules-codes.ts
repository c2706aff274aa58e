import type { ColumnData } from '../profile/profile.ts';
import * as is from './contents.ts';
import { isPhone, share, type TableContext } from './context.ts';
import type { TargetRule } from './rule.ts';

/** Four to eight digits, all lengths much alike, not counting up: what a bank sends by text. */
function code(column: ColumnData, context: TableContext): number {
  const { profile } = column;
  if (share(column, 'code') < 0.9 || isPhone(column) || context.own?.column === profile.column) return 0;
  if (context.references.has(profile.column) || profile.number?.decimals) return 0;
  if (profile.time && profile.time.format !== 'excel') return 0;
  const even = profile.maxLength - profile.minLength <= 2;
  const spread = profile.distinct > 0.5 * profile.filled;
  if (isRising(column) || (!spread && !even)) return 0;
  return spread ? (even ? 0.95 : 0.8) : 0.5;
}

function isRising(column: ColumnData): boolean {
  const numbers = (column.numbers ?? []).filter((value) => value !== undefined);
  const steps = numbers.slice(1).filter((value, i) => value >= numbers[i]!).length;
  return numbers.length > 5 && steps > 0.95 * (numbers.length - 1);
}

export const INTERCEPTION: TargetRule = {
  target: 'interception',
  names: ['code'],
  fields: [
    { field: 'interception_ref', weight: 0.3, names: ['key'], content: is.ownKey, why: 'unique in every row' },
    {
      field: 'account_ref',
      weight: 0.8,
      names: ['account', 'agent', 'username'],
      content: is.accountReference,
      why: 'keys of accounts',
    },
    { field: 'call_ref', weight: 2, names: ['call'], content: is.callReference, why: 'keys of calls' },
    { field: 'at', weight: 0.6, names: ['at', 'created'], content: is.moment('first'), why: 'a point in time' },
    {
      field: 'target_raw',
      weight: 1.2,
      names: ['target', 'dialled', 'phone'],
      content: is.phone,
      why: 'phone numbers',
    },
    {
      field: 'organisation',
      weight: 1,
      names: ['organisation'],
      content: is.organisation,
      why: 'names of organisations',
    },
    {
      field: 'code',
      weight: 2.5,
      names: ['code', 'digits'],
      content: code,
      why: 'four to eight digits in no order: one-time codes',
    },
    {
      field: 'status',
      weight: 0.8,
      names: ['captured', 'disposition'],
      content: is.outcome('captured'),
      why: 'a state of few values',
    },
  ],
  gate: (context, has) => {
    if (!has('code') || (!has('target_raw') && !has('call_ref') && !has('account_ref'))) return 0;
    return context.lengths.talk !== undefined ? 0.3 : has('target_raw') || has('call_ref') ? 1.2 : 0.6;
  },
};
