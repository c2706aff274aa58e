import { count, moment, text } from '../../../model/columns.ts';
import { defineSqlStep, type Parameter } from '../../../pipeline/step.ts';

const PRESENTED_PARAMETERS = {
  withheld_words: {
    value:
      '[^0-9]*(anonym|anonymous|withheld|private|privat|unknown|unavailable|restricted|blocked|oculto|privado|desconocido|anoniem|onbekend|unbekannt|unterdrückt|masqué|inconnu|скрыт|неизвестн|аноним)[^0-9]*|[^\\p{L}\\p{N}]*',
    about: 'Texts in place of a number that mean none was shown, as a regular expression over lower case',
    source:
      'Ours: what exchanges and phones write (RFC 3323 anonymous; Asterisk unknown, unavailable), in the languages of the cases',
    form: { pattern: /^.+$/, about: 'a regular expression', example: 'anonymous|withheld' },
  },
  proposed_operators: {
    value: 3,
    about: 'A number that so many unconnected operators show is proposed as a line of an organisation',
    source: 'Ours: nobody borrows the number of a stranger from another; a bank’s line is known to all',
  },
  proposed_calls: {
    value: 30,
    about: 'Calls with a number from which it may be proposed as a line of an organisation',
    source: 'Ours: fewer may be chance',
  },
} as const satisfies Record<string, Parameter>;

export const presentedNumber = defineSqlStep(import.meta.url, 'presented-number.sql', {
  name: 'presented_number',
  purpose: 'Numbers that were shown to the people called: whether they exist and whose they are',
  reads: ['canonical.call', 'work.presented_organisation', 'work.operator_account', 'work.phone', 'victim'],
  parameters: PRESENTED_PARAMETERS,
  table: {
    name: 'presented_number',
    row: 'a number that was presented, or a spelling that is no number',
    key: ['presented', 'presented_raw'],
    columns: [
      text('presented', 'E.164; empty for what is no number'),
      text('presented_raw', 'One spelling as stored; hostile'),
      text(
        'status',
        'valid; unassigned (right in length, in no assigned range); invalid; unresolved (a number, of which country is open); withheld',
      ),
      text('organisation', 'Organisation it stands for; empty when none was recognised'),
      text(
        'how',
        'registered (in the register), named (typed by the account), near (next to a registered line), proposed (behaves like a line of an organisation: not asserted), or empty',
      ),
      count('calls', 'Calls that presented it'),
      count('accounts', 'Accounts that presented it'),
      count('victims', 'Victims to whom it was shown'),
      count('operators', 'Operators behind those accounts'),
      moment('first_at', 'First such call, UTC'),
      moment('last_at', 'Last such call, UTC'),
    ],
  },
});
