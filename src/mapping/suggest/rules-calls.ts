import type { ColumnData, TableData } from '../profile/profile.ts';
import * as is from './contents.ts';
import { isPhone, isSeconds, share, type TableContext } from './context.ts';
import type { TargetRule } from './rule.ts';

const tails = (column: ColumnData) => column.profile.phones?.distinct ?? 0;

/** Victims are many and different; the numbers shown to them are few and used again and again. */
function dialled(column: ColumnData, { phones, data }: TableContext): number {
  if (!isPhone(column)) return 0;
  if (phones.length === 1) return 0.95;
  const first = data.columns[phones[0]!]!;
  if (column === first) return tails(data.columns[phones[1]!]!) < 0.7 * tails(first) ? 1 : 0.65;
  return tails(column) > 0.8 * tails(first) ? 0.6 : 0.15;
}

function presented(column: ColumnData, { phones, data }: TableContext): number {
  const hidden = share(column, 'phone') >= 0.25 && (column.profile.kinds.phone_strong ?? 0) >= 0.2;
  if ((!isPhone(column) && !hidden) || phones.length === 0) return 0;
  if (phones.length === 1) return phones[0] === column.profile.column ? 0.3 : 0.7;
  const most = tails(data.columns[phones[0]!]!);
  if (column.profile.column === phones[0]) return tails(data.columns[phones[1]!]!) < 0.7 * most ? 0.1 : 0.5;
  return tails(column) < 0.7 * most ? 0.9 : 0.6;
}

function length(which: 'duration' | 'talk') {
  return (column: ColumnData, { lengths, data, references }: TableContext): number => {
    const at = column.profile.column;
    if (references.has(at)) return 0;
    if (lengths.duration === at) return which === 'duration' ? 1 : 0.05;
    if (lengths.talk === at) return which === 'talk' ? 1 : 0.05;
    const clock = share(column, 'clock') > 0.9 && data.columns.some((other) => other.profile.time);
    if (!isSeconds(column, data) && !clock) return 0;
    if (lengths.talk !== undefined) return 0.15;
    // One length alone: with zeros it is conversation (nobody answered); without, it may be either, and conversation is what counts.
    if (isShorter(column, data)) return 0;
    const zeros = column.profile.number?.zeros ?? 0;
    if (zeros > 0.05) return which === 'talk' ? 0.8 : 0.45;
    return which === 'talk' ? 0.6 : 0.6;
  };
}

/** Of two lengths of which neither contains the other, the one that is often shorter is neither the whole call nor talk: ringing, waiting. */
function isShorter(column: ColumnData, data: TableData): boolean {
  return data.columns.some((other) => {
    if (other === column || !isSeconds(other, data) || (other.profile.number?.zeros ?? 0) <= 0.05) return false;
    const talked = column.numbers?.map((own, i) => [own, other.numbers?.[i]] as const) ?? [];
    const known = talked.filter(([own, talk]) => own !== undefined && talk !== undefined && talk > 0);
    return known.filter(([own, talk]) => own! < talk!).length > 0.2 * known.length;
  });
}

function disposition(column: ColumnData, context: TableContext): number {
  const words = is.outcome('answered')(column, context);
  const told = words === 0 ? undefined : toldByTalk(column, context);
  if (told !== undefined && told > 0.8) return 0.97;
  // Numbers that conversation has nothing to do with are no outcomes: 0 and 1 are lines, servers, campaigns, too.
  if (told !== undefined && told < 0.3 && share(column, 'integer') > 0.95) return 0.2;
  if (words > 0.7) return words;
  return words === 0 || share(column, 'truth') === 1 ? words * 0.8 : 0.6;
}

/** Share of the rows whose value says whether there was conversation: always or never. Undefined where no length tells. */
function toldByTalk(column: ColumnData, { lengths, data }: TableContext): number | undefined {
  const talk = lengths.talk === undefined ? undefined : data.columns[lengths.talk]?.numbers;
  if (!talk) return undefined;
  const counts = new Map<string, { rows: number; talked: number }>();
  for (const [row, cell] of column.cells.entries()) {
    if (cell === null || talk[row] === undefined) continue;
    const one = counts.get(cell) ?? { rows: 0, talked: 0 };
    counts.set(cell, { rows: one.rows + 1, talked: one.talked + (talk[row] > 0 ? 1 : 0) });
  }
  const all = [...counts.values()];
  const of = (some: typeof all) => some.reduce((sum, { rows }) => sum + rows, 0);
  const yes = of(all.filter(({ rows, talked }) => talked >= 0.9 * rows));
  const no = of(all.filter(({ rows, talked }) => talked <= 0.1 * rows));
  return yes === 0 || no === 0 ? 0 : (yes + no) / of(all);
}

function trunk(column: ColumnData, context: TableContext): number {
  if (share(column, 'channel') > 0.6) return 0.95;
  if (isEnumerationWord(column)) return 0.35;
  return isNumberedLine(column, context) ? 0.57 : 0;
}

const isEnumerationWord = (column: ColumnData) =>
  is.isEnumeration(column, 60) && share(column, 'number', 'phone', 'organisation', 'country') < 0.5;

/** Small whole numbers, each of them common, that change from call to call of an account and tell nothing of its outcome. */
function isNumberedLine(column: ColumnData, context: TableContext): boolean {
  const { profile, cells } = column;
  if (share(column, 'integer') < 0.98 || !is.isEnumeration(column, 60) || profile.distinct < 3) return false;
  if (context.references.has(profile.column) || (profile.number?.max ?? 0) > 999 || profile.time) return false;
  if ((toldByTalk(column, context) ?? 1) > 0.1 || profile.filled < 0.5 * profile.sampled) return false;
  const rarest = Math.min(
    ...[
      ...Map.groupBy(
        cells.filter((cell) => cell !== null),
        (cell) => cell,
      ).values(),
    ].map((some) => some.length),
  );
  if (rarest < 0.003 * profile.filled) return false;
  const account = [...context.references.values()].find(({ key }) => context.accounts.includes(key.table));
  if (!account) return false;
  const keys = context.data.columns[account.column]!.cells;
  const lines = new Map<string, (string | null)[]>();
  for (const [row, key] of keys.entries())
    if (key !== null) lines.set(key, [...(lines.get(key) ?? []), cells[row] ?? null]);
  const busy = [...lines.values()].filter((own) => own.length >= 10);
  return busy.length > 0 && busy.filter((own) => new Set(own).size > 1).length > 0.4 * busy.length;
}

function middle(column: ColumnData, { times }: TableContext): number {
  const at = times.columns.indexOf(column.profile.column);
  if (at < 0) return 0;
  if (times.columns.length >= 3) return at > 0 && at < times.columns.length - 1 ? 0.9 : 0.1;
  return at === 1 && column.profile.filled < 0.95 * column.profile.sampled ? 0.7 : 0.2;
}

function ended(column: ColumnData, context: TableContext): number {
  const { times, data, lengths } = context;
  const at = times.columns.indexOf(column.profile.column);
  if (at <= 0) return 0;
  const total = data.columns[lengths.duration ?? lengths.talk ?? -1]?.numbers;
  const start = data.columns[times.columns[0]!]!.times!;
  if (total) {
    const gaps = column.times!.map((end, i) =>
      end === undefined || start[i] === undefined || total[i] === undefined
        ? undefined
        : (end - start[i]!) / 1000 - total[i]!,
    );
    const known = gaps.filter((gap) => gap !== undefined);
    if (known.filter((gap) => Math.abs(gap) <= 2).length > 0.8 * known.length && known.length > 0) return 1;
    return lengths.duration === undefined ? is.moment('last')(column, context) * 0.7 : 0.2;
  }
  return is.moment('last')(column, context) * 0.8;
}

export const CALL: TargetRule = {
  target: 'call',
  names: ['call'],
  fields: [
    { field: 'call_ref', weight: 0.3, names: ['key', 'call'], content: is.ownKey, why: 'unique in every row' },
    {
      field: 'account_ref',
      weight: 1,
      names: ['account', 'agent', 'username', 'extension'],
      content: is.accountReference,
      why: 'keys of accounts',
    },
    {
      field: 'unique_ref',
      weight: 1.2,
      names: ['uniqueid'],
      content: (c) => (share(c, 'uniqueid') > 0.8 ? 1 : share(c, 'uuid') > 0.9 ? 0.4 : 0),
      why: 'ids that begin with Unix time, as an exchange makes them',
    },
    {
      field: 'started_at',
      weight: 1.2,
      names: ['started', 'at', 'call_date'],
      content: is.moment('first'),
      why: 'the earliest time of the row',
    },
    {
      field: 'answered_at',
      weight: 0.6,
      names: ['answered_at'],
      content: middle,
      why: 'a time between start and end, missing in some rows',
    },
    { field: 'ended_at', weight: 0.8, names: ['ended'], content: ended, why: 'the latest time of the row' },
    {
      field: 'dialled_raw',
      weight: 2,
      names: ['dialled', 'phone', 'target'],
      content: dialled,
      why: 'phone numbers, nearly all different',
    },
    {
      field: 'presented_raw',
      weight: 1.2,
      names: ['presented'],
      content: presented,
      why: 'few phone numbers, the same again and again',
    },
    {
      field: 'presented_name',
      weight: 0.6,
      names: ['presented_name', 'organisation'],
      content: is.organisation,
      why: 'names of organisations',
    },
    {
      field: 'duration_s',
      weight: 1.2,
      names: ['duration'],
      content: length('duration'),
      why: 'seconds, the longer of two lengths',
    },
    {
      field: 'talk_s',
      weight: 1.5,
      names: ['talk', 'duration'],
      content: length('talk'),
      why: 'seconds, never more than the whole call, zero in many rows',
    },
    {
      field: 'disposition',
      weight: 0.8,
      names: ['disposition'],
      content: disposition,
      why: 'a few words, one for each outcome',
    },
    { field: 'trunk', weight: 0.8, names: ['trunk'], content: trunk, why: 'names of lines' },
    { field: 'ip_raw', weight: 0.5, names: ['ip'], content: is.ip, why: 'IP addresses' },
    {
      field: 'digits',
      weight: 0.4,
      names: ['digits', 'code'],
      content: (c) => digits(c),
      why: 'short runs of digits, in few rows',
    },
    {
      field: 'cost',
      weight: 0.5,
      names: ['cost', 'amount'],
      content: (c, x) => is.money(c, x),
      why: 'small sums of money',
    },
  ],
  gate: (context, has) => {
    if (!has('dialled_raw')) return 0;
    const length = has('talk_s') || has('duration_s');
    const time = has('started_at') || has('unique_ref');
    if (!time && !length) return 0;
    // Who has an e-mail address or a password is a person or an account, not a call.
    const person = context.data.columns.some((column) => share(column, 'email', 'password_hash') > 0.6);
    if (person && !length) return 0.3;
    return length && time
      ? 1.15
      : length || has('ended_at') || has('disposition')
        ? 0.85
        : context.references.size > 0 && has('presented_raw')
          ? 0.6
          : 0.3;
  },
};

function digits(column: ColumnData): number {
  const { profile } = column;
  if (share(column, 'digits') < 0.95 || isPhone(column) || profile.maxLength > 32 || profile.time) return 0;
  const sparse = profile.filled < 0.5 * profile.sampled;
  return share(column, 'code') > 0.7 && sparse ? 0.85 : sparse && profile.distinct > 1 ? 0.4 : 0;
}
