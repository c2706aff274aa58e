import type { ColumnData } from '../profile/profile.ts';
import * as is from './contents.ts';
import { isPhone, share, type TableContext } from './context.ts';
import { knownNumbers } from './knowledge.ts';
import type { TargetRule } from './rule.ts';

/** Dates and not times of day: first the call, then the report of it. */
function day(which: 'call' | 'received') {
  return (column: ColumnData, { times }: TableContext): number => {
    const at = times.columns.indexOf(column.profile.column);
    if (at < 0) return 0;
    if (times.columns.length === 1) return which === 'call' ? 0.6 : 0.5;
    const last = times.columns.length - 1;
    const fits = which === 'call' ? at === 0 : at === last;
    return fits ? (times.ordered ? 0.95 : 0.6) : times.ordered ? 0.15 : 0.5;
  };
}

const distinctTails = (column: ColumnData) =>
  (column.profile.phones?.distinct ?? 0) / Math.max(1, column.profile.phones?.filled ?? 1);

/** Victims' own numbers differ; the numbers shown to them are organisations' and come back, or are withheld. */
function complaintPhone(which: 'called' | 'displayed') {
  return (column: ColumnData, { data, knowledge }: TableContext): number => {
    const phones = data.columns.filter(
      (other) => isPhone(other) || (share(other, 'phone') > 0.25 && share(other, 'phone_strong') > 0.2),
    );
    if (!phones.includes(column)) return 0;
    if (phones.length === 1) return which === 'called' ? 0.55 : 0.5;
    const rest = phones.filter((other) => other !== column);
    const lean = (other: ColumnData) =>
      knownNumbers(other, knowledge.presented) - knownNumbers(other, knowledge.dialled);
    const most = Math.max(...rest.map(lean));
    if (Math.abs(lean(column) - most) > 0.15) return lean(column) > most === (which === 'displayed') ? 1 : 0.05;
    const more = rest.every((other) => distinctTails(column) > 1.15 * distinctTails(other));
    const fewer = rest.every((other) => distinctTails(other) > 1.15 * distinctTails(column));
    if (more) return which === 'called' ? 0.95 : 0.1;
    if (fewer) return which === 'displayed' ? 0.95 : 0.1;
    return 0.5;
  };
}

export const COMPLAINT: TargetRule = {
  target: 'complaint',
  names: ['complaint'],
  fields: [
    {
      field: 'complaint_ref',
      weight: 0.5,
      names: ['key', 'complaint'],
      content: is.ownKey,
      why: 'unique in every row',
    },
    { field: 'received_on', weight: 0.8, names: ['received'], content: day('received'), why: 'the later of two dates' },
    { field: 'name', weight: 0.8, names: ['name'], content: is.personName, why: 'names of persons' },
    {
      field: 'postcode',
      weight: 1,
      names: ['postcode'],
      content: (c) => (share(c, 'postcode') > 0.9 && !c.profile.time ? (share(c, 'integer') > 0.9 ? 0.3 : 0.8) : 0),
      why: 'postcodes',
    },
    {
      field: 'called_raw',
      weight: 1.2,
      names: ['called', 'phone'],
      content: complaintPhone('called'),
      why: 'phone numbers, nearly all different',
    },
    {
      field: 'presented_raw',
      weight: 1.2,
      names: ['displayed', 'presented'],
      content: complaintPhone('displayed'),
      why: 'phone numbers that come back, some withheld',
    },
    { field: 'call_date', weight: 0.8, names: ['call_date'], content: day('call'), why: 'the earlier of two dates' },
    {
      field: 'call_time_raw',
      weight: 1.4,
      names: ['call_time'],
      content: (c) => (share(c, 'time_of_day') > 0.6 && !c.profile.time && !share(c, 'number') ? 0.95 : 0),
      why: 'times of day, exact or in words',
    },
    {
      field: 'organisation',
      weight: 1.2,
      names: ['organisation'],
      content: is.organisation,
      why: 'names of organisations',
    },
    { field: 'loss', weight: 1.2, names: ['loss', 'amount'], content: (c, x) => is.money(c, x), why: 'sums of money' },
    {
      field: 'currency',
      weight: 0.8,
      names: ['currency'],
      content: (c) => (share(c, 'currency') > 0.9 ? 0.95 : 0),
      why: 'currency codes',
    },
    {
      field: 'narrative',
      weight: 1.6,
      names: ['narrative', 'body', 'notes'],
      content: (c, x) => is.freeText(c, x),
      why: 'free text',
    },
  ],
  gate: (context, has) => {
    const told = ['narrative', 'loss', 'organisation', 'call_time_raw', 'complaint_ref'].filter(has).length;
    const call = ['called_raw', 'presented_raw', 'call_date'].filter(has).length;
    if (told < 2 || call < 1) return 0;
    // A service's own tables refer to its accounts; what the public reports does not.
    const tied = [...context.references.values()].some((reference) => reference.key.table !== context.data);
    const exact = context.lengths.talk !== undefined;
    return tied || exact ? 0.2 : 1.2;
  },
};

export const ORGANISATION_NUMBER: TargetRule = {
  target: 'organisation_number',
  names: ['organisation'],
  fields: [
    {
      field: 'organisation',
      weight: 2,
      names: ['organisation', 'name'],
      content: (c, x) => Math.max(is.organisation(c, x), namesOfBodies(c)),
      why: 'names of organisations',
    },
    {
      field: 'number_raw',
      weight: 2,
      names: ['phone', 'presented'],
      content: (c) => (share(c, 'phone') > 0.6 ? 0.95 : share(c, 'digits') > 0.9 && share(c, 'number') > 0.9 ? 0.3 : 0),
      why: 'phone numbers',
    },
    {
      field: 'region_raw',
      weight: 1,
      names: ['country'],
      content: (c) => (share(c, 'country') > 0.8 ? 0.95 : 0),
      why: 'countries',
    },
  ],
  gate: (context, has) => {
    if (!has('organisation') || !has('number_raw') || context.data.columns.length > 8) return 0;
    if (context.times.columns.length > 0 || context.lengths.talk !== undefined || context.data.profile.rows > 200_000)
      return 0;
    const bodies = context.data.columns.some((column) => share(column, 'organisation') > 0.4);
    return bodies ? 1.3 : 0.7;
  },
};

/** Titled words without digits: the last resort for a register of bodies that the word list does not know. */
function namesOfBodies(column: ColumnData): number {
  const words = column.cells.filter((cell) => cell !== null && /^\p{L}[\p{L} &.'’-]{1,60}$/u.test(cell)).length;
  return words > 0.9 * column.profile.filled && share(column, 'country') < 0.5 && column.profile.filled > 0 ? 0.45 : 0;
}

/** Words for kinds of identifiers, as agencies write them. */
const KIND_WORDS =
  /^(?:phone|tel\w*|mobile|msisdn|e-?mail|mail|wallet|btc|crypto\w*|bitcoin|ip\w*|ip address|handle|telegram|nick\w*|user\w*|device|imei|iban|domain|url|account|correo|movil|cartera|monedero|rufnummer|handy|adresse|portefeuille|courriel|telefoon\w*|toestel|apparaat|geraet|gerät|teléfono|телефон|почта|кошелек|устройство|电话|邮箱|钱包|设备|cuzdan|cüzdan|eposta|portfel|urzadzenie|urządzenie|portofel|dispozitiv|dispositivo|appareil)$/i;

function kindColumn(column: ColumnData): number {
  const values = column.profile.values;
  if (!values) return 0;
  const known = values.filter(({ value }) => KIND_WORDS.test(value)).reduce((sum, { count }) => sum + count, 0);
  return known > 0.4 * column.profile.filled ? 0.95 : is.isEnumeration(column, 12) ? 0.25 : 0;
}

const IDENTIFIERS = ['email', 'wallet', 'phone_strong', 'ip', 'handle', 'hex32', 'uuid'] as const;

/** Identifiers of several kinds in one column. */
function mixed(column: ColumnData): number {
  const shares = IDENTIFIERS.map((kind) => column.profile.kinds[kind] ?? 0);
  const total = shares.reduce((a, b) => a + b, 0);
  const kinds = shares.filter((value) => value > 0.02).length;
  return total > 0.5 && kinds >= 2 ? 0.95 : total > 0.7 ? 0.6 : 0;
}

function label(column: ColumnData, { own }: TableContext): number {
  const { profile } = column;
  if (mixed(column) > 0 || kindColumn(column) > 0.5 || profile.time || share(column, 'free_text') > 0.5) return 0;
  return own?.column === profile.column ? 0.5 : 0.4;
}

export const KNOWN_IDENTIFIER: TargetRule = {
  target: 'known_identifier',
  names: ['operation', 'value'],
  fields: [
    {
      field: 'operation',
      weight: 1,
      names: ['operation'],
      content: (c, x) => (c.profile.distinct > 12 || !is.isEnumeration(c, 12) ? label(c, x) + 0.2 : label(c, x)),
      why: 'names or numbers of cases',
    },
    {
      field: 'agency',
      weight: 1,
      names: ['agency', 'organisation'],
      content: (c, x) => (is.isEnumeration(c, 60) ? label(c, x) + 0.2 : 0),
      why: 'few names, the same again and again',
    },
    { field: 'kind_raw', weight: 1.6, names: ['kind'], content: kindColumn, why: 'words for kinds of identifiers' },
    {
      field: 'value_raw',
      weight: 2.5,
      names: ['value', 'phone', 'email', 'wallet'],
      content: mixed,
      why: 'identifiers of several kinds in one column',
    },
  ],
  gate: (context, has) => {
    if (!has('value_raw') || context.data.columns.length > 12 || context.lengths.talk !== undefined) return 0;
    const kinds = context.data.columns.some((column) => kindColumn(column) > 0.9);
    const several = context.data.columns.some((column) => mixed(column) > 0.9);
    return kinds && several ? 1.5 : several || (kinds && has('operation')) ? 1.1 : 0;
  },
};
