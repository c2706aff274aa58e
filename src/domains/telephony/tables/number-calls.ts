import { count, moment, OF_VICTIM } from '../../../model/columns.ts';
import { defineSqlStep } from '../../../pipeline/step.ts';
import { CLASS_PARAMETERS } from '../../classes/parameters.ts';

/** Calls added up by number, for its class and for whoever counts. */
export const numberCalls = defineSqlStep(import.meta.url, 'number-calls.sql', {
  name: 'work.number_calls',
  purpose: 'Calls to every dialled number, added up',
  reads: ['work.dialled_call', 'work.number_fact'],
  parameters: { victim_min_talk_s: CLASS_PARAMETERS.victim_min_talk_s },
  table: {
    name: 'work.number_calls',
    row: 'a number that was dialled',
    key: ['number_no'],
    columns: [
      count('number_no', 'The number: digits of E.164, or below zero the place of a spelling without', OF_VICTIM),
      count('spelling', 'One spelling as a whole number; empty where all hold more than digits', OF_VICTIM),
      count('calls', 'Calls to the number'),
      count('answered', 'Calls that were answered'),
      count('reached', 'Those of them that something beyond the exchange answered'),
      count('talk_s', 'Talk time in all, seconds'),
      count('longest_s', 'Longest call, seconds of talk'),
      count('spoken_s', "Longest call without ringing, a recorded message no longer than the victims' minute"),
      count('played', 'Calls on which it heard a recorded message to the end'),
      moment('first_at', 'First call, UTC'),
      moment('last_at', 'Last call, UTC'),
      count('account_a', 'First of the accounts that called it'),
      count('account_z', 'Last of them'),
      count('organisation_a', 'First of the organisations that were presented to it'),
      count('organisation_z', 'Last of them'),
      count(
        'machine',
        'Thousandths: the highest share of machines at a second of talk it had; 1001: the exchange answered',
      ),
      count('kind_no', 'Region and type of the number; empty when unresolved'),
    ],
  },
});
