import type { Parameter } from '../../pipeline/step.ts';

/** What accounts are compared by. */
export const ACCOUNT_IDENTIFIER_PARAMETERS = {
  address_gap_days: {
    value: 30,
    about: 'Days without any use after which an address counts as leased anew',
    source: 'Ours: providers lease addresses for days to months; who had one long ago says nothing',
  },
  shown_min_calls: {
    value: 2,
    about: 'Calls in which an account showed a number before it counts as one of the numbers that it shows',
    source: 'Ours: made-up numbers meet once by chance',
  },
  shown_by_most: {
    value: 8,
    about: 'Accounts that show a number at most for it to be looked at as a rare one',
    source: 'Ours: a bound on pairs; what more accounts show is on offer, not theirs',
  },
  name_length: {
    value: 6,
    about: 'Letters and digits that the stem of a name has at least',
    source: 'Ours: shorter names are words that many people use',
  },
} as const satisfies Record<string, Parameter>;

/** What more accounts share is never looked at pair by pair. */
export const IDENTIFIER_PARAMETERS = {
  shared_by_most: {
    value: 40,
    about: 'Accounts that may share a value whose pairs are looked at; what more share resolves nobody',
    source: 'Ours: a bound on work (780 pairs a value), beyond the accounts that one person keeps',
  },
} as const satisfies Record<string, Parameter>;

/** When pairs become one operator. */
export const OPERATOR_PARAMETERS = {
  join_from: {
    value: 1000,
    about: 'Weight of a pair, in thousandths of a bit, from which it joins: 1000 is two to one',
    source: 'Ours: what joins is put to a court; weaker pairs are shown, and joined by people',
  },
  join_support: {
    value: 15,
    about: 'Of a hundred pairs between two groups those that must be linked for the groups to join',
    source: 'Ours, measured on simulated seizures: one pair by chance must not glue two large groups',
  },
} as const satisfies Record<string, Parameter>;

/** Which pairs are shown besides those that joined. */
export const LINK_PARAMETERS = {
  shown_from: {
    value: 0.05,
    about: 'Probability of being one person from which a pair that did not join is shown as associated',
    source: 'Ours: below it a pair shares what strangers share',
  },
  centre_accounts: {
    value: 60,
    about: 'Accounts of a call centre up to which each two of them are listed as associated',
    source: 'Ours: a bound on the number of rows; larger centres stand in call_centre',
  },
} as const satisfies Record<string, Parameter>;

const pointsSource =
  'Ours, after the order in Operation Elaborate: spend and region first, then known elsewhere; harm added';

/** How operators are ranked: points of a hundred. */
export const PRIORITY_PARAMETERS = {
  points_victims: {
    value: 40,
    about: 'Points for the operator with most victims; others by rank',
    source: pointsSource,
  },
  points_spent: { value: 25, about: 'Points for the operator who spent most; others by rank', source: pointsSource },
  points_codes: {
    value: 20,
    about: 'Points for the operator with most captured codes; others by rank',
    source: pointsSource,
  },
  points_known: { value: 10, about: 'Points for being known to another operation', source: pointsSource },
  points_region: { value: 5, about: 'Points for working from or on the home region of the case', source: pointsSource },
} as const satisfies Record<string, Parameter>;

/** Set from case.json; empty: no region comes first. */
export const HOME_REGION = {
  home_region: {
    value: '',
    about: "The investigating agency's own region",
    source: 'case.json',
    form: {
      pattern: /^([A-Z]{2})?$/,
      about: 'a region of two capital letters (ISO 3166-1), or nothing',
      example: 'GB',
    },
  },
} as const satisfies Record<string, Parameter>;
