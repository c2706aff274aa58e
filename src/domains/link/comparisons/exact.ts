import type { ComparisonType } from './type.ts';

export const exact: ComparisonType = {
  type: 'exact',
  about: 'the same or not: sex, country, a category',
  columns: [1, 1],
  shared: 0.5,
  parts: ([column]) => ({ v: column! }),
  levels: () => [
    { name: 'equal', says: 'is the same', m: 0.95 },
    { name: 'different', says: 'differs', m: 0.05 },
  ],
};
