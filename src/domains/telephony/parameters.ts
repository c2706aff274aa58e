import type { Parameter } from '../../pipeline/step.ts';

/** The rule by which a dialled number counts as a victim, and what is taken out again. */
export const CLASS_PARAMETERS = {
  victim_min_talk_s: {
    value: 60,
    about: 'A number is a victim when its longest call lasted more than this many seconds',
    source: 'Metropolitan Police, Operation Elaborate: calls of more than one minute',
  },
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
  own_phone_max_accounts: {
    value: 3,
    about: 'A test phone is called by at most this many accounts',
    source: "Ours: the accounts of one person; a bank's line is called by many",
  },
  own_phone_max_talk_s: {
    value: 240,
    about: 'No call to a test phone lasts longer than this many seconds',
    source: 'Ours: a test takes a minute or two, a pretext goes on',
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
    about: 'Different presented numbers from which a victim may need care first',
    source: 'Spain and China 2016: a script in three stages',
  },
  care_calls: {
    value: 4,
    about: 'Calls over more than one day from which a victim may need care first',
    source: 'Ours: repeated pressure',
  },
} as const satisfies Record<string, Parameter>;
