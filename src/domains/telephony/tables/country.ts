import { count, money, text } from '../../../model/columns.ts';
import { defineSqlStep } from '../../../pipeline/step.ts';
import { BASE_CURRENCY } from '../../money.ts';

export const country = defineSqlStep(import.meta.url, 'country.sql', {
  name: 'country',
  purpose: 'What happened in each country',
  reads: ['number', 'operator', 'work.number_fact', 'work.number_loss'],
  parameters: BASE_CURRENCY,
  table: {
    name: 'country',
    row: 'a region',
    key: ['region'],
    columns: [
      text('region', 'ISO 3166-1 alpha-2; empty for numbers that could not be placed'),
      count('calls', 'Calls to numbers of the region'),
      count('victims', 'Victims there'),
      count('complaints', 'Linked complaints about calls to numbers of the region'),
      money('reported_loss', 'Losses of those complaints in the base currency'),
      count('operators', 'Operators placed in the region'),
      text('currency', 'The base currency, ISO 4217'),
      text('reported_loss_other', 'Losses in other currencies'),
    ],
  },
  checks: [{ about: 'a region has one row', sql: 'SELECT region FROM $table GROUP BY region HAVING count(*) > 1' }],
});
