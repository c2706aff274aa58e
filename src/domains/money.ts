import type { Parameter } from '../pipeline/step.ts';

/** Set from case.json for every case: the declared value is only what a case without one falls back on. */
export const BASE_CURRENCY = {
  base_currency: {
    value: 'GBP',
    about: 'Currency of sums; other currencies are listed apart',
    source: 'case.json',
    form: { pattern: /^[A-Z]{3}$/, about: 'a currency of three capital letters (ISO 4217)', example: 'GBP' },
  },
} as const satisfies Record<string, Parameter>;
