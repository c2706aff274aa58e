import type { Parameter } from '../../../pipeline/step.ts';

/** Thresholds of merging; docs/merging.md says how they act together. */
export const MERGE_PARAMETERS = {
  talk_slack_s: {
    value: 2,
    about: 'Talk times of one call in two recordings may differ by so many seconds',
    source: 'ours: each of two exchanges rounds start and end to a second on its own',
  },
  leg_gap_s: {
    value: 300,
    about: 'A leg that starts so many seconds after all others of its id have ended is another call',
    source:
      'ours: no exchange holds a call so long without any leg; ids that begin with a time do not repeat within it',
  },
  compare_min_talk_s: {
    value: 5,
    about: 'Clocks of two recordings are compared by conversations of at least so many seconds',
    source: 'ours: very short calls have equal talk times by chance too often',
  },
  widest_offset_s: {
    value: 52_200,
    about: 'Clocks of two recordings are compared within so many seconds',
    source: 'time zones are at most 14 h from UTC (IANA tz database), and half an hour for a wrong clock',
  },
  id_slack_s: {
    value: 120,
    about: 'A start within so many seconds of the time in its id agrees with it',
    source: 'Asterisk makes the id when the channel is made and the start when the call is dialled',
  },
  longest_call_s: {
    value: 86_400,
    about: 'A call of more seconds is a channel that hung, not a conversation',
    source: 'ours: exchanges and carriers end calls after hours; the longest frauds keep a line open for a working day',
  },
} as const satisfies Record<string, Parameter>;
