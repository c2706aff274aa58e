import type { ColumnData } from '../profile/profile.ts';
import * as is from './contents.ts';
import { callsMany, isPhone, share, type TableContext } from './context.ts';
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
    {
      field: 'plan',
      weight: 0.5,
      names: ['plan'],
      content: is.plan,
      why: 'a few words, one for each kind of customer',
    },
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
    const secret = has('password_hash') || has('username') || callsMany(context) ? 1 : 0.6;
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
