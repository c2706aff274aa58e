import * as is from './contents.ts';
import { share } from './context.ts';
import type { TargetRule } from './rule.ts';

/** Identifiers of accounts kept in a table of their own: one more row for the account, with that field alone. */
export const SATELLITE: TargetRule = {
  target: 'account',
  names: ['wallet', 'device', 'phone', 'email', 'handle', 'account'],
  fields: [
    {
      field: 'account_ref',
      weight: 1.2,
      names: ['account', 'agent', 'username'],
      content: is.accountReference,
      why: 'keys of accounts',
    },
    { field: 'wallet_raw', weight: 1.2, names: ['wallet', 'to_wallet'], content: is.wallet, why: 'wallet addresses' },
    { field: 'phone_raw', weight: 1.2, names: ['phone'], content: is.phone, why: 'phone numbers' },
    { field: 'email_raw', weight: 1.2, names: ['email'], content: is.email, why: 'e-mail addresses' },
    {
      field: 'handle_raw',
      weight: 1.2,
      names: ['handle'],
      content: (c) => (share(c, 'handle') > 0.5 ? 1 : 0),
      why: 'messenger handles or links',
    },
    {
      field: 'device',
      weight: 1.2,
      names: ['device'],
      content: (c) => (share(c, 'hex32', 'uuid') > 0.9 ? 0.7 : 0),
      why: 'opaque fingerprints',
    },
    { field: 'signup_ip_raw', weight: 0.8, names: ['ip'], content: (c, x) => is.ip(c, x) * 0.8, why: 'IP addresses' },
    {
      field: 'created_at',
      weight: 0.3,
      names: ['created', 'at'],
      content: (c, x) => is.moment('first')(c, x) * 0.7,
      why: 'a point in time',
    },
  ],
  gate: (context, has) => {
    const identifiers = ['wallet_raw', 'phone_raw', 'email_raw', 'handle_raw', 'device'].filter(has).length;
    const reference = [...context.references.values()].some(
      (candidate) => context.accounts.includes(candidate.key.table) && candidate.key.table !== context.data,
    );
    if (!has('account_ref') || identifiers === 0 || !reference || context.data.columns.length > 7) return 0;
    return context.lengths.talk === undefined && context.data.columns.every((column) => is.money(column, context) < 0.6)
      ? 0.9
      : 0;
  },
};
