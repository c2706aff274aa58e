import { count, flag, moment, money, OF_VICTIM, share, text } from '../../model/columns.ts';
import { defineSqlStep } from '../../pipeline/step.ts';
import { BASE_CURRENCY } from '../money.ts';
import { complaintCluster } from './complaint-cluster.ts';
import { RATE_PARAMETERS } from './parameters.ts';

const here = import.meta.url;

/** Who complained of what, and offences per operator without counting anything twice. */
export const STACKED = [
  complaintCluster,
  defineSqlStep(here, 'tables/exchange-rate.sql', {
    name: 'exchange_rate',
    purpose: 'Exchange rates that exhibits tell, day by day',
    reads: ['canonical.rate'],
    table: {
      name: 'exchange_rate',
      row: 'a day, a base and a currency',
      key: ['rated_on', 'base', 'currency'],
      columns: [
        { name: 'rated_on', type: 'DATE', about: 'Day' },
        text('base', 'ISO 4217 code of the currency of which one unit is meant'),
        text('currency', 'ISO 4217 code of the other'),
        { name: 'rate', type: 'DECIMAL(38,18)', about: 'Units of currency for one unit of base' },
        text('exhibit', 'Exhibit that tells it'),
        text('source_table', 'Table'),
        count('source_row', 'Row'),
      ],
    },
  }),
  defineSqlStep(here, 'tables/complaint-base.sql', {
    name: 'work.complaint_base',
    purpose: 'Losses told in other currencies, in the base currency',
    reads: ['work.complaint_told', 'exchange_rate'],
    parameters: { ...BASE_CURRENCY, ...RATE_PARAMETERS },
    table: {
      name: 'work.complaint_base',
      row: 'a complaint with a loss in another currency',
      key: ['told_id'],
      columns: [
        count('told_id', 'Complaint'),
        money('loss_base', 'Loss in the base currency; empty where no rate is known'),
        { name: 'rated_on', type: 'DATE', about: 'Day of the rates' },
        text('conversion', 'The rates, or why there is none'),
      ],
    },
  }),
  defineSqlStep(here, 'tables/complaint-person.sql', {
    name: 'complaint_person',
    purpose: 'Complaints by person and scam, and where the loss of a scam counts',
    reads: [
      'work.complaint_told',
      'work.complaint_cluster',
      'work.complaint_candidate',
      'work.complaint_score',
      'work.complaint_base',
      'complaint_call',
    ],
    parameters: BASE_CURRENCY,
    table: {
      name: 'complaint_person',
      row: 'a complaint',
      key: ['exhibit', 'source_table', 'source_row'],
      columns: [
        text('complaint_ref', "The receiving office's key"),
        text('person_id', 'pe- and 12 hex digits over the first complaint of the person', OF_VICTIM),
        count('complaints', 'Complaints of the person'),
        share('probability', 'That the person made another of them too; empty when there is none'),
        count('scam', 'Scams of the person in the order of their days, from 1'),
        flag('counted', 'The loss of the scam counts here: the largest that the person told of it'),
        money('loss', 'Loss as told'),
        text('currency', 'ISO 4217; empty when none was told'),
        money('loss_base', 'The same in the base currency; empty where no rate is known'),
        text('conversion', 'Rates by which it was converted, or why it was not; empty for the base currency'),
        count('told_id', 'Complaints in the order of their rows'),
        text('exhibit', 'Exhibit'),
        text('source_table', 'Table'),
        count('source_row', 'Row'),
      ],
    },
    checks: [
      {
        about: 'the loss of a scam counts once',
        sql: 'SELECT person_id, scam FROM $table GROUP BY person_id, scam HAVING count(*) FILTER (WHERE counted) <> 1',
      },
    ],
  }),
  defineSqlStep(here, 'tables/offence.sql', {
    name: 'offence',
    purpose: 'Offences stacked: complaints by the operators whose calls they speak of',
    reads: ['complaint_call', 'complaint_person', 'canonical.call', 'work.presented_organisation', 'work.number_fact'],
    table: {
      name: 'offence',
      row: 'a complaint and an operator',
      key: ['operator_id', 'complaint_exhibit', 'complaint_table', 'complaint_row'],
      columns: [
        text('operator_id', 'Operator; empty when the calls name no account'),
        text('complaint_ref', "The receiving office's key"),
        text('person_id', 'Person who complained', OF_VICTIM),
        text('account_refs', 'Accounts that called, ;-separated'),
        text('number', 'Number that was called, E.164', OF_VICTIM),
        text('region', 'Its region'),
        text('organisations', 'Organisations impersonated, ;-separated'),
        count('calls', 'Calls of the operator that the complaint speaks of'),
        count('talk_s', 'Their talk time, seconds'),
        moment('first_at', 'First of them, UTC'),
        moment('last_at', 'Last of them, UTC'),
        share('probability', 'That the complaint speaks of the likeliest of them'),
        flag('judged', 'A person has confirmed it'),
        count('operators', 'Operators whose calls the complaint speaks of'),
        money('loss', 'Loss as told'),
        text('currency', 'ISO 4217; empty when none was told'),
        money('loss_base', 'The same in the base currency; empty where no rate is known (conversion says why)'),
        text('conversion', 'Rates by which a loss in another currency was converted, or why it was not'),
        flag(
          'counted',
          'The loss counts for this operator: not where the person told of the same scam in another complaint',
        ),
        flag('in_total', 'The loss counts here in sums over operators'),
        text('complaint_exhibit', 'Exhibit of the complaint'),
        text('complaint_table', 'Table of the complaint'),
        count('complaint_row', 'Row of the complaint'),
      ],
    },
    checks: [
      {
        about: 'a complaint counts at most once in all',
        sql: 'SELECT 1 FROM $table WHERE in_total GROUP BY complaint_exhibit, complaint_table, complaint_row HAVING count(*) > 1',
      },
    ],
  }),
];
