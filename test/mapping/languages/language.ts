import type { makeComplaints, Style } from '../world.ts';

export type Logical = 'accounts' | 'logins' | 'payments' | 'calls' | 'codes' | 'tickets' | 'complaints';

export interface Language {
  readonly style?: Style;
  readonly complaints?: Parameters<typeof makeComplaints>[0];
  /** Table name and column names, in the order of the world's rows. */
  readonly tables: Partial<Record<Logical, readonly [string, readonly string[]]>>;
}

/** Cents as money is written with a decimal comma, with dots between thousands, with a decimal point. */
export const comma = (cents: number) => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
export const dotted = (cents: number) => comma(cents).replace(/\B(?=(\d{3})+,)/g, '.');
export const point = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
export const w = (text: string) => text.split(' ');
