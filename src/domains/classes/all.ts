import { count, flag, moment, OF_SUSPECT, OF_VICTIM, text } from '../../model/columns.ts';
import { defineSqlStep } from '../../pipeline/step.ts';
import { linePattern } from './line-pattern.ts';
import { CLASS_PARAMETERS } from './parameters.ts';
import { talkMachine } from './talk-machine.ts';
import { talkSecond } from './talk-second.ts';

const here = import.meta.url;
const P = CLASS_PARAMETERS;

/** What the calls to each number were like, and whose line it is. */
export const CLASSES = [
  defineSqlStep(here, 'tables/machine-answer.sql', {
    name: 'work.machine_answer',
    purpose: 'Outcomes and applications of this case that mean a machine answered',
    reads: ['canonical.call'],
    parameters: { machine_applications: P.machine_applications, machine_outcomes: P.machine_outcomes },
    table: {
      name: 'work.machine_answer',
      row: 'an outcome with what answered',
      key: ['disposition', 'answered_by', 'reached'],
      columns: [
        text('disposition', 'Outcome as stored; empty when none'),
        text('answered_by', 'What answered, as stored; empty when none'),
        flag('reached', 'A line was called'),
        flag('taken', 'The called line took the call: by a machine of its own'),
      ],
    },
  }),
  talkSecond,
  defineSqlStep(here, 'tables/session-start.sql', {
    name: 'work.session_start',
    purpose: 'Numbers with which accounts began a session, or which were all of it',
    reads: ['canonical.call', 'work.account_hint', 'work.number_fact'],
    parameters: { session_gap_s: P.session_gap_s },
    table: {
      name: 'work.session_start',
      row: 'a number that began a session',
      key: ['digits'],
      columns: [
        count('digits', 'The number, digits of E.164', OF_VICTIM),
        count('starts', 'Sessions that began with it'),
        count('alone', 'Sessions that were one call to it'),
        count('looseness', 'How often the account that called it begins a session: 0 seldom, 1, 2 with most calls'),
        count('home', '1: in the region from which the account dials, 2: in another, 0: unknown'),
      ],
    },
  }),
  talkMachine,
  defineSqlStep(here, 'tables/dialled-number.sql', {
    name: 'work.dialled_number',
    purpose: 'Every dialled number with what the calls to it were like',
    reads: [
      'canonical.call',
      'canonical.interception',
      'canonical.contact',
      'work.presented_organisation',
      'work.organisation_line',
      'work.registered_phone',
      'work.captured_code',
      'work.number_fact',
      'work.machine_answer',
      'work.talk_second',
      'work.talk_dimension',
      'work.talk_machine',
      'work.session_start',
      'work.recorded_message',
    ],
    parameters: {
      victim_min_talk_s: P.victim_min_talk_s,
      channel_tail: P.channel_tail,
      short_machine: P.short_machine,
      long_machine: P.long_machine,
      special_types: P.special_types,
      usual_numbers: P.usual_numbers,
    },
    table: {
      name: 'work.dialled_number',
      row: 'a number that was dialled',
      key: ['digits', 'spelled'],
      columns: [
        count('digits', 'Digits of E.164; 0 when unresolved', OF_VICTIM),
        text('spelled', 'raw: and the digits when unresolved', OF_VICTIM),
        text('raw_example', 'One spelling as stored', OF_VICTIM),
        count('calls', 'Calls to the number'),
        count('answered', 'Calls that were answered'),
        count('reached', 'Those of them that something beyond the exchange answered'),
        count('talk_s', 'Talk time in all, seconds'),
        count('longest_s', 'Longest call, seconds of talk'),
        moment('first_at', 'First call, UTC'),
        moment('last_at', 'Last call, UTC'),
        count('accounts', 'Accounts that called it'),
        text('organisations', 'Organisations that were impersonated towards it, ;-separated'),
        count('days', 'Days on which it was called'),
        count(
          'machine',
          'Thousandths: the highest share of cut-off calls at a second of talk it had; 1001: the exchange answered',
        ),
        count('held_w', 'Thousandths of -ln that nobody was held in any of several calls; empty for one call'),
        count('machine_w', 'Thousandths of -ln that a machine answered each of several calls; empty for one call'),
        count('starts', 'Sessions that began with it'),
        count('alone', 'Sessions that were one call to it'),
        count('codes', 'One-time codes captured'),
        count('attempts', 'Attempts to capture a code'),
        flag('contact', 'On a call list'),
        flag('special', 'Toll-free or another type that organisations have'),
        count('shown', 'Calls that presented the number'),
        text('owner', 'Organisation, by the register'),
        text('registered_by', 'Account that gave it as its own', OF_SUSPECT),
        count('played', 'Calls on which it heard a recorded message to the end'),
        count('spoken_s', "Longest call, a recorded message no longer than the victims' minute"),
        count('usual', 'Its country among the numbers that an account calls: 1 rare, 2 some, 3 usual; 0: unknown'),
        text('region', 'Country, ISO 3166-1 alpha-2; empty when unknown'),
        text('type', 'mobile, fixed_line, … by the numbering plan; empty when unknown'),
        text('zone', 'Main time zone of the region'),
        count('pattern', 'Counts of what the calls were like, packed'),
      ],
    },
  }),
  defineSqlStep(here, 'tables/complained-number.sql', {
    name: 'work.complained_number',
    purpose: 'Numbers that complaints name as called',
    reads: ['canonical.complaint'],
    table: {
      name: 'work.complained_number',
      row: 'a number that a complaint names',
      key: ['digits'],
      columns: [
        count('digits', 'The number, digits of E.164', OF_VICTIM),
        count('complaints', 'Complaints that name it'),
        count('bit', 'What it adds to the pattern of its calls'),
      ],
    },
  }),
  linePattern,
];
