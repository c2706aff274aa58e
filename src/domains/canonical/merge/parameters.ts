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
      'ours: no exchange keeps a call on hold for longer without any leg; ids that begin with a time do not repeat within it',
  },
} as const satisfies Record<string, Parameter>;
