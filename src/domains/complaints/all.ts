import { count, money, OF_VICTIM, text } from '../../model/columns.ts';
import { defineSqlStep } from '../../pipeline/step.ts';
import { BASE_CURRENCY } from '../money.ts';
import { LINKING } from './linking.ts';
import { STACKED } from './stacked.ts';

const here = import.meta.url;

const lossColumns = [
  text('currency', 'ISO 4217; empty when the complaint gives none'),
  money('loss', 'Sum of the losses in that currency'),
];

/** Complaints, the calls they speak of, and what they add up to. */
export const COMPLAINTS = [
  ...LINKING,
  ...STACKED,
  defineSqlStep(here, 'tables/number-loss.sql', {
    name: 'work.number_loss',
    purpose: 'Complaints and losses per called number and currency',
    reads: ['complaint_call', 'complaint_person'],
    parameters: BASE_CURRENCY,
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
    reads: ['complaint_call', 'complaint_person', 'canonical.call', 'work.presented_organisation'],
    parameters: BASE_CURRENCY,
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
    reads: ['complaint_call', 'complaint_person'],
    parameters: BASE_CURRENCY,
    table: {
      name: 'work.operator_loss',
      row: 'an operator and a currency',
      key: ['operator_id', 'currency'],
      columns: [text('operator_id', 'Operator'), count('complaints', 'Complaints'), ...lossColumns],
    },
  }),
];
