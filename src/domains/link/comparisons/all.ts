import { address } from './address.ts';
import { code } from './code.ts';
import { date } from './date.ts';
import { email } from './email.ts';
import { exact } from './exact.ts';
import { fullName } from './full-name.ts';
import { name } from './name.ts';
import { number } from './number.ts';
import { phone } from './phone.ts';
import { place } from './place.ts';
import { set } from './set.ts';
import { text } from './text.ts';
import { time } from './time.ts';
import type { ComparisonType } from './type.ts';

/** Every way to compare, by the name that models use. */
export const COMPARISON_TYPES = {
  exact,
  text,
  name,
  'full-name': fullName,
  code,
  date,
  time,
  phone,
  email,
  address,
  number,
  set,
  place,
} as const satisfies Readonly<Record<string, ComparisonType>>;

export type ComparisonName = keyof typeof COMPARISON_TYPES;

export const COMPARISON_NAMES = Object.keys(COMPARISON_TYPES) as [ComparisonName, ...ComparisonName[]];
