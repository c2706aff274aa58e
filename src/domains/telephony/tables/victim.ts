import { count, money, share, text } from '../../../model/columns.ts';
import { defineSqlStep } from '../../../pipeline/step.ts';
import { BASE_CURRENCY } from '../../money.ts';
import { VICTIM_PARAMETERS } from '../parameters.ts';
import { NUMBER_COLUMNS, NUMBER_EXTRAS } from './number.ts';

export const victim = defineSqlStep(import.meta.url, 'victim.sql', {
  name: 'victim',
  purpose: 'Numbers of class victim with the harm that is known',
  reads: ['number', 'scene', 'canonical.contact', 'work.captured_code', 'work.number_loss'],
  parameters: { ...VICTIM_PARAMETERS, ...BASE_CURRENCY },
  table: {
    name: 'victim',
    row: 'a number whose class is victim',
    key: ['number_id'],
    columns: [
      ...NUMBER_COLUMNS,
      share('probability', 'That the class is right'),
      count('codes_captured', 'One-time codes captured from the number'),
      count('stages', 'Most identities in turn in one scene (`scene`); 1: no script of several stages'),
      count('complaints', 'Complaints linked to it'),
      money('reported_loss', 'Losses of those complaints in the base currency'),
      text('currency', 'The base currency, ISO 4217'),
      text('care', 'Reasons why the victim may need care first; empty when there is none'),
      text('reported_loss_other', 'Losses in other currencies, as `EUR 300.00; USD 12.00`'),
      ...NUMBER_EXTRAS,
    ],
  },
});
