import type { ColumnData } from '../profile/profile.ts';
import { type Question, truthOf } from './booleans.ts';
import { callsMany, isPhone, share, type TableContext } from './context.ts';
import { knownOrganisations } from './knowledge.ts';

/** Content tests that several targets share. Each gives 0 (ruled out) to 1 (hardly anything else looks like this). */

type Content = (column: ColumnData, context: TableContext) => number;

export const ownKey: Content = (column, { own }) => (own && own.column === column.profile.column ? 1 : 0);

/** A reference to a table of accounts, by its key or by a username, peer or extension. */
export const accountReference: Content = (column, context) => {
  const reference = context.references.get(column.profile.column);
  if (reference && context.accounts.includes(reference.key.table)) {
    return reference.key.table === context.data ? 0 : 0.6 + 0.4 * reference.confidence;
  }
  if (reference || context.accounts.length > 0) return 0;
  const { profile } = column;
  const narrow = profile.distinct >= 2 && profile.distinct <= profile.filled / 2;
  const plain =
    share(column, 'username', 'integer', 'uuid', 'object_id', 'email') > 0.9 && !isPhone(column) && !profile.time;
  return narrow && plain ? 0.4 : 0;
};

export const callReference: Content = (column, context) => {
  const reference = context.references.get(column.profile.column);
  return reference && context.calls.includes(reference.key.table) ? 0.6 + 0.4 * reference.confidence : 0;
};

/** A point in time at place `which` of those the table has. */
export function moment(which: 'first' | 'last' | 'any'): Content {
  return (column, { times }) => {
    const at = times.columns.indexOf(column.profile.column);
    if (at < 0 || (column.profile.time?.withTime ?? 0) < 0.3) return at < 0 ? 0 : 0.35;
    if (which === 'any') return 0.75;
    if (times.columns.length === 1) return which === 'first' ? 0.85 : 0.3;
    const wanted = which === 'first' ? 0 : times.columns.length - 1;
    return at === wanted ? 0.95 : times.ordered ? 0.3 : 0.45;
  };
}

export const email: Content = (column) => (share(column, 'email') > 0.6 ? 1 : 0);
export const ip: Content = (column) => (share(column, 'ip') > 0.6 ? 1 : 0);
export const phone: Content = (column) => (isPhone(column) ? 0.95 : 0);
/** An account's own number: bare digits may be any number that the service gave out, so those need a name. */
export const ownPhone: Content = (column, context) => {
  if (!isPhone(column)) return 0;
  const marked = column.cells.filter((cell) => cell !== null && /^(?:\+|\(|0)|\d[ -]\d/.test(cell)).length;
  if (marked > 0.3 * column.profile.filled) return 0.95;
  // Who is known by nothing but a line, one to each, is an operator's subscriber.
  const line = share(column, 'phone_strong') > 0.9 && column.profile.distinct > 0.7 * column.profile.filled;
  return line && callsMany(context) ? 0.75 : 0.5;
};
export const wallet: Content = (column) => (share(column, 'wallet') > 0.6 && share(column, 'hex32') < 0.6 ? 1 : 0);

export const personName: Content = (column) => {
  if (share(column, 'person') < 0.6 || isEnumeration(column, 6)) return 0;
  return column.profile.distinct > Math.min(25, 0.15 * column.profile.filled) ? 0.85 : 0.35;
};

/** Few names, many rows, bodies that get impersonated. */
export const organisation: Content = (column, { knowledge }) => {
  if (knownOrganisations(column, knowledge) > 0.3) return 0.95;
  const known = share(column, 'organisation');
  if (known < 0.25 || share(column, 'email', 'ip') > 0.3)
    return share(column, 'person', 'username') > 0.4 && column.profile.distinct < column.profile.filled / 3 ? 0.2 : 0;
  return known > 0.6 ? 0.9 : 0.65;
};

export const freeText: Content = (column) => {
  const text = share(column, 'free_text');
  const { profile } = column;
  if (share(column, 'user_agent') > 0.5 || profile.time || profile.number) return 0;
  if (text > 0.5) return 0.9;
  if (text > 0.08 && profile.maxLength > 20) return 0.57;
  if (isEnumeration(column, 8) || profile.maxLength <= 12) return 0;
  const typed = share(column, 'person', 'organisation', 'address', 'email', 'handle', 'phone') > 0.5;
  const several = column.cells.filter((cell) => cell !== null && /\p{L}+ \p{L}+/u.test(cell)).length;
  return !typed && several > 0.3 * profile.filled ? 0.57 : 0.2;
};

/** At most `most` different values, several times each. */
export function isEnumeration(column: ColumnData, most: number): boolean {
  const { profile } = column;
  return profile.distinct > 0 && profile.distinct <= most && profile.filled >= 2 * profile.distinct;
}

/** A state in words or small numbers. */
export const status: Content = (column) => {
  if (!isEnumeration(column, 12) || column.profile.time) return 0;
  // "no" is Norway, too: a few short words are countries only when they are more than yes and no.
  const country = share(column, 'country') > 0.9 && column.profile.distinct > 2;
  if (country || share(column, 'coin', 'currency', 'channel') > 0.5) return 0;
  return share(column, 'organisation', 'ip', 'email') > 0.5 ? 0 : 0.45;
};

export const truth: Content = (column, context) =>
  share(column, 'truth') > 0.95 && isEnumeration(column, 3) ? 0.5 : status(column, context) * 0.8;

/** Money: decimals or round sums; never a key. */
export const money: Content = (column, { own, references }) => {
  const { profile } = column;
  if (!profile.number || profile.time || own?.column === profile.column || references.has(profile.column)) return 0;
  if (share(column, 'ip') > 0.3 || isPhone(column) || isEnumeration(column, 2)) return 0;
  if (share(column, 'money_sign') > 0.5) return 0.9;
  if (profile.number.decimals > 2 && profile.number.max < 1000) return 0.45;
  return profile.number.pointed > 0.5 ? 0.75 : 0.3;
};

/** A state whose texts say yes and no to the question. */
export function outcome(question: Question): Content {
  return (column, context) => {
    const base = status(column, context);
    if (base === 0) return 0;
    if (share(column, 'truth') > 0.95)
      return question === 'answered' || question === 'banned' ? base : onlyTruth(column, context, question);
    const { yes, no } = truthOf(column, question);
    return yes.length > 0 && no.length > 0 ? 0.85 : yes.length > 0 ? 0.6 : base;
  };
}

/** The only yes-or-no of its table; of payments most arrive. */
function onlyTruth(column: ColumnData, { data }: TableContext, question: Question): number {
  const others = data.columns.filter(
    (other) => other !== column && share(other, 'truth') > 0.95 && isEnumeration(other, 3),
  );
  const yes = column.cells.filter((cell) => cell !== null && /^(?:1|t|y|true|yes)$/i.test(cell)).length;
  const usual = question !== 'confirmed' || yes >= 0.6 * column.profile.filled;
  return others.length === 0 && usual && column.profile.distinct === 2 ? 0.6 : 0.45;
}

/** A word that says which kind of customer: few values, not a country, not a state of 0 and 1. */
export function plan(column: ColumnData, context: TableContext): number {
  return status(column, context) === 0 || share(column, 'truth') > 0.9 || (column.profile.kinds.number ?? 0) > 0.9
    ? 0
    : 0.5;
}
