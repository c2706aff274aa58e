import { count, flag, moment, money, OF_SUSPECT, text } from '../../model/columns.ts';
import { defineSqlStep } from '../../pipeline/step.ts';
import { BASE_CURRENCY } from '../money.ts';
import { CLASS_PARAMETERS } from '../telephony/parameters.ts';
import { accountLink } from './account-link.ts';
import { identifier } from './identifier.ts';
import { operatorAccount } from './operator-account.ts';
import { operatorHistory } from './operator-history.ts';
import { ACCOUNT_IDENTIFIER_PARAMETERS, HOME_REGION, PRIORITY_PARAMETERS } from './parameters.ts';

const here = import.meta.url;
const sourceColumns = [
  text('exhibit', 'Exhibit of the first row that shows it'),
  text('source_table', 'Table of that row'),
  count('source_row', 'Number of that row'),
];

/** Accounts, who is behind them, and who of them is known elsewhere. */
export const PEOPLE = [
  defineSqlStep(here, 'tables/account-identifier.sql', {
    name: 'work.account_identifier',
    purpose: 'Identifiers that each account used',
    reads: [
      'canonical.account',
      'canonical.login',
      'canonical.payment',
      'canonical.call',
      'canonical.contact',
      'number',
      'work.presented_organisation',
    ],
    parameters: {
      ...ACCOUNT_IDENTIFIER_PARAMETERS,
      own_phone_min_calls: CLASS_PARAMETERS.own_phone_min_calls,
      own_phone_min_days: CLASS_PARAMETERS.own_phone_min_days,
    },
    table: {
      name: 'work.account_identifier',
      row: 'an account and a value it used',
      key: ['account_ref', 'kind', 'value'],
      columns: [
        text('account_ref', 'Account'),
        text(
          'kind',
          'email, handle, phone, wallet, deposit, password (digest), device, ip, address (an IP address while it was in use), shown (rare number presented), list (call list), referral, username or alias (stems of names)',
        ),
        text('value', 'Canonical spelling', OF_SUSPECT),
        count('uses', 'Rows that show it'),
        ...sourceColumns,
      ],
    },
  }),
  identifier,
  operatorAccount,
  operatorHistory,
  accountLink,
  defineSqlStep(here, 'tables/account.sql', {
    name: 'account',
    purpose: 'Accounts of the seized service with what they did',
    reads: [
      'canonical.account',
      'canonical.payment',
      'canonical.call',
      'canonical.interception',
      'victim',
      'work.number_fact',
      'work.operator_account',
    ],
    parameters: BASE_CURRENCY,
    table: {
      name: 'account',
      row: 'an account of the seized service',
      key: ['account_ref'],
      columns: [
        text('account_ref', "The service's own key, as text"),
        text('operator_id', 'Operator behind it'),
        text('username', 'Login name', OF_SUSPECT),
        text('name', 'Name as registered', OF_SUSPECT),
        text('email', 'E-mail base address', OF_SUSPECT),
        text('handle', 'Messenger handle', OF_SUSPECT),
        text('phone', 'Own phone, E.164', OF_SUSPECT),
        text('region', 'Country it dials from as registered, else the country it calls most'),
        text('plan', 'Subscription'),
        moment('created_at', 'Registered, UTC'),
        moment('last_seen_at', 'Last seen, UTC'),
        flag('banned', 'Blocked by the service'),
        money('spent', 'Confirmed payments in the base currency'),
        text('currency', 'The base currency, ISO 4217'),
        count('payments', 'Confirmed payments'),
        count('calls', 'Calls placed'),
        count('victims', 'Victims among the numbers it called'),
        count('talk_s', 'Talk time, seconds'),
        count('codes_captured', 'One-time codes captured'),
        moment('first_at', 'First call, UTC'),
        moment('last_at', 'Last call, UTC'),
      ],
    },
  }),
  defineSqlStep(here, 'tables/operator.sql', {
    name: 'operator',
    purpose: 'Persons or crews behind accounts, ranked',
    reads: [
      'account',
      'canonical.call',
      'work.operator_account',
      'work.presented_organisation',
      'work.operator_loss',
      'victim',
      'known_match',
    ],
    parameters: { ...PRIORITY_PARAMETERS, ...BASE_CURRENCY, ...HOME_REGION },
    table: {
      name: 'operator',
      row: 'a person or crew behind accounts',
      key: ['operator_id'],
      columns: [
        text('operator_id', 'op- and 10 hex digits; stable while its smallest account stays'),
        count('accounts', 'Number of accounts'),
        text('region', 'Region of the account that called most'),
        money('spent', 'Confirmed payments in the base currency'),
        count('calls', 'Calls placed'),
        count('victims', 'Different victims called'),
        count('talk_s', 'Talk time, seconds'),
        count('codes_captured', 'One-time codes captured'),
        text('organisations', 'Organisations impersonated, ;-separated'),
        money('reported_loss', 'Losses of linked complaints in the base currency'),
        text('known_in', 'Operations that know an identifier of it, ;-separated'),
        count('priority', 'Rank: 1 comes first'),
        text('priority_reasons', 'What the rank is made of, in words'),
        count('priority_points', 'Points of 100'),
        text('currency', 'The base currency, ISO 4217'),
        text('reported_loss_other', 'Losses in other currencies'),
        text('account_refs', 'Its accounts, ;-separated'),
        moment('first_at', 'First call, UTC'),
        moment('last_at', 'Last call, UTC'),
        text('names', 'What its accounts call themselves, most often first, at most five, ;-separated', OF_SUSPECT),
        text('region_reasons', 'Regions of its accounts, with accounts and calls'),
      ],
    },
  }),
];
