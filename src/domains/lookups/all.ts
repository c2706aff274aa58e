import { count, flag, moment, OF_SUSPECT, OF_VICTIM, share, text } from '../../model/columns.ts';
import { defineSqlStep, type SqlStep } from '../../pipeline/step.ts';

const here = import.meta.url;
const place = (of: string) => count('place', `Row of ${of}, from 0`);

/** Where rows of long tables are found: nobody reads them but the statements that look something up. */
const PLACES = [
  defineSqlStep(here, 'tables/number.sql', {
    name: 'lookup.number',
    purpose: 'Where a number is found by its digits, or by a part of them',
    reads: ['number'],
    table: {
      name: 'lookup.number',
      row: 'a dialled number',
      key: ['place'],
      columns: [
        place('`number`'),
        count('digits', 'The number as a whole number; empty when it could not be resolved', OF_VICTIM),
        text('spelled', 'number_id of the others', OF_VICTIM),
        text('region', 'Country of the number'),
        flag('victim', 'Its class is victim'),
        count('calls', 'Calls to the number'),
        count('runs', 'Bits of the runs of three digits that it has; all bits where it has no digits', OF_VICTIM),
      ],
    },
  }),
  defineSqlStep(here, 'tables/call.sql', {
    name: 'lookup.call',
    purpose: 'Where calls are found by the number dialled',
    reads: ['canonical.call'],
    table: {
      name: 'lookup.call',
      row: 'a call to a number that could be resolved',
      key: ['place'],
      columns: [count('digits', 'Dialled number as a whole number', OF_VICTIM), place('`canonical.call`')],
    },
  }),
  defineSqlStep(here, 'tables/number-scene.sql', {
    name: 'lookup.number_scene',
    purpose: 'Where the scenes of a number are found',
    reads: ['scene'],
    table: {
      name: 'lookup.number_scene',
      row: 'a scene',
      key: ['place'],
      columns: [text('number_id', 'The number', OF_VICTIM), place('`scene`')],
    },
  }),
  defineSqlStep(here, 'tables/account-scene.sql', {
    name: 'lookup.account_scene',
    purpose: 'Where the scenes of an account are found',
    reads: ['scene'],
    table: {
      name: 'lookup.account_scene',
      row: 'an account of a scene',
      key: ['account_ref', 'place'],
      columns: [text('account_ref', 'Account'), place('`scene`'), count('talk_s', 'Talk time of the scene, seconds')],
    },
  }),
];

/** What identifies accounts, for people who may see everything. */
const IDENTIFIERS = [
  defineSqlStep(here, 'tables/identifier.sql', {
    name: 'lookup.identifier',
    purpose: 'Where a value that identifies accounts is found by a part of it',
    reads: ['work.identifier'],
    table: {
      name: 'lookup.identifier',
      row: 'a value',
      key: ['kind', 'value'],
      columns: [
        text('kind', 'wallet, deposit, ip, device, phone, email or handle'),
        text('value', 'Canonical spelling', OF_SUSPECT),
        text('folded', 'The same without case and accents', OF_SUSPECT),
        count('accounts', 'Accounts that used it'),
      ],
    },
  }),
  defineSqlStep(here, 'tables/account-identifier.sql', {
    name: 'lookup.account_identifier',
    purpose: 'What each account used, with how many accounts share it',
    reads: ['work.account_identifier', 'work.identifier'],
    table: {
      name: 'lookup.account_identifier',
      row: 'an account and a value it used',
      key: ['account_ref', 'kind', 'value'],
      columns: [
        text('account_ref', 'Account'),
        text('kind', 'Kind of value'),
        text('value', 'Canonical spelling', OF_SUSPECT),
        count('uses', 'Rows that show it'),
        count('accounts', 'Accounts that used it'),
        flag('hub', 'Too many share it for it to say who is who'),
        share('one_person', 'That accounts with the value are one person'),
      ],
    },
  }),
];

/** Sums over long tables: whoever does not see all rows of these tables is given the sum of those that they see. */
export const SUMS: readonly SqlStep[] = [
  defineSqlStep(here, 'tables/account-day.sql', {
    name: 'lookup.account_day',
    purpose: 'Calls of each account by day',
    reads: ['canonical.call'],
    table: {
      name: 'lookup.account_day',
      row: 'an account on a day on which it called',
      key: ['account_ref', 'day'],
      columns: [
        text('account_ref', 'Account'),
        { name: 'day', type: 'DATE', about: 'Day, UTC' },
        count('calls', 'Calls that began on it'),
        count('long_calls', 'Those with more than a minute of talk'),
      ],
    },
  }),
  defineSqlStep(here, 'tables/quarter.sql', {
    name: 'lookup.quarter',
    purpose: 'Calls and victims by quarter of an hour',
    reads: ['canonical.call', 'victim'],
    table: {
      name: 'lookup.quarter',
      row: 'a quarter of an hour',
      key: ['moment'],
      columns: [
        moment('moment', 'When it begins, UTC'),
        count('calls', 'Calls that began in it'),
        count('victims', 'Victims whose first call began in it'),
      ],
    },
  }),
  defineSqlStep(here, 'tables/operator-victim.sql', {
    name: 'lookup.operator_victim',
    purpose: 'The victims of each operator',
    reads: ['scene', 'victim'],
    table: {
      name: 'lookup.operator_victim',
      row: 'an operator and a victim',
      key: ['operator_id', 'number_id'],
      columns: [
        text('operator_id', 'Operator'),
        text('number_id', 'The victim', OF_VICTIM),
        text('region', 'Country of the victim'),
        count('calls', "Calls of the operator's scenes with the victim"),
        count('talk_s', 'Talk time of these, seconds'),
        count('stages', 'Most identities in turn in one of them'),
        count('codes_captured', 'Codes captured in them'),
        text('care', 'Reasons why the victim may need care first'),
        moment('first_at', 'First call of them, UTC'),
      ],
    },
  }),
];

/** Tables that only make looking things up quick. All that they say is in the tables they are made of. */
export const LOOKUPS: readonly SqlStep[] = [...PLACES, ...IDENTIFIERS, ...SUMS];
