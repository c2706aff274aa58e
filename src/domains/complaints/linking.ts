import { count, moment, OF_VICTIM, share, text } from '../../model/columns.ts';
import type { Column } from '../../model/table.ts';
import { defineSqlStep } from '../../pipeline/step.ts';
import { complaintJudgement } from './complaint-judgement.ts';
import { complaintNumber } from './complaint-number.ts';
import { complaintScore } from './complaint-score.ts';
import { CANDIDATE_PARAMETERS, LINK_PARAMETERS, PERSON_NUMBER_PARAMETERS, PLACE_PARAMETERS } from './parameters.ts';

const here = import.meta.url;

const source: readonly Column[] = [
  text('exhibit', 'Exhibit'),
  text('source_table', 'Table'),
  count('source_row', 'Row'),
];

const toldColumns: readonly Column[] = [
  count('told_id', 'Complaints in the order of their rows'),
  text('complaint_ref', "The receiving office's key, else its row"),
  text('called', 'Number that was called, E.164; empty when missing or unreadable', OF_VICTIM),
  text('called_digits', 'Its digits as written', OF_VICTIM),
  text('presented', 'Number that was displayed, E.164'),
  { name: 'call_date', type: 'DATE', about: 'Day named' },
  { name: 'received_on', type: 'DATE', about: 'Day of receipt' },
  count('minute', 'Time named, minutes after midnight'),
  count(
    'grid',
    'How round that time is: 0 not at all, 1 on five minutes, 2 on a quarter or said to be about, 3 on the hour',
  ),
  count('from_min', 'Part of the day named: from, minutes after midnight'),
  count('to_min', 'Part of the day named: to'),
  text('organisation', 'Who the caller claimed to be, lower case'),
  text('postcode_area', 'Area of the postcode: its letters, else its first two digits', OF_VICTIM),
  { name: 'loss', type: 'DECIMAL(18,2)', about: 'Loss' },
  text('currency', 'Its currency; empty when none'),
  ...source,
];

const candidateColumns: readonly Column[] = [
  count('candidate_id', 'Candidate'),
  count('told_id', 'Complaint'),
  count(
    'slip',
    'As in work.complaint_number; 5 no number told, 6 the number told was never dialled, 7 found by minute and organisation alone, 8 and 9 as in work.complaint_person_number',
  ),
  share('sure', "That the number is the person's: 1 where the complaint tells it"),
  share('place_bits', 'What postcode and area of a landline that was not told say, log2 of the odds'),
  count('day_gap', 'Days from the day named to the local day of the call; empty when none was named'),
  count('minute_gap', 'Minutes between the time named and the local start'),
  count('local_minute', 'Local start, minutes after midnight'),
  moment('started_local', "Start in the zone of the called number's region"),
  text('zone', 'That zone'),
  text('region', 'That region'),
  count('shown', 'Number shown: 0 not comparable, 1 the same, 2 one slip, 3 of the same organisation, 4 another'),
  text('organisation', 'Organisation that the call impersonated, lower case'),
  count('claimed', 'Organisation: 0 not comparable, 1 the same, 2 another'),
  count('talk_s', 'Talk time, seconds'),
  count('codes', 'Codes captured on the call'),
  share('machine', 'That a machine answered'),
  text('unit', 'Calls of one scam: the scene, else the calls of an account to the number on that day'),
  text('call_ref', "The service's key of the call, else its row"),
  text('account_ref', 'Account that called'),
  text('operator_id', 'Operator behind the account'),
  text('number', 'Number that was called', OF_VICTIM),
  text('presented', 'Number that was shown'),
  moment('started_at', 'Start, UTC'),
  ...source,
];

const callColumns: readonly Column[] = [
  text('complaint_ref', "The receiving office's key"),
  text('call_ref', "The service's key of the call"),
  text('account_ref', 'Account that placed the call'),
  text('operator_id', 'Operator behind the account'),
  share('probability', 'That the complaint speaks of the call'),
  text('status', 'linked; review: not sure enough; judged, rejected: by a person; conflict: people disagree'),
  text('evidence', 'What agrees, in words', OF_VICTIM),
  text('number', 'The number, E.164', OF_VICTIM),
  text('complaint_exhibit', 'Exhibit of the complaint'),
  text('complaint_table', 'Table of the complaint'),
  count('complaint_row', 'Row of the complaint'),
  text('call_exhibit', 'Exhibit of the call'),
  text('call_table', 'Table of the call'),
  count('call_row', 'Row of the call'),
];

/** Complaints tied to calls. */
export const LINKING = [
  defineSqlStep(here, 'tables/complaint-told.sql', {
    name: 'work.complaint_told',
    purpose: 'What each complaint says, ready to be compared with calls',
    reads: ['canonical.complaint'],
    table: { name: 'work.complaint_told', row: 'a complaint', key: ['told_id'], columns: toldColumns },
  }),
  complaintNumber,
  defineSqlStep(here, 'tables/complaint-person-number.sql', {
    name: 'work.complaint_person_number',
    purpose: 'Numbers known to be of complainants who told none: from their other complaints and from call lists',
    reads: [
      'work.complaint_told',
      'work.complaint_number',
      'work.complaint_cluster',
      'work.number_fact',
      'canonical.complaint',
      'canonical.contact',
    ],
    parameters: PERSON_NUMBER_PARAMETERS,
    table: {
      name: 'work.complaint_person_number',
      row: 'a complaint without a number, and a number of its person',
      key: ['told_id', 'number'],
      columns: [
        count('told_id', 'Complaint'),
        text('number', 'Number that was dialled, E.164', OF_VICTIM),
        count('slip', '8 told in another complaint of the person, 9 beside the same name and postcode in a call list'),
        share('sure', "That the number is the person's"),
      ],
    },
  }),
  defineSqlStep(here, 'tables/postcode-area.sql', {
    name: 'work.postcode_area',
    purpose: 'Which landlines people of a postcode have, learnt from complaints that told both',
    reads: ['work.complaint_told', 'work.complaint_number', 'work.number_fact'],
    parameters: PLACE_PARAMETERS,
    table: {
      name: 'work.postcode_area',
      row: 'an area of postcodes and one of landlines',
      key: ['postcode_area', 'area'],
      columns: [
        text('postcode_area', 'Letters of the postcode, else its first two digits'),
        text('area', 'First four digits of landlines, calling code first'),
        count('seen', 'Complaints that told both'),
        text(
          'level',
          'together: half as often again as by chance, or more; apart: less than half as often; neither, or too few to say',
        ),
        share('bits', 'What that says, log2 of the odds'),
      ],
    },
  }),
  defineSqlStep(here, 'tables/complaint-candidate.sql', {
    name: 'work.complaint_candidate',
    purpose: 'Calls that a complaint may speak of, and how they agree with it',
    reads: [
      'work.complaint_told',
      'work.complaint_number',
      'work.complaint_person_number',
      'work.postcode_area',
      'canonical.call',
      'number',
      'work.number_fact',
      'work.presented_organisation',
      'work.organisation_line',
      'work.operator_account',
      'work.scene_source',
      'work.scene_call',
      'work.scene_member',
      'work.scene_head',
    ],
    parameters: CANDIDATE_PARAMETERS,
    table: {
      name: 'work.complaint_candidate',
      row: 'a complaint and a call it may speak of',
      key: ['candidate_id'],
      columns: candidateColumns,
    },
  }),
  complaintScore,
  complaintJudgement,
  defineSqlStep(here, 'tables/complaint-call.sql', {
    name: 'complaint_call',
    purpose: 'Complaints tied to the calls they speak of',
    reads: [
      'work.complaint_told',
      'work.complaint_candidate',
      'work.complaint_score',
      'work.complaint_judgement',
      'work.scene_source',
      'work.scene_number',
      'work.scene_caller',
      'work.scene_call',
      'work.scene_member',
      'work.scene_head',
      'work.operator_account',
      'canonical.call',
    ],
    parameters: LINK_PARAMETERS,
    table: {
      name: 'complaint_call',
      row: 'a complaint and a call it may speak of',
      key: ['complaint_ref', 'call_ref', 'call_exhibit', 'call_table', 'call_row'],
      columns: callColumns,
    },
    checks: [
      {
        about: 'a complaint and a call have one row',
        sql: `SELECT 1 FROM $table GROUP BY complaint_exhibit, complaint_table, complaint_row, call_exhibit, call_table, call_row HAVING count(*) > 1`,
      },
    ],
  }),
];
