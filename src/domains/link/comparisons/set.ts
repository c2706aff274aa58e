import type { ComparisonType } from './type.ts';

const ITEMS = (column: string): string =>
  `list_sort(list_distinct(list_filter(list_transform(regexp_split_to_array(left(${column}, 4000), '[;|,]'), lambda i: trim(i)), lambda i: i <> '')))`;

/** A list in one column, divided by `;`, `|` or `,`. Limits: shared items, most first. */
export const set: ComparisonType = {
  type: 'set',
  about: 'a list of values in one column: how many they share',
  columns: [1, 1],
  shared: 0.3,
  parts: ([column]) => ({ v: `NULLIF(array_to_string(${ITEMS(column!)}, ';'), '')`, w: ITEMS(column!) }),
  measures: (a, b) => ({ shared: `len(list_intersect(${a('w')}, ${b('w')}))` }),
  levels: (thresholds = [2, 1]) => [
    { name: 'equal', says: 'is the same', m: 0.5 },
    ...thresholds.map((limit) => ({
      name: `shared${limit}`,
      says: `shares ${limit === 1 ? 'one value' : `${limit} values or more`}`,
      m: 0.35 / thresholds.length,
      when: (_a: unknown, _b: unknown, x: (measure: string) => string) => `${x('shared')} >= ${limit}`,
    })),
    { name: 'different', says: 'shares nothing', m: 0.15 },
  ],
};
