import type { Pair } from './data.ts';

type Line = Pair['records']['lines'][number];

/** Lists of values in which one in common tells more than all that differ. */
const LISTS: ReadonlySet<string> = new Set(['wallets', 'devices', 'addresses', 'phones']);
/** What two accounts of one person need not have alike: it is shown and not marked. */
const ACTIVITY: ReadonlySet<string> = new Set([
  'plan',
  'registered',
  'first_call',
  'last_call',
  'calls',
  'victims',
  'spent',
  'time_zone',
  'time_precision',
]);

/** As the records say it. */
const SHARED = / \(shared by (\d+)\)$/;

/** How a line of two records is marked. */
export type Mark = Line['agreement'] | 'partly' | 'unmarked';

/** A value of a list, and whether the other side has it too. */
export interface ListedValue {
  readonly text: string;
  /** How many accounts share it; undefined where that is not told. */
  readonly sharedBy: number | undefined;
  readonly common: boolean;
}

/** The values of both sides of a line of lists; undefined for any other line. */
export function listed(line: Line): { readonly left: ListedValue[]; readonly right: ListedValue[] } | undefined {
  if (!LISTS.has(line.what)) return undefined;
  const [left, right] = [line.left, line.right].map((text) => text.split('; ').filter((value) => value !== ''));
  const [onLeft, onRight] = [new Set(left!.map(bare)), new Set(right!.map(bare))];
  return {
    left: left!.map((text) => listedValue(text, onRight)),
    right: right!.map((text) => listedValue(text, onLeft)),
  };
}

export function markOf(line: Line): Mark {
  if (line.agreement !== 'differs') return line.agreement;
  if (ACTIVITY.has(line.what)) return 'unmarked';
  return listed(line)?.left.some(({ common }) => common) ? 'partly' : 'differs';
}

function listedValue(text: string, others: ReadonlySet<string>): ListedValue {
  const shared = SHARED.exec(text)?.[1];
  const value = bare(text);
  return { text: value, sharedBy: shared === undefined ? undefined : Number(shared), common: others.has(value) };
}

/** The value without how many share it. */
function bare(text: string): string {
  return text.replace(SHARED, '');
}
