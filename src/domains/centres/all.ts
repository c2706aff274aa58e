import { count, flag, moment, OF_SUSPECT, OF_VICTIM, share, text } from '../../model/columns.ts';
import { defineSqlStep, type Step } from '../../pipeline/step.ts';
import { centreDesk, centreSeat, operatorCaller } from './callers.ts';
import { centreAccount } from './centre-account.ts';
import {
  CENTRE_PARAMETERS,
  HAND_OVER_PARAMETERS,
  IGNORED_PARAMETERS,
  PRESENCE_PARAMETERS,
  WORKPLACE_PARAMETERS,
} from './parameters.ts';

const here = import.meta.url;

const presence = defineSqlStep(here, 'tables/presence.sql', {
  name: 'work.presence',
  purpose: 'When and where each account worked, by the hour',
  reads: ['canonical.call', 'canonical.login', 'work.ip_network'],
  parameters: PRESENCE_PARAMETERS,
  table: {
    name: 'work.presence',
    row: 'an account or agent at a place in an hour',
    key: ['account_ref', 'agent_ref', 'kind', 'place', 'hour'],
    columns: [
      text('account_ref', 'Account'),
      text('agent_ref', 'Agent or extension; empty where the account is who spoke'),
      text('kind', 'address or list'),
      text('place', 'Address, block of addresses or list; empty when unknown', OF_SUSPECT),
      count('hour', 'Hours since 1970, UTC'),
      count('calls', 'Calls that began in the hour; 0: signed in only'),
    ],
  },
});

const workplace = defineSqlStep(here, 'tables/workplace.sql', {
  name: 'work.workplace',
  purpose: 'How places that several accounts share were used: a room, or a line that strangers share',
  reads: ['work.presence', 'work.operator_account', 'work.hand_over'],
  parameters: WORKPLACE_PARAMETERS,
  table: {
    name: 'work.workplace',
    row: 'a place that several accounts used',
    key: ['kind', 'place'],
    columns: [
      text('kind', 'address or list'),
      text('place', 'Address, block of addresses or list', OF_SUSPECT),
      count('accounts', 'Accounts'),
      count('operators', 'Operators'),
      count('cells', 'Account-hours'),
      count('calls', 'Calls'),
      count('first_hour', 'First hour, since 1970'),
      count('last_hour', 'Last hour'),
      count('days_together', 'Days on which two accounts or more worked there in the same hour'),
      count('dedicated', 'Of the work of its accounts while they used it, per mille that lies here'),
      count('together', 'Account-hours in company, per mille'),
      count('lift', 'Meetings against those that chance would make, per mille'),
      count('density', 'Account-hours of those possible in a week that saw the account, per mille'),
      count('in_shift', 'Account-hours in the best part of the day, per mille'),
      count('steady', 'Days worked of the days between the first and the last, per mille'),
      count('handed', 'Accounts that handed people to another of the place, per mille'),
      count(
        'gathered',
        'Evidence that its operators did not come there by chance all in so short a time; hundredths, 0 to 300',
      ),
      count('evidence', 'Hundredths of a natural log-odds that it is one room'),
    ],
  },
});

const accountSeat = defineSqlStep(here, 'tables/account-seat.sql', {
  name: 'work.account_seat',
  purpose: 'How many named agents worked through one account at the same time',
  reads: ['work.presence'],
  parameters: IGNORED_PARAMETERS,
  table: {
    name: 'work.account_seat',
    row: 'an account with agents',
    key: ['account_ref'],
    columns: [
      text('account_ref', 'Account'),
      count('agents', 'Different agents'),
      count('agents_at_once', 'Agents in one hour; nine of ten hours have no more'),
    ],
  },
});

const handOver = defineSqlStep(here, 'tables/hand-over.sql', {
  name: 'work.hand_over',
  purpose: 'How many people each two accounts handed to each other',
  reads: ['number', 'canonical.call', 'work.presence', 'work.operator_account'],
  parameters: HAND_OVER_PARAMETERS,
  table: {
    name: 'work.hand_over',
    row: 'two accounts',
    key: ['account_a', 'account_b'],
    columns: [
      text('account_a', 'Account'),
      text('account_b', 'Another, later in the alphabet'),
      count('numbers', 'Numbers that one called soon after the other, or took over while they were called'),
      count('common', 'Numbers that one called next after the other, however much later, or took over'),
      count('transferred', 'Of them, whose call was passed from one to the other while it went on'),
      count('late', 'Numbers that one called next after the other, too late to be a hand-over, yet within some weeks'),
    ],
  },
});

const centreHour = defineSqlStep(here, 'tables/centre-hour.sql', {
  name: 'work.centre_hour',
  purpose: 'How many people worked at each centre in each hour',
  reads: ['work.presence', 'work.centre_account', 'work.centre_place'],
  table: {
    name: 'work.centre_hour',
    row: 'an hour of a centre',
    key: ['centre_id', 'hour'],
    columns: [
      text('centre_id', 'Centre'),
      count('hour', 'Hours since 1970, UTC'),
      count('people', 'Agents where they are named, else accounts'),
      count('calls', 'Calls that began in the hour'),
    ],
  },
});

const centreShift = defineSqlStep(here, 'tables/centre-shift.sql', {
  name: 'work.centre_shift',
  purpose: 'When each centre works, by weekday and hour of its own clock',
  reads: ['work.centre_hour', 'work.centre_place', 'work.ip_network', 'work.region_zone'],
  table: {
    name: 'work.centre_shift',
    row: 'a weekday and hour of a centre',
    key: ['centre_id', 'weekday', 'hour'],
    columns: [
      text('centre_id', 'Centre'),
      text('zone', 'Zone of its clock, IANA name'),
      count('weekday', '1 Monday to 7 Sunday'),
      count('hour', 'Hour of the day'),
      count('hours', 'Such hours in which it worked'),
      count('people', 'People in them, added up'),
      count('calls', 'Calls in them'),
    ],
  },
});

const callCentre = defineSqlStep(here, 'tables/call-centre.sql', {
  name: 'call_centre',
  purpose: 'Accounts, agents, lines and addresses that work as one place',
  reads: [
    'work.centre_account',
    'work.centre_place',
    'work.centre_shift',
    'work.account_seat',
    'work.centre_seat',
    'work.centre_desk',
    'work.operator_caller',
    'work.hand_over',
    'work.workplace',
    'work.presence',
    'work.ip_network',
    'work.operator_account',
    'canonical.call',
    'victim',
  ],
  parameters: {
    ...IGNORED_PARAMETERS,
    shift_hours: WORKPLACE_PARAMETERS.shift_hours,
    centre_min_seats: CENTRE_PARAMETERS.centre_min_seats,
    centre_callers: CENTRE_PARAMETERS.centre_callers,
    centre_most: CENTRE_PARAMETERS.centre_most,
    centre_pair_most: CENTRE_PARAMETERS.centre_pair_most,
    centre_meetings: CENTRE_PARAMETERS.centre_meetings,
    centre_transfers: CENTRE_PARAMETERS.centre_transfers,
    centre_company: CENTRE_PARAMETERS.centre_company,
    place_steady: CENTRE_PARAMETERS.place_steady,
  },
  table: {
    name: 'call_centre',
    row: 'a place at which several people work',
    key: ['centre_id'],
    columns: [
      text('centre_id', 'cc- and 10 hex digits; stable while its smallest account stays'),
      count('accounts', 'Accounts that work there'),
      text('account_refs', 'They, ;-separated'),
      count('operators', 'Operators behind them'),
      count('agents', 'Agents or extensions named in its calls'),
      count(
        'seats',
        'People at work on a day, or talking at the same moment behind one account; nine of ten calls fall on days with no more',
      ),
      text('shift_plan', 'Weekdays with the hours at work, on the clock named'),
      text('addresses', 'IP addresses or blocks it works from, ;-separated', OF_SUSPECT),
      text('network', 'Network of its main address, CIDR'),
      text('organisation', 'Who runs that network'),
      text('country', 'Where it is registered, ISO 3166-1 alpha-2'),
      text('trunks', 'Outgoing lines of its calls, ;-separated'),
      text('contact_lists', 'Call lists it worked, ;-separated'),
      moment('first_at', 'First call, UTC'),
      moment('last_at', 'Last call, UTC'),
      count('calls', 'Calls of its accounts'),
      count('victims', 'Victims among the numbers they called'),
      share('probability', 'That its accounts work as one place'),
      text('reasons', 'Why, in words'),
      text('operator_ids', 'Operators, ;-separated'),
      text('time_zone', 'Zone of the shift plan'),
    ],
  },
});

const contactMatch = defineSqlStep(here, 'tables/contact-match.sql', {
  name: 'contact_match',
  purpose: 'Entries of call lists against the calls; those never called are people to warn',
  reads: ['canonical.contact', 'canonical.call', 'number'],
  table: {
    name: 'contact_match',
    row: 'an entry of a call list',
    key: ['exhibit', 'source_table', 'source_row'],
    columns: [
      text('contact_ref', "The service's own key of the entry"),
      text('number', 'Its number in E.164; empty when it could not be resolved', OF_VICTIM),
      text('number_id', 'The number, or raw: and the digits where it could not be resolved', OF_VICTIM),
      text('list_ref', 'List or campaign'),
      text('account_ref', 'Account that owns or worked the entry'),
      text('name', 'Name in the list; hostile', OF_VICTIM),
      flag('called', 'It was called'),
      count('calls', 'Calls to the number'),
      count('answered', 'Of them answered'),
      count('talk_s', 'Talk time in all, seconds'),
      moment('first_at', 'First call, UTC'),
      moment('last_at', 'Last call, UTC'),
      text('class', 'Class of the number; empty when it was not called'),
      count('accounts', 'Accounts that called it'),
      text('matched_by', 'number, entry (the call names the entry), number and entry; empty when not called'),
      text('status', 'How far it was worked, as stored'),
      text('exhibit', 'SHA-256 of the exhibit'),
      text('source_table', 'Table within the exhibit'),
      count('source_row', 'Row number within that table, from 1'),
    ],
  },
});

/** Call centres: people who work as one place, and the lists from which they call. */
export const CENTRES: readonly Step[] = [
  presence,
  handOver,
  workplace,
  accountSeat,
  operatorCaller,
  centreAccount,
  centreSeat,
  centreDesk,
  centreHour,
  centreShift,
  callCentre,
  contactMatch,
];
