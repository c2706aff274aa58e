import type { SmallTable } from '../raw.ts';

/** Seizures of other kinds, as small raw tables, with what should feed what. */
export interface Shape {
  readonly tables: readonly SmallTable[];
  /** Table → target, then field → columns. Fields that are not named may be mapped or not. */
  readonly expect: Readonly<Record<string, readonly [target: string | null, fields: Readonly<Record<string, string>>]>>;
}

/** The moment at which these seizures begin: milliseconds since 1970, UTC. */
export const START = Date.UTC(2021, 2, 1);

export const w = (text: string) => text.split(' ');
