import { count, text } from '../../model/columns.ts';
import { defineSqlStep } from '../../pipeline/step.ts';
import { CALLER_PARAMETERS, DESK_PARAMETERS, SEAT_PARAMETERS } from './parameters.ts';

const here = import.meta.url;

const DESK_COUNTS = [
  count('days', 'Days with talks'),
  count('days_apart', 'Days on which talks of different desks overlapped'),
  count('overlapping', 'Talks that began while another was going on'),
  count('own', 'Of them those that overlap another of their own desk (number shown, address, line)'),
  count('own_by_chance', 'Thousandths of as many as would, did desks fall on talks by chance'),
];

/** Whether several people speak through an operator's accounts: counts; what they say is `callers_evidence` (macros.sql). */
export const operatorCaller = defineSqlStep(here, 'tables/operator-caller.sql', {
  name: 'work.operator_caller',
  purpose: "Whether several people speak through an operator's accounts at the same time, or a dialler does",
  reads: ['canonical.call', 'work.operator_account', 'work.recorded_message'],
  parameters: CALLER_PARAMETERS,
  table: {
    name: 'work.operator_caller',
    row: 'an operator whose talks overlap',
    key: ['operator_id'],
    columns: [
      text('operator_id', 'Operator; the account where none is known'),
      count('talks', 'Talks that were looked at'),
      ...DESK_COUNTS,
    ],
  },
});

/** Talks of a centre that overlap: nobody talks to two people at once. */
export const centreSeat = defineSqlStep(here, 'tables/centre-seat.sql', {
  name: 'work.centre_seat',
  purpose: 'How many people of a centre talked at the same time',
  reads: ['canonical.call', 'work.centre_account', 'work.operator_account', 'work.recorded_message'],
  parameters: { ...SEAT_PARAMETERS, caller_talk_s: CALLER_PARAMETERS.caller_talk_s },
  table: {
    name: 'work.centre_seat',
    row: 'a centre with talks',
    key: ['centre_id'],
    columns: [
      text('centre_id', 'Centre'),
      count('days', 'Days with talks'),
      count(
        'usual',
        'Talks at the same time at the busiest moment of a usual day: half of the talks fall on days with no more',
      ),
      count('most', 'The same; nine of ten talks fall on days with no more'),
      count('meetings', "Talks that began during one of another operator's"),
      count('meetings_by_chance', 'Thousandths of as many as would, did talks fall anywhere in their hour'),
    ],
  },
});

/** Desks of a centre of one or two operators, and whether people sit at them. */
export const centreDesk = defineSqlStep(here, 'tables/centre-desk.sql', {
  name: 'work.centre_desk',
  purpose: 'How many desks of a centre of one or two operators are at work at the same time',
  reads: ['canonical.call', 'work.centre_account', 'work.operator_account', 'work.recorded_message'],
  parameters: { caller_talk_s: CALLER_PARAMETERS.caller_talk_s, ...DESK_PARAMETERS },
  table: {
    name: 'work.centre_desk',
    row: 'a centre of one or two operators',
    key: ['centre_id'],
    columns: [
      text('centre_id', 'Centre'),
      count('desks', 'Desks at work at the same moment; nine of ten stints fall on days with no more'),
      ...DESK_COUNTS,
    ],
  },
});
