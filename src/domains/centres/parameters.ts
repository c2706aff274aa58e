import type { Parameter } from '../../pipeline/step.ts';

const ours = 'Ours: no numeric rule is published for call centres';

/** Kinds of evidence for centres, each of which can be left out. */
export const CENTRE_EVIDENCE = [
  'addresses',
  'lists',
  'agents',
  'hand_overs',
  'transfers',
  'callers',
  'meetings',
] as const;

export const IGNORED_PARAMETERS = {
  ignore_centre_evidence: {
    value: '',
    about: 'Kinds of evidence for call centres that are left out: to see what each one buys',
    source: 'Ours: nothing is left out',
    form: {
      pattern: new RegExp(`^((${CENTRE_EVIDENCE.join('|')})(,(?!$)|$))*$`),
      about: `kinds of ${CENTRE_EVIDENCE.slice(0, -1).join(', ')} and ${CENTRE_EVIDENCE.at(-1)}, comma-separated`,
      example: 'lists,agents',
    },
  },
} as const satisfies Record<string, Parameter>;

export const PRESENCE_PARAMETERS = {
  ...IGNORED_PARAMETERS,
  login_hours: {
    value: 12,
    about: 'Hours after a login for which the account is taken to stay at its address, unless the end is recorded',
    source: `${ours}; a long working day`,
  },
} as const satisfies Record<string, Parameter>;

export const WORKPLACE_PARAMETERS = {
  shift_hours: {
    value: 10,
    about: 'Length in hours of the part of the day into which one shift must fit',
    source: `${ours}; eight hours and some change of clocks`,
  },
  place_prior: {
    value: -150,
    about:
      'Log-odds, in hundredths, that a place which several accounts share is one room, before its use is looked at',
    source: `${ours}; most shared addresses are exits of VPNs and carriers`,
  },
  place_density: {
    value: 300,
    about:
      'Per mille of (accounts of a week) × (hours of that week) that are worked in a room whose people are there together',
    source: `${ours}; strangers on one exit come one by one`,
  },
  place_lift: {
    value: 6000,
    about: 'Per mille: accounts meet at a place this much more often than hours drawn at random from the week would',
    source: `${ours}; people of one time zone who know nothing of each other meet 2 to 3 times as often`,
  },
  place_handed: {
    value: 500,
    about:
      'Per mille of the accounts of a place that must have handed people to another of them, if they need not meet',
    source: `${ours}; strangers on one exit have no people in common`,
  },
  place_steady: {
    value: 400,
    about: 'Per mille of the days, from the first to the last, on which a room is worked in; below half of it no room',
    source: `${ours}; five days of seven, less holidays and rooms that stood empty`,
  },
  place_life: {
    value: 10,
    about:
      'An address that strangers share stays in use for the time of the case divided by this; several operators who all used one within less did not come by chance',
    source: `${ours}; exits and carriers' addresses last for months, and who shares one comes at any time`,
  },
  place_accounts: {
    value: 150,
    about: 'More accounts than this at one place speak against a room',
    source: 'Spain and China 2016: up to 50 callers in a villa; turnover allowed for',
  },
} as const satisfies Record<string, Parameter>;

export const CALLER_PARAMETERS = {
  ...IGNORED_PARAMETERS,
  caller_talk_s: {
    value: 20,
    about: 'Talks of this many seconds or more count when it is looked for people who speak through one account',
    source: `${ours}; long enough for two to be on the phone, short enough to leave many`,
  },
  caller_overlaps: {
    value: 5,
    about: 'Operators with fewer overlapping talks than this are not looked at',
    source: `${ours}; so few say nothing about who shares a desk`,
  },
} as const satisfies Record<string, Parameter>;

export const SEAT_PARAMETERS = {
  seat_talk_s: {
    value: 60,
    about: 'Talks of this many seconds or more count when it is looked for people who talk at the same time',
    source: 'Metropolitan Police, Operation Elaborate: a conversation lasts more than a minute',
  },
} as const satisfies Record<string, Parameter>;

export const DESK_PARAMETERS = {
  ...IGNORED_PARAMETERS,
  desk_pause_s: {
    value: 900,
    about: 'Seconds without a call after which a desk is taken to be left',
    source: `${ours}; people who dial by hand ring somebody every few minutes`,
  },
} as const satisfies Record<string, Parameter>;

export const HAND_OVER_PARAMETERS = {
  ...IGNORED_PARAMETERS,
  hand_over_hours: {
    value: 24,
    about: 'Hours within which a second account that calls a number took the person over from the first',
    source:
      'Spain and China 2016: neighbour, police and official call one after the other; strangers who bought one list do not',
  },
  hand_over_late_days: {
    value: 28,
    about:
      'Days within which a second account that calls a number by chance is counted: a day has as many by chance as these have on average',
    source: `${ours}; long enough to count some, short against the life of an account`,
  },
  hand_over_accounts: {
    value: 12,
    about: 'A number that more accounts than this called says nothing about who works with whom',
    source: `${ours}; lines of organisations and test numbers are called by many`,
  },
} as const satisfies Record<string, Parameter>;

export const CENTRE_PARAMETERS = {
  place_steady: WORKPLACE_PARAMETERS.place_steady,
  place_accounts: WORKPLACE_PARAMETERS.place_accounts,
  hand_over_late_days: HAND_OVER_PARAMETERS.hand_over_late_days,
  centre_hand_overs: {
    value: 3,
    about: 'People who must have been handed from one room to another for the two to be one centre',
    source: `${ours}; two may have been on one list by chance`,
  },
  centre_transfers: {
    value: 2,
    about: 'People whose calls were passed on while they went on, from which two accounts are taken to work together',
    source: `${ours}; strangers pass each other no calls, and one person none to himself; one may be a slip of a key`,
  },
  centre_most: {
    value: 450,
    about: 'Largest log-odds, in hundredths, that accounts work as one place',
    source: `${ours}; of 140 found in twenty simulated seizures two were none`,
  },
  centre_pair_most: {
    value: 150,
    about: 'The same for two or three accounts of two operators: they may be one person whose accounts were not linked',
    source: `${ours}; of 25 found in thirty simulated seizures six were none, before desks and hand-overs of two were looked at`,
  },
  centre_min_seats: {
    value: 3,
    about: 'People at work at the same time from which accounts of one operator are a call centre',
    source: `${ours}; two phones are a couple, three a room`,
  },
  centre_callers: {
    value: 250,
    about: "Log-odds, in hundredths, by which an operator's talks must say that several people speak",
    source: `${ours}; most operators whose talks overlap have a dialler`,
  },
  centre_meetings: {
    value: 300,
    about:
      'Log-odds, in hundredths, that two or three operators who hand people on and share no room must have of being several people, by talks at the same moment',
    source: `${ours}; twenty to one: one person who changes accounts hands people on too`,
  },
  centre_company: {
    value: 250,
    about:
      'Per mille of the days at work of several operators who share no room on which another of them must be at work too',
    source: `${ours}; a crew comes on the same days, be it in two shifts; one person takes up one account after the other`,
  },
  centre_join: {
    value: 300,
    about: 'Per mille of the accounts of the smaller of two places that must work at both for them to be one centre',
    source: `${ours}; after the rule that clusters are joined only when a quarter of the pairs link`,
  },
} as const satisfies Record<string, Parameter>;
