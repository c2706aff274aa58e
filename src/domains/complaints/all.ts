import { count, money, OF_VICTIM, share, text } from '../../model/columns.ts';
import { defineSqlStep } from '../../pipeline/step.ts';

const here = import.meta.url;

const lossColumns = [
  text('currency', 'ISO 4217; empty when the complaint gives none'),
  money('loss', 'Sum of the losses in that currency'),
];

/** Complaints and the calls they speak of. */
export const COMPLAINTS = [
  defineSqlStep(here, 'tables/complaint-call.sql', {
    name: 'complaint_call',
    purpose: 'Complaints tied to calls: the same number on the same local day',
    reads: ['canonical.complaint', 'canonical.call', 'work.number_fact', 'work.operator_account'],
    table: {
      name: 'complaint_call',
      row: 'a complaint and a call it speaks of',
      key: ['complaint_ref', 'call_ref', 'call_exhibit', 'call_table', 'call_row'],
      columns: [
        text('complaint_ref', "The receiving office's key"),
        text('call_ref', "The service's key of the call"),
        text('account_ref', 'Account that placed the call'),
        text('operator_id', 'Operator behind the account'),
        share(
          'probability',
          'That the complaint speaks of the call; empty while links come from a rule without a measured error rate',
        ),
        text('status', 'Rule that linked them: same_number_and_day'),
        text('evidence', 'What agrees, in words', OF_VICTIM),
        text('number', 'The number, E.164', OF_VICTIM),
        text('complaint_exhibit', 'Exhibit of the complaint'),
        text('complaint_table', 'Table of the complaint'),
        count('complaint_row', 'Row of the complaint'),
        text('call_exhibit', 'Exhibit of the call'),
        text('call_table', 'Table of the call'),
        count('call_row', 'Row of the call'),
      ],
    },
  }),
  defineSqlStep(here, 'tables/number-loss.sql', {
    name: 'work.number_loss',
    purpose: 'Complaints and losses per called number and currency',
    reads: ['complaint_call', 'canonical.complaint'],
    table: {
      name: 'work.number_loss',
      row: 'a number and a currency',
      key: ['number', 'currency'],
      columns: [text('number', 'E.164', OF_VICTIM), count('complaints', 'Complaints'), ...lossColumns],
    },
  }),
  defineSqlStep(here, 'tables/organisation-loss.sql', {
    name: 'work.organisation_loss',
    purpose: 'Losses per impersonated organisation and currency',
    reads: ['complaint_call', 'canonical.complaint', 'canonical.call', 'work.presented_organisation'],
    table: {
      name: 'work.organisation_loss',
      row: 'an organisation and a currency',
      key: ['organisation', 'currency'],
      columns: [text('organisation', 'Name'), ...lossColumns],
    },
  }),
  defineSqlStep(here, 'tables/operator-loss.sql', {
    name: 'work.operator_loss',
    purpose: 'Complaints and losses per operator and currency',
    reads: ['complaint_call', 'canonical.complaint'],
    table: {
      name: 'work.operator_loss',
      row: 'an operator and a currency',
      key: ['operator_id', 'currency'],
      columns: [text('operator_id', 'Operator'), count('complaints', 'Complaints'), ...lossColumns],
    },
  }),
];
