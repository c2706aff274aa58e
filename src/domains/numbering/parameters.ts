import type { Parameter } from '../../pipeline/step.ts';

/**
 * Choices of the rules by which spellings become numbers; README.md says what they do. Weights are in thousandths of a
 * power of ten.
 */
export const PHONE_PARAMETERS = {
  phone_most_regions: {
    value: 25,
    about: 'Regions of the case whose national spellings are tried, the most called first',
    source: 'ours: beyond the most used regions, chance agreement outweighs',
  },
  phone_habit_sample: {
    value: 40,
    about: 'Spellings of an account that show where it dials from, the most used first',
    source: 'ours: more do not change the region that is found',
  },
  phone_noise_milli: {
    value: 1700,
    about: 'How much likelier a valid number is than one that is not valid where it is dialled',
    source: 'ours: one number in fifty is mistyped or out of service, log10 of 50',
  },
  phone_unlikely_milli: {
    value: 500,
    about: 'How much less likely a landline or special number is to be called than a mobile',
    source: 'ours: three times, log10 of 3',
  },
  phone_lead_milli: {
    value: 1000,
    about: 'How far a region must lead before an account is taken to dial from it',
    source: 'ours: ten times likelier than the next',
  },
  phone_specific_milli: {
    value: 2000,
    about: 'How many fewer numbers of a length the plan of a bare calling code must have to be preferred',
    source: 'ours: a hundred times fewer make it likelier than a missing trunk 0',
  },
  phone_short_digits: {
    value: 6,
    about: 'Digits up to which a number is a service number or short code',
    source: 'ITU-T E.164 leaves numbers so short to the countries',
  },
} as const satisfies Readonly<Record<string, Parameter>>;
