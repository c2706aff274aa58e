import { count, money, text } from '../../../model/columns.ts';
import { defineSqlStep } from '../../../pipeline/step.ts';
import { BASE_CURRENCY } from '../../money.ts';

export const impersonation = defineSqlStep(import.meta.url, 'impersonation.sql', {
  name: 'impersonation',
  purpose: 'Organisations that were impersonated, by the number presented or the name typed',
  reads: [
    'canonical.call',
    'work.presented_organisation',
    'victim',
    'work.organisation_code',
    'work.organisation_loss',
  ],
  parameters: BASE_CURRENCY,
  table: {
    name: 'impersonation',
    row: 'an organisation that was impersonated',
    key: ['organisation'],
    columns: [
      text('organisation', 'Name in the register of organisations'),
      count('numbers', 'Different presented numbers'),
      count('calls', 'Calls that presented it'),
      count('victims', 'Victims among the numbers called'),
      count('accounts', 'Accounts that presented it'),
      count('codes_captured', 'One-time codes captured under its name'),
      money('reported_loss', 'Losses of linked complaints in the base currency'),
      text('currency', 'The base currency, ISO 4217'),
      text('reported_loss_other', 'Losses in other currencies'),
      text('how', 'How its calls were recognised, with their numbers: registered, named, near'),
    ],
  },
});
