import type { ColumnData } from '../profile/profile.ts';
import * as is from './contents.ts';
import { isPhone, share, type TableContext } from './context.ts';
import type { TargetRule } from './rule.ts';

/** A reference of the table to its own key, by rows that came earlier. */
function selfReference(column: ColumnData, { references, data }: TableContext): number {
  return references.get(column.profile.column)?.key.table === data ? 0.95 : 0;
}

function username(column: ColumnData, { own }: TableContext): number {
  const { profile } = column;
  // Where the login name is the key itself, it feeds account_ref; the name is filled from the same column.
  if (own?.column === profile.column) return 0;
  if (share(column, 'username') < 0.75 || share(column, 'hex32', 'wallet', 'country') > 0.5) return 0;
  if (profile.distinct < 0.85 * profile.filled || profile.distinct < 3) return 0;
  return share(column, 'person') > 0.5 ? 0.5 : 0.85;
}

/** A word that says which kind of customer: few values, not a country, not a state of 0 and 1. */
function plan(column: ColumnData, context: TableContext): number {
  return is.status(column, context) === 0 || share(column, 'truth') > 0.9 || (column.profile.kinds.number ?? 0) > 0.9
    ? 0
    : 0.5;
}

function country(column: ColumnData): number {
  const known = share(column, 'country');
  return known < 0.9 || column.profile.distinct > 250
    ? 0
    : column.profile.distinct === 1 && column.profile.filled > 5
      ? 0.5
      : 0.85;
}

function device(column: ColumnData): number {
  const { profile } = column;
  if (share(column, 'hex32', 'uuid', 'object_id', 'hex64') < 0.9 && share(column, 'username') < 0.9) return 0;
  const repeated = profile.distinct < 0.9 * profile.filled;
  const opaque = share(column, 'hex32', 'uuid') > 0.9 ? 0.3 : 0;
  return repeated ? 0.5 + opaque : 0.25 + opaque;
}

function balance(column: ColumnData, context: TableContext): number {
  return is.money(column, context) > 0 ? Math.min(0.7, is.money(column, context)) : 0;
}

export const ACCOUNT: TargetRule = {
  target: 'account',
  names: ['account', 'agent'],
  fields: [
    { field: 'account_ref', weight: 1, names: ['key', 'account'], content: is.ownKey, why: 'unique in every row' },
    {
      field: 'username',
      weight: 1.6,
      names: ['username', 'account', 'agent'],
      content: username,
      why: 'single words, nearly all different',
    },
    { field: 'name', weight: 0.5, names: ['name'], content: is.personName, why: 'names of persons' },
    { field: 'email_raw', weight: 1, names: ['email'], content: is.email, why: 'e-mail addresses' },
    {
      field: 'handle_raw',
      weight: 1.5,
      names: ['handle'],
      content: (c, x) => (share(c, 'handle') > 0.5 ? 1 : username(c, x) * 0.3),
      why: 'messenger handles or links',
    },
    { field: 'phone_raw', weight: 0.6, names: ['phone', 'extension'], content: is.ownPhone, why: 'phone numbers' },
    {
      field: 'password_hash',
      weight: 3,
      names: ['password'],
      content: (c) =>
        share(c, 'password_hash') > 0.8
          ? 1
          : share(c, 'hex32') > 0.9 && c.profile.distinct > 0.8 * c.profile.filled
            ? 0.5
            : 0,
      why: 'password hashes',
    },
    { field: 'dial_region_raw', weight: 0.7, names: ['country'], content: country, why: 'countries' },
    { field: 'plan', weight: 0.5, names: ['plan'], content: plan, why: 'a few words, one for each kind of customer' },
    { field: 'balance', weight: 0.6, names: ['balance'], content: balance, why: 'sums of money' },
    {
      field: 'created_at',
      weight: 0.5,
      names: ['created'],
      content: is.moment('first'),
      why: 'the earliest time of the row',
    },
    {
      field: 'last_seen_at',
      weight: 0.8,
      names: ['last_seen'],
      content: is.moment('last'),
      why: 'the latest time of the row',
    },
    { field: 'signup_ip_raw', weight: 0.8, names: ['ip'], content: is.ip, why: 'IP addresses' },
    {
      field: 'referrer_ref',
      weight: 1,
      names: ['referrer'],
      content: selfReference,
      why: 'keys of other rows of the same table',
    },
    { field: 'wallet_raw', weight: 0.8, names: ['wallet', 'to_wallet'], content: is.wallet, why: 'wallet addresses' },
    { field: 'device', weight: 0.6, names: ['device'], content: device, why: 'opaque fingerprints' },
    { field: 'banned', weight: 0.5, names: ['banned'], content: is.outcome('banned'), why: 'yes or no' },
    { field: 'notes', weight: 0.3, names: ['notes'], content: is.freeText, why: 'free text' },
  ],
  gate: (context, has) => {
    if (!has('account_ref')) return 0;
    const known = ['username', 'password_hash', 'handle_raw', 'email_raw'].filter(has).length;
    const referred = context.referredBy.length;
    if (known === 0 && referred === 0) return 0;
    const secret = has('password_hash') || has('username') ? 1 : 0.6;
    return secret * (referred > 0 ? 1.25 : 0.8);
  },
};

export const LOGIN: TargetRule = {
  target: 'login',
  names: ['login_event'],
  fields: [
    { field: 'login_ref', weight: 0.3, names: ['key'], content: is.ownKey, why: 'unique in every row' },
    {
      field: 'account_ref',
      weight: 1.2,
      names: ['account', 'agent', 'username'],
      content: is.accountReference,
      why: 'keys of accounts',
    },
    { field: 'at', weight: 0.8, names: ['at', 'created'], content: is.moment('first'), why: 'a point in time' },
    { field: 'ip_raw', weight: 1.6, names: ['ip'], content: is.ip, why: 'IP addresses' },
    {
      field: 'user_agent',
      weight: 2.5,
      names: ['user_agent'],
      content: (c) => (share(c, 'user_agent') > 0.7 ? 1 : 0),
      why: 'names of browsers and programs',
    },
    {
      field: 'device',
      weight: 1.3,
      names: ['device'],
      content: device,
      why: 'opaque fingerprints, the same again and again',
    },
  ],
  gate: (context, has) =>
    has('account_ref') &&
    (has('ip_raw') || has('user_agent') || (has('device') && has('at'))) &&
    context.phones.length === 0
      ? 1
      : 0,
};

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
      content: (c, x) => (share(c, 'coin') > 0.6 ? 0.95 : plan(c, x) * 0.8),
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

export const MESSAGE: TargetRule = {
  target: 'message',
  names: ['message'],
  fields: [
    { field: 'message_ref', weight: 0.3, names: ['key'], content: is.ownKey, why: 'unique in every row' },
    {
      field: 'account_ref',
      weight: 1.2,
      names: ['account', 'agent', 'username'],
      content: is.accountReference,
      why: 'keys of accounts',
    },
    { field: 'at', weight: 0.6, names: ['at', 'created'], content: is.moment('first'), why: 'a point in time' },
    {
      field: 'subject',
      weight: 1,
      names: ['subject'],
      content: (c, x) => Math.max(is.freeText(c, x) * (longest(c, x) ? 0.6 : 1), phrases(c)),
      why: 'short text',
    },
    {
      field: 'body',
      weight: 2,
      names: ['body', 'notes'],
      content: (c, x) => is.freeText(c, x) * (longest(c, x) ? 1 : 0.7),
      why: 'text',
    },
  ],
  gate: (context, has) => {
    if (!has('body') || context.data.columns.some(isPhone)) return 0;
    const typed = context.data.columns.filter(
      (column) => is.wallet(column, context) > 0 || share(column, 'user_agent', 'password_hash') > 0.6,
    );
    return typed.length > 0 ? 0 : has('account_ref') ? 1 : has('at') ? 0.6 : 0.4;
  },
};

/** Words with blanks between them. */
function phrases(column: ColumnData): number {
  if (column.profile.number || column.profile.time || isPhone(column) || column.profile.maxLength > 120) return 0;
  const several = column.cells.filter((cell) => cell !== null && /\p{L}+ \p{L}+/u.test(cell)).length;
  return several > 0.3 * column.profile.filled ? 0.35 : 0;
}

/** The longest of the table's texts. */
function longest(column: ColumnData, { data }: TableContext): boolean {
  const mean = (other: ColumnData) => {
    const cells = other.cells.filter((cell) => cell !== null);
    return cells.reduce((total, cell) => total + cell.length, 0) / Math.max(1, cells.length);
  };
  return data.columns.every(
    (other) => other === column || is.freeText(other, { data } as TableContext) === 0 || mean(other) <= mean(column),
  );
}
