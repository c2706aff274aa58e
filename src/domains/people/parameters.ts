import type { Parameter } from '../../pipeline/step.ts';

const ours = 'Ours: a person keeps few accounts; what more of them share is a service, a default or an exit';

/** More accounts than this share a value: it is a hub and resolves nobody. */
export const HUB_PARAMETERS = {
  hub_email: { value: 20, about: 'Accounts that may share an e-mail base address', source: ours },
  hub_handle: { value: 20, about: 'Accounts that may share a messenger handle', source: ours },
  hub_phone: { value: 10, about: 'Accounts that may share an own phone', source: ours },
  hub_wallet: { value: 5, about: 'Accounts that may pay from one wallet', source: ours },
  hub_device: { value: 3, about: 'Accounts that may share a device fingerprint', source: ours },
  hub_ip: { value: 8, about: 'Accounts that may share an IP address before it counts as an exit', source: ours },
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
