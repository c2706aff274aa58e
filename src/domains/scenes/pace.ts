import { count, moment, OF_SUSPECT, share, text } from '../../model/columns.ts';
import { defineSqlStep } from '../../pipeline/step.ts';
import { BURST_PARAMETERS, PACE_PARAMETERS } from './parameters.ts';

const here = import.meta.url;

/** How fast and when accounts call. */
export const PACE = [
  defineSqlStep(here, 'tables/account-minute.sql', {
    name: 'work.account_minute',
    purpose: 'Calls of each account by the minute',
    reads: ['canonical.call'],
    table: {
      name: 'work.account_minute',
      row: 'an account and a minute',
      key: ['account_ref', 'minute'],
      columns: [
        text('account_ref', 'Account'),
        count('minute', 'Minutes since 1970, UTC'),
        count('calls', 'Calls begun in it'),
        count('answered', 'Of them answered'),
        count('talk_s', 'Talk time of the answered, seconds'),
        count('under_60', 'Answered calls shorter than a minute'),
        count('over_120', 'Answered calls longer than two minutes'),
      ],
    },
  }),
  defineSqlStep(here, 'tables/burst.sql', {
    name: 'burst',
    purpose: 'Stretches in which an account called faster than a hand can',
    reads: ['canonical.call', 'work.account_minute', 'work.scene_caller', 'work.operator_account'],
    parameters: BURST_PARAMETERS,
    table: {
      name: 'burst',
      row: 'a stretch of fast calling by an account',
      key: ['burst_id'],
      columns: [
        text('burst_id', 'bu- and 16 hex digits over account and start'),
        text('account_ref', 'Account'),
        text('operator_id', 'Operator behind it'),
        moment('started_at', 'First call, UTC'),
        moment('ended_at', 'Last call, UTC'),
        count('calls', 'Calls'),
        count('numbers', 'Different numbers'),
        count('peak_per_minute', 'Most calls begun within 60 seconds'),
        count('concurrent', 'Most calls going on at the same time'),
        text('reasons', 'Why it is a burst, in words'),
      ],
    },
    checks: [
      { about: 'a burst has one row', sql: 'SELECT burst_id FROM $table GROUP BY burst_id HAVING count(*) > 1' },
      { about: 'a burst ends after it began', sql: 'SELECT 1 FROM $table WHERE ended_at < started_at' },
    ],
  }),
  defineSqlStep(here, 'tables/account-pace.sql', {
    name: 'account_pace',
    purpose: 'How fast, how long and when each account calls',
    reads: ['work.account_minute', 'burst', 'work.operator_account'],
    parameters: PACE_PARAMETERS,
    table: {
      name: 'account_pace',
      row: 'an account that called',
      key: ['account_ref'],
      columns: [
        text('account_ref', 'Account'),
        text('operator_id', 'Operator behind it'),
        count('attempts', 'Calls with a known start'),
        count('answered', 'Of them answered'),
        share('mean_talk_s', 'Mean talk time of the answered calls, seconds'),
        share('share_under_60', 'Share of the answered calls shorter than a minute'),
        share('share_over_120', 'Share of the answered calls longer than two minutes'),
        text('style', 'dialler, conversation, mixed, or unknown where there are too few attempts'),
        count('peak_per_minute', 'Most calls in a minute: by the clock, or of any 60 seconds within a burst'),
        count('concurrent', 'Most calls going on at the same time within a burst; 0 without one'),
        count('bursts', 'Bursts'),
        count('best_six_hours', 'Most attempts within six hours by the clock'),
        count('active_days', 'Days (UTC) with calls'),
        text('hours_utc', 'Calls by hour of the day, UTC, from 0 to 23, ;-separated'),
        text('weekdays_utc', 'Calls by weekday, UTC, from Monday, ;-separated'),
        text('shift_utc', 'Shortest span of hours with nine of ten calls, UTC'),
        text('shift_local', 'The same in the implied zone'),
        text(
          'implied_zone',
          'Offset in which the middle of the calls falls into the middle of a working day',
          OF_SUSPECT,
        ),
        share('zone_sure', 'How sure the zone is; a half at most, because people also work at night'),
      ],
    },
  }),
];
