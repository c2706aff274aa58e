import { count, moment, OF_VICTIM, share, text } from '../../../model/columns.ts';
import type { Column } from '../../../model/table.ts';
import { defineSqlStep } from '../../../pipeline/step.ts';
import { CLASS_PARAMETERS } from '../../classes/parameters.ts';

/** What `number` and `victim` share. */
export const NUMBER_COLUMNS: readonly Column[] = [
  text('number', 'Dialled number in E.164; empty when the spelling could not be resolved', OF_VICTIM),
  text('raw_example', 'One spelling as stored', OF_VICTIM),
  text('region', 'Country of the number, ISO 3166-1 alpha-2; empty when unknown'),
  text('class', 'victim, contacted, voicemail, organisation, own_phone, associate or unknown'),
  count('calls', 'Calls to the number'),
  count('answered', 'Calls that were answered'),
  count('talk_s', 'Talk time in all, seconds'),
  count('longest_s', 'Longest call, seconds of talk'),
  moment('first_at', 'First call, UTC'),
  moment('last_at', 'Last call, UTC'),
  count('accounts', 'Accounts that called it'),
  text('organisations', 'Organisations that were impersonated towards it, ;-separated'),
  text('reasons', 'Why the number has its class, in words'),
];

/** Columns of ours at the end. */
export const NUMBER_EXTRAS: readonly Column[] = [
  text('number_type', 'mobile, fixed_line, … by the numbering plan; empty when unknown'),
  text('time_zone', 'Main time zone of the region, IANA name'),
  text('number_id', 'The number, or raw: and the digits where it could not be resolved', OF_VICTIM),
];

export const number = defineSqlStep(import.meta.url, 'number.sql', {
  name: 'number',
  purpose: 'Every dialled number with its calls and its class',
  reads: [
    'work.dialled_number',
    'work.number_kind',
    'work.complained_number',
    'work.line_pattern',
    'work.talk_machine',
  ],
  parameters: {
    victim_min_talk_s: CLASS_PARAMETERS.victim_min_talk_s,
    short_machine: CLASS_PARAMETERS.short_machine,
    long_machine: CLASS_PARAMETERS.long_machine,
    code_held: CLASS_PARAMETERS.code_held,
    complaint_odds: CLASS_PARAMETERS.complaint_odds,
    attempt_odds: CLASS_PARAMETERS.attempt_odds,
  },
  table: {
    name: 'number',
    row: 'a number that was dialled',
    key: ['number_id'],
    columns: [
      ...NUMBER_COLUMNS,
      ...NUMBER_EXTRAS,
      share('probability', 'That the class is right'),
      share('victim_probability', 'That a person was held in conversation or gave a code'),
    ],
  },
  checks: [
    { about: 'a number has one row', sql: 'SELECT number_id FROM $table GROUP BY number_id HAVING count(*) > 1' },
    { about: 'no more answered calls than calls', sql: 'SELECT 1 FROM $table WHERE answered > calls' },
  ],
});
