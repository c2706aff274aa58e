import { country } from './tables/country.ts';
import { impersonation } from './tables/impersonation.ts';
import { number } from './tables/number.ts';
import { numberCalls } from './tables/number-calls.ts';
import { presentedNumber } from './tables/presented-number.ts';
import { victim } from './tables/victim.ts';

export const TELEPHONY = [numberCalls, number, victim, impersonation, presentedNumber, country];
