import type { ColumnData } from '../profile/profile.ts';
import * as is from './contents.ts';
import { callsMany, isPhone, share, type TableContext } from './context.ts';
import type { TargetRule } from './rule.ts';

const birth = (column: ColumnData): number => {
  const time = column.profile.time;
  if (!time || time.withTime > 0.1 || time.format.startsWith('epoch')) return 0;
  const years = (column.times ?? []).filter((ms) => ms !== undefined).map((ms) => new Date(ms!).getUTCFullYear());
  const spread = Math.max(...years) - Math.min(...years);
  return years.length > 0 && Math.min(...years) < 1985 && spread > 15 ? 0.95 : 0;
};

function address(column: ColumnData): number {
  const { profile } = column;
  if (share(column, 'user_agent', 'free_text') > 0.7 || profile.time || profile.number || isPhone(column)) return 0;
  return share(column, 'address') > 0.6 && !is.isEnumeration(column, 8) ? 0.8 : 0;
}

/** Three numbers for an account at most: its own, not those of people to be called. */
function fewPerAccount({ references, accounts, data }: TableContext): boolean {
  const reference = [...references.values()].find((candidate) => accounts.includes(candidate.key.table));
  const profile = reference ? data.columns[reference.column]!.profile : undefined;
  return profile !== undefined && profile.filled <= 3 * profile.distinct;
}

export const CONTACT: TargetRule = {
  target: 'contact',
  names: ['contact'],
  fields: [
    { field: 'contact_ref', weight: 0.3, names: ['key', 'contact'], content: is.ownKey, why: 'unique in every row' },
    {
      field: 'list_ref',
      weight: 0.5,
      names: ['list'],
      content: (c) =>
        is.isEnumeration(c, 400) && !c.profile.time && share(c, 'country', 'truth', 'person') < 0.5 ? 0.35 : 0,
      why: 'the same for many rows',
    },
    {
      field: 'account_ref',
      weight: 0.6,
      names: ['account', 'agent', 'username'],
      content: is.accountReference,
      why: 'keys of accounts',
    },
    { field: 'name', weight: 1.2, names: ['name', 'contact'], content: is.personName, why: 'names of persons' },
    {
      field: 'phone_raw',
      weight: 1.6,
      names: ['phone', 'dialled'],
      content: (c, x) => (x.phones[0] === c.profile.column ? 0.95 : isPhone(c) ? 0.5 : 0),
      why: 'phone numbers, nearly all different',
    },
    { field: 'email_raw', weight: 0.8, names: ['email'], content: is.email, why: 'e-mail addresses' },
    { field: 'address', weight: 1.4, names: ['address'], content: address, why: 'postal addresses' },
    { field: 'born_on', weight: 2, names: ['born'], content: birth, why: 'dates of persons’ birth' },
    {
      field: 'at',
      weight: 0.4,
      names: ['at', 'created', 'last_seen', 'call_date'],
      content: (c, x) => (birth(c) > 0 ? 0 : is.moment('any')(c, x)),
      why: 'a point in time',
    },
    { field: 'notes', weight: 0.4, names: ['notes', 'narrative'], content: is.freeText, why: 'free text' },
  ],
  gate: (context, has) => {
    if ((!has('phone_raw') && !has('email_raw')) || callsMany(context)) return 0;
    const person = ['name', 'address', 'born_on'].filter(has).length;
    if (person === 0 && (!has('phone_raw') || context.data.columns.length > 4 || fewPerAccount(context))) return 0;
    if (context.lengths.talk !== undefined) return 0.25;
    return has('phone_raw') ? 1.2 : 0.8;
  },
};
