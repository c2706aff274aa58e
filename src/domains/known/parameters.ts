import type { Parameter } from '../../pipeline/step.ts';

const measured = 'Ours; how often such matches were right on simulated seizures stands in docs/known.md';

/** When two chosen names are close enough to be worth a look. */
export const NAME_PARAMETERS = {
  name_min_letters: {
    value: 7,
    about: 'Signs that a chosen name must have before a near match with it is looked at',
    source: 'Ours: shorter names are first names and words that many people choose',
  },
  name_max_operators: {
    value: 2,
    about: 'Operators that may have the same chosen name before it counts as a common word',
    source: 'Ours: two operators may be one person who was not recognised; three have a word in common',
  },
} as const satisfies Record<string, Parameter>;

/** When an exact agreement is a hit, and how sure each kind of match is. */
export const KNOWN_PARAMETERS = {
  ip_min_days: {
    value: 2,
    about: 'Days on which an account must have used an IP address before it is a hit',
    source: 'Ours: other agencies rarely say when they saw an address, and addresses change hands within days',
  },
  line_max_operators: {
    value: 2,
    about: 'Operators that may have called a known telephone before it counts as a line that everybody calls',
    source: 'Ours: a supplier of the whole scene is called by many; it points to none of them',
  },
  p_exact: {
    value: 0.99,
    about: 'That an exact e-mail, handle, telephone or wallet of one hand is right',
    source: measured,
  },
  p_device: { value: 0.97, about: 'That a device fingerprint of one hand is right', source: measured },
  p_ip: { value: 0.9, about: 'That an address of one hand, used on several days, is right', source: measured },
  p_called: {
    value: 0.9,
    about: 'That a known telephone called by one hand alone belongs to it or its crew',
    source: measured,
  },
  p_shared: {
    value: 0.5,
    about: 'That a value of two operators, or an address of one day, points to this one',
    source: measured,
  },
  p_digit_beside: {
    value: 0.9,
    about:
      'That a telephone with a slip in its digits is the same, where the operation knows another identifier of its operator',
    source: measured,
  },
  p_digit: {
    value: 0.6,
    about: 'That a telephone with a slip in its digits is the same, with nothing beside it',
    source: measured,
  },
  p_name_beside: {
    value: 0.93,
    about: 'That the same chosen name elsewhere is the same person, where the operation knows another identifier of it',
    source: measured,
  },
  p_name: {
    value: 0.55,
    about: 'That the same chosen name elsewhere is the same person, with nothing beside it',
    source: measured,
  },
  p_letter_beside: {
    value: 0.93,
    about:
      'That a chosen name with one letter changed is the same person, where the operation knows another identifier of it',
    source: measured,
  },
  p_letter: {
    value: 0.75,
    about: 'That a chosen name with one letter changed is the same person, with nothing beside it',
    source: measured,
  },
  p_other_hand: {
    value: 0.12,
    about: 'That a near match is right where the operation knows an operator of this case exactly, and it is another',
    source: measured,
  },
} as const satisfies Record<string, Parameter>;

const counted = 'Ours: simulated seizures that the rules were not made on, docs/known.md';

/** How hits fared where the truth is known: stands beside every hit. */
export const KNOWN_MEASURED = {
  measured_hits: { value: 1712, about: 'Hits that were compared with the truth', source: counted },
  measured_right: { value: 1711, about: 'Of them those that led to the right hand', source: counted },
} as const satisfies Record<string, Parameter>;

/**
 * How near matches fared where the truth is known, by what they rest on: stands beside every one. Claims and, of them,
 * those that led to the right hand.
 */
const NEAR_MEASURED = {
  shared: { about: 'values that agree but not for one hand alone', claims: 38, right: 28 },
  same: { about: 'near matches beside an exact one of the same operator', claims: 366, right: 355 },
  other: { about: 'near matches beside an exact one of another operator', claims: 121, right: 12 },
  name: { about: 'equal names elsewhere with nothing beside them', claims: 236, right: 148 },
  letter: { about: 'names with one letter changed and nothing beside them', claims: 388, right: 282 },
  digit: { about: 'telephones with a slip in their digits and nothing beside them', claims: 31, right: 22 },
} as const;

type NearSort = keyof typeof NEAR_MEASURED;

export const NEAR_MEASURED_PARAMETERS = Object.fromEntries(
  (Object.keys(NEAR_MEASURED) as NearSort[]).flatMap((sort) => {
    const { about, claims, right } = NEAR_MEASURED[sort];
    return [
      [`${sort}_claims`, { value: claims, about: `Compared with the truth: ${about}`, source: counted }],
      [`${sort}_right`, { value: right, about: `Of them right: ${about}`, source: counted }],
    ] as const;
  }),
) satisfies Record<string, Parameter>;
