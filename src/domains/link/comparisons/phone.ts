import { phoneTail } from '../sql-text.ts';
import { edits } from './edits.ts';
import type { ComparisonType } from './type.ts';

export const phone: ComparisonType = {
  type: 'phone',
  about: 'a telephone number with or without country code; mistyped or exchanged digits',
  columns: [1, 1],
  shared: 0.4,
  parts: ([column]) => ({ v: phoneTail(column!) }),
  measures: (a, b) => ({ edits: edits(a, b, 2, 0.8) }),
  levels: () => [
    { name: 'equal', says: 'is the same', m: 0.85 },
    { name: 'digit', says: 'differs by one digit', m: 0.07, when: (_a, _b, x) => `${x('edits')} <= 1` },
    { name: 'digits', says: 'differs by two digits', m: 0.02, when: (_a, _b, x) => `${x('edits')} <= 2` },
    { name: 'different', says: 'differs', m: 0.06 },
  ],
};
