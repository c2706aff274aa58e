import type { ColumnData } from '../profile/profile.ts';
import * as is from './contents.ts';
import { share, type TableContext } from './context.ts';
import type { TargetRule } from './rule.ts';

/** Deposit addresses belong to one account each (or one address serves all); a paying wallet may be an exchange's. */
function exclusive(column: ColumnData, context: TableContext): number | undefined {
  const reference = [...context.references.values()].find((candidate) =>
    context.accounts.includes(candidate.key.table),
  );
  const account = reference ? context.data.columns[reference.column] : undefined;
  if (!account) return undefined;
  const owners = new Map<string, Set<string>>();
  for (const [i, cell] of column.cells.entries()) {
    const owner = account.cells[i];
    if (cell === null || !owner) continue;
    owners.set(cell, (owners.get(cell) ?? new Set()).add(owner));
  }
  if (owners.size <= 2) return 1;
  return [...owners.values()].filter((accounts) => accounts.size === 1).length / owners.size;
}

function wallet(side: 'from' | 'to') {
  return (column: ColumnData, context: TableContext): number => {
    if (is.wallet(column, context) === 0) return 0;
    const wallets = context.data.columns.filter((other) => is.wallet(other, context) > 0);
    if (wallets.length === 1) return side === 'to' ? 0.6 : 0.45;
    const gaps = (other: ColumnData) => 1 - other.profile.filled / Math.max(1, other.profile.sampled);
    const shared = (other: ColumnData) => 1 - (exclusive(other, context) ?? 1);
    const doubt = (other: ColumnData) => gaps(other) + 3 * shared(other);
    const others = wallets.filter((other) => other !== column);
    const lean = doubt(column) - Math.max(...others.map(doubt));
    if (Math.abs(lean) < 0.02) return 0.55;
    return lean > 0 === (side === 'from') ? 0.95 : 0.2;
  };
}

/** Coins have many decimals, or are much smaller than the money beside them. */
function coins(column: ColumnData, context: TableContext): number {
  const { number } = column.profile;
  if (!number || is.money(column, context) === 0) return 0;
  return number.decimals > 4 ? 0.95 : number.decimals > 2 ? 0.7 : 0.1;
}

function sum(column: ColumnData, context: TableContext): number {
  const { number } = column.profile;
  const base = is.money(column, context);
  if (!number || base === 0) return 0;
  if (number.decimals > 4) return base * 0.2;
  if (number.decimals > 2) return base * 0.6;
  // Beside an amount in a coin stands what it was worth.
  const beside = context.data.columns.some((other) => (other.profile.number?.decimals ?? 0) > 4);
  return Math.max(base, isRound(column) || (beside && number.max >= 5 && column.profile.distinct > 2) ? 0.6 : 0);
}

const isRound = (column: ColumnData) =>
  column.profile.number!.whole === 1 &&
  column.profile.number!.min >= 1 &&
  column.numbers!.every((value) => value === undefined || value % 5 === 0);

export const PAYMENT: TargetRule = {
  target: 'payment',
  names: ['payment'],
  fields: [
    { field: 'payment_ref', weight: 0.3, names: ['key'], content: is.ownKey, why: 'unique in every row' },
    {
      field: 'account_ref',
      weight: 1,
      names: ['account', 'username'],
      content: is.accountReference,
      why: 'keys of accounts',
    },
    { field: 'at', weight: 0.6, names: ['at', 'created'], content: is.moment('first'), why: 'a point in time' },
    {
      field: 'method',
      weight: 1,
      names: ['method'],
      content: (c, x) => (share(c, 'coin') > 0.6 ? 0.95 : is.plan(c, x) * 0.8),
      why: 'names of coins or means of payment',
    },
    {
      field: 'from_wallet_raw',
      weight: 1.5,
      names: ['from_wallet'],
      content: wallet('from'),
      why: 'wallets, missing in some rows or shared by several accounts: where the money came from',
    },
    {
      field: 'to_wallet_raw',
      weight: 1.5,
      names: ['to_wallet', 'wallet'],
      content: wallet('to'),
      why: 'wallets that belong to one account each: deposit addresses',
    },
    {
      field: 'txid',
      weight: 2.2,
      names: ['txid'],
      content: (c) => (share(c, 'hex64') > 0.7 ? 1 : 0),
      why: '64 hex digits: transactions',
    },
    {
      field: 'coin_amount',
      weight: 1.4,
      names: ['coin_amount'],
      content: coins,
      why: 'sums with more decimals than money has',
    },
    { field: 'amount', weight: 1.2, names: ['amount'], content: sum, why: 'sums with two decimals, or round' },
    {
      field: 'currency',
      weight: 0.7,
      names: ['currency'],
      content: (c) => (share(c, 'currency') > 0.9 && share(c, 'coin') < 0.9 ? 0.9 : 0),
      why: 'currency codes',
    },
    {
      field: 'confirmed',
      weight: 0.6,
      names: ['confirmed'],
      content: is.outcome('confirmed'),
      why: 'a state of few values',
    },
  ],
  gate: (context, has) => {
    if (context.phones.length > 0 || (!has('amount') && !has('coin_amount'))) return 0;
    if (!has('account_ref') && !has('txid')) return 0;
    const proof = ['txid', 'from_wallet_raw', 'to_wallet_raw', 'coin_amount', 'at', 'method'].filter(has).length;
    return proof >= 1 ? 1 : 0;
  },
};
