import { count, text } from '../../model/columns.ts';
import { defineSqlStep } from '../../pipeline/step.ts';
import { BASE_CURRENCY } from '../money.ts';

/** What the summary and the report open with. */
export const OVERVIEW = [
  defineSqlStep(import.meta.url, 'tables/figure.sql', {
    name: 'figure',
    purpose: 'Headline figures, each with the rule that gives it',
    reads: [
      'canonical.call',
      'canonical.interception',
      'canonical.complaint',
      'number',
      'victim',
      'account',
      'operator',
      'impersonation',
      'country',
      'complaint_call',
      'work.number_loss',
      'reject',
    ],
    parameters: BASE_CURRENCY,
    table: {
      name: 'figure',
      row: 'a headline figure',
      key: ['name'],
      columns: [
        count('position', 'Order of display'),
        text('name', 'Name to explain it by: `ringbreak explain figure:<name>`'),
        text('value', 'The figure; money with its decimals'),
        text('unit', 'What is counted, or the currency'),
        text('rule', 'How it is counted'),
      ],
    },
  }),
];
