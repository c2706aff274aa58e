import type { Parameter } from '../../pipeline/step.ts';

export const CANDIDATE_PARAMETERS: Readonly<Record<'complaint_most', Parameter>> = {
  complaint_most: {
    value: 200,
    about: 'Calls that a complaint is compared with at most, nearest first, by each kind of agreement',
    source: 'ours: among so many that fit alike no call stands out',
  },
};

export const PERSON_NUMBER_PARAMETERS: Readonly<Record<'listed', Parameter>> = {
  listed: {
    value: 30,
    about: 'Of a hundred people who complain, those who stand with name and address in the call lists of the case',
    source: 'ours: centres with lists call hardly anybody else, but not every list is seized',
  },
};

export const PLACE_PARAMETERS: Readonly<Record<'postcode_pairs', Parameter>> = {
  postcode_pairs: {
    value: 30,
    about: 'Complaints with a postcode and a landline that was dialled, from which on where postcodes lie is learnt',
    source: 'ours: fewer show chance',
  },
};

export const RATE_PARAMETERS = {
  rate_days: {
    value: 30,
    about: 'Days that an exchange rate may be old',
    source: 'ours: longer than any holiday without rates, shorter than a currency needs to change much',
  },
} as const satisfies Record<string, Parameter>;

export const LINK_PARAMETERS: Readonly<
  Record<
    | 'complaint_link'
    | 'complaint_call'
    | 'complaint_review'
    | 'complaint_same_scam'
    | 'complaint_person_60'
    | 'complaint_person_near'
    | 'complaint_person_30'
    | 'complaint_person_10',
    Parameter
  >
> = {
  complaint_link: {
    value: 0.8,
    about: 'A complaint is linked to a scam that it means with at least this probability',
    source: 'ours: four to one; what is less sure waits for a person',
  },
  complaint_call: {
    value: 0.6,
    about: 'Of a scam that is linked, calls that belong to it with at least this probability',
    source:
      'ours: three to two; each pair states its own probability, and leaving these out would lose more than it spares',
  },
  complaint_review: {
    value: 0.05,
    about: 'Pairs of at least this probability are shown for review',
    source: 'ours: below one in twenty looking costs more than it finds',
  },
  complaint_same_scam: {
    value: 0.99,
    about: 'That another call of more than a minute in the same scene is part of the scam that the complaint tells of',
    source: 'ours: scenes are put together by rules with an error rate of their own (docs/scenes.md)',
  },
  complaint_person_60: {
    value: 0.93,
    about: 'The same of a call of up to a minute: a person took it and no machine',
    source: 'ours: callers hang up on some greetings; measured on simulated seizures (docs/complaints.md)',
  },
  complaint_person_near: {
    value: 0.91,
    about:
      'The same of a call of up to 30 seconds within an hour of the call that was meant, under the same number: begun again, or called back',
    source: 'ours: as above',
  },
  complaint_person_30: {
    value: 0.65,
    about: 'The same of any other call of 11 to 30 seconds: as long as most greetings',
    source: 'ours: as above',
  },
  complaint_person_10: {
    value: 0.8,
    about: 'The same of any other call of up to 10 seconds: shorter than most greetings, people hang up that fast',
    source: 'ours: as above',
  },
};
