import { readFileSync } from 'node:fs';
import type { Reader, Row } from '../../engines/engine.ts';
import type { ReviewPair } from './item.ts';

/** One line of two records side by side. */
export interface Comparison {
  readonly what: string;
  readonly left: string;
  readonly right: string;
  /** same, differs, or open where one side says nothing. */
  readonly agreement: 'same' | 'differs' | 'open';
}

/** Two records as a person compares them. */
export interface SideBySide {
  readonly left: string;
  readonly right: string;
  readonly lines: readonly Comparison[];
}

type Side = 'account' | 'complaint' | 'call' | 'known';

const SQL = Object.fromEntries(
  ['account', 'complaint', 'call', 'known'].map((name) => [
    name,
    readFileSync(new URL(`record-${name}.sql`, import.meta.url), 'utf8'),
  ]),
) as Readonly<Record<Side, string>>;

const SIDES = {
  accounts: ['account', 'account'],
  complaint_call: ['complaint', 'call'],
  known_match: ['known', 'account'],
} as const satisfies Record<ReviewPair['subject'], readonly [Side, Side]>;

/** The two records of a pair; undefined when one of them is not in this build. */
export async function sideBySide(engine: Reader, pair: ReviewPair): Promise<SideBySide | undefined> {
  const [leftSide, rightSide] = SIDES[pair.subject];
  const left = (await engine.rows(SQL[leftSide], { key: pair.a }))[0];
  const right = (await engine.rows(SQL[rightSide], { key: pair.b }))[0];
  if (!left || !right) return undefined;
  return { left: `${leftSide} ${pair.a}`, right: `${rightSide} ${pair.b}`, lines: compare(left, right) };
}

function compare(left: Row, right: Row): Comparison[] {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return names
    .map((what) => {
      const [l, r] = [shown(left[what]), shown(right[what])];
      const agreement = l === '' || r === '' ? 'open' : l === r ? 'same' : 'differs';
      return { what, left: l, right: r, agreement } as const;
    })
    .filter(({ left: l, right: r }) => l !== '' || r !== '');
}

function shown(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}
