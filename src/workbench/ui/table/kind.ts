/** A column as the server describes it: of a hidden one there is the name, never a value. */
export interface TableColumn {
  readonly name: string;
  readonly type: string;
  readonly about: string;
  readonly hidden: boolean;
}

/** How a column is shown and what it can be filtered by. */
export type ColumnKind =
  | 'phone'
  | 'operator'
  | 'account'
  | 'time'
  | 'duration'
  | 'money'
  | 'count'
  | 'probability'
  | 'number'
  | 'truth'
  | 'region'
  | 'list'
  /** What a rule wrote: a sentence, or a word that it classes by. */
  | 'rule'
  | 'text';

const BY_NAME: Readonly<Record<string, ColumnKind>> = {
  number: 'phone',
  number_id: 'phone',
  operator_id: 'operator',
  account_ref: 'account',
  account_a: 'account',
  account_b: 'account',
  referrer_ref: 'account',
  region: 'region',
  organisations: 'list',
  account_refs: 'list',
  names: 'list',
  known_in: 'list',
  operator_a: 'operator',
  operator_b: 'operator',
  class: 'rule',
  relation: 'rule',
  judgement: 'rule',
  number_type: 'rule',
  reasons: 'rule',
  priority_reasons: 'rule',
  region_reasons: 'rule',
  care: 'rule',
  evidence: 'rule',
  outcome: 'rule',
  conversion: 'rule',
  measured: 'rule',
  how: 'rule',
};

export function kindOf({ name, type }: Pick<TableColumn, 'name' | 'type'>): ColumnKind {
  const named = BY_NAME[name];
  if (named) return named;
  if (type === 'BIGINT') return /_s$/.test(name) ? 'duration' : 'count';
  if (type === 'DOUBLE') return /probability$|^share_|_sure$/.test(name) ? 'probability' : 'number';
  if (type === 'BOOLEAN') return 'truth';
  if (type === 'TIMESTAMP' || type === 'DATE') return 'time';
  return type.startsWith('DECIMAL') ? 'money' : 'text';
}

/** The kind of a column whose type is not told, by its name and a value. */
export function guessedKind(name: string, value: unknown): ColumnKind {
  if (/_at$|^at$|_on$|_date$/.test(name)) return 'time';
  if (/^(amount|loss|spent|balance|reported_loss)$/.test(name)) return 'money';
  if (typeof value === 'boolean') return 'truth';
  if (typeof value === 'number' || typeof value === 'bigint') {
    return kindOf({ name, type: /probability$|^share_|_sure$/.test(name) ? 'DOUBLE' : 'BIGINT' });
  }
  return kindOf({ name, type: 'VARCHAR' });
}

const RIGHT: readonly ColumnKind[] = ['duration', 'money', 'count', 'probability', 'number'];

/** Figures stand at the right, so that their digits are below each other. */
export function alignedRight(kind: ColumnKind): boolean {
  return RIGHT.includes(kind);
}

const WIDTHS: Readonly<Record<ColumnKind, number>> = {
  phone: 150,
  operator: 150,
  account: 110,
  time: 165,
  duration: 130,
  money: 150,
  count: 112,
  probability: 128,
  number: 90,
  truth: 80,
  region: 140,
  list: 220,
  rule: 200,
  text: 200,
};

/** Pixels that a column takes until somebody chooses. */
export function firstWidth(kind: ColumnKind): number {
  return WIDTHS[kind];
}
