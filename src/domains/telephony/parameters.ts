import type { Parameter } from '../../pipeline/step.ts';

/** When calls of an account to a test phone say that the phone is its own. */
export const CLASS_PARAMETERS = {
  own_phone_min_calls: {
    value: 4,
    about: 'A test phone is called at least this often',
    source: 'Ours: a scam of several stages rarely takes more than three calls to one number',
  },
  own_phone_min_days: {
    value: 3,
    about: 'A test phone is called on at least this many days',
    source: 'Ours: the calls of one scam fall within a day or two',
  },
} as const satisfies Record<string, Parameter>;

export const VICTIM_PARAMETERS = {
  care_loss: {
    value: 10000,
    about: 'Reported loss from which a victim may need care first',
    source: 'UK average loss in Operation Elaborate: £10,000',
  },
  care_talk_s: {
    value: 3600,
    about: 'Talk time in all, seconds, from which a victim may need care first',
    source: 'Ours: an hour on the line',
  },
  care_stages: {
    value: 3,
    about: 'Stages of a script from which a victim may need care first',
    source: 'Spain and China 2016: a script in three stages; some of its victims took their lives',
  },
  care_crews: {
    value: 2,
    about: 'Scenes (crews, or times far apart) from which a victim may need care first',
    source: 'Ours: whoever was held before is sold on and called again',
  },
  care_age: {
    value: 70,
    about: 'Age by a contact list, in years, from which a victim may need care first',
    source: 'Ours: lists of the elderly are sold for such calls',
  },
  care_calls: {
    value: 4,
    about: 'Calls over more than one day from which a victim may need care first',
    source: 'Ours: repeated pressure',
  },
} as const satisfies Record<string, Parameter>;
