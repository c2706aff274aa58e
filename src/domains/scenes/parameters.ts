import type { Parameter } from '../../pipeline/step.ts';

/** When somebody was reached in a way that matters, and when calls belong together. None of it is published. */
export const SCENE_PARAMETERS = {
  scene_held_s: {
    value: 60,
    about: 'Somebody was held in conversation when a call lasted more than this many seconds',
    source: 'Metropolitan Police, Operation Elaborate: calls of more than one minute',
  },
  script_warning_s: {
    value: 20,
    about:
      'A script goes on from calls that lasted more than this many seconds; below, no more than a few words were spoken',
    source:
      "Ours: a name, a reason and a promise to call take half a minute (Spain and China 2016: the neighbour's call)",
  },
  scene_answered: {
    value: 3,
    about: 'Calls that a person answered from which a number has a scene though nobody was held',
    source: 'Ours: whoever is called back once was out or busy; coming back again and again is work on that person',
  },
  scene_max_days: {
    value: 90,
    about: 'Calls of one crew to one number further apart than this are two scenes, whatever the gaps of the case say',
    source: 'Ours: scripts of minutes to days; an account that seldom works takes up a script weeks later',
  },
  scene_min_days: {
    value: 3,
    about: 'Calls of one crew to one number nearer than this are one scene, whatever the gaps of the case say',
    source: 'Ours: the stages of a script fall within days (Spain and China 2016: neighbour, police, official)',
  },
  rotation_sample: {
    value: 500000,
    about: 'About so many calls are looked at to see how often accounts change the identity they show',
    source: 'Ours: some hundred calls an account in the largest known case',
  },
} as const satisfies Record<string, Parameter>;

export const CODE_PARAMETERS = {
  code_minutes: {
    value: 15,
    about: 'A code belongs to a call to the same number that ended at most this many minutes before it was captured',
    source: 'Ours: one-time codes are valid for some minutes, and the caller waits for them on the line',
  },
} as const satisfies Record<string, Parameter>;

export const BURST_PARAMETERS = {
  burst_per_minute: {
    value: 10,
    about: 'An account that begins this many calls within 60 seconds calls in a burst',
    source: 'Ours: half the peak of iSpoof (20 people a minute); a hand that needs ten seconds an attempt reaches six',
  },
} as const satisfies Record<string, Parameter>;

export const PACE_PARAMETERS = {
  profile_attempts: {
    value: 20,
    about: 'Attempts within six hours from which an account has a style',
    source: 'Published profiles of call traffic: from 20 attempts in 6 hours',
  },
  dialler_mean_s: {
    value: 60,
    about: 'The mean talk time of a dialler is shorter than this many seconds',
    source: 'Published profile of diallers: mean under a minute',
  },
  dialler_share: {
    value: 0.9,
    about: 'At least this share of the answered calls of a dialler is shorter than a minute',
    source: 'Published profile of diallers: 90 % under 60 s',
  },
  conversation_mean_s: {
    value: 180,
    about: 'The mean talk time of conversations is at least this many seconds',
    source: 'Published profile of conversations: mean of three minutes',
  },
  conversation_share: {
    value: 0.2,
    about: 'At least this share of the answered calls of conversations is longer than two minutes',
    source: 'Published profile of conversations: 20 % over two minutes',
  },
  work_middle_hour: {
    value: 13,
    about: 'Hour of the local day in which the middle of a working day falls',
    source: 'Ours: from nine to five',
  },
} as const satisfies Record<string, Parameter>;

export const MESSAGE_PARAMETERS = {
  message_min_calls: {
    value: 5,
    about: 'Calls of one length from which an account can play a recorded message',
    source: 'Ours: four conversations of one length are chance',
  },
  message_share: {
    value: 0.2,
    about: 'Share of the answered calls of an account that have the length of its message',
    source: 'Ours: of those who answer, some listen to the end; conversations of one length are a few in a hundred',
  },
  message_times: {
    value: 8,
    about: 'The length is this many times as common with the account as with all others',
    source: "Ours: keeps a line's cut-off apart, which all its users meet",
  },
} as const satisfies Record<string, Parameter>;
