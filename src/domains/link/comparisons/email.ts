import { emailBase, emailDomain, emailLocal } from '../sql-text.ts';
import type { ComparisonType } from './type.ts';

export const email: ComparisonType = {
  type: 'email',
  about: 'an e-mail address without what providers ignore; the same name at another provider; spelling errors',
  columns: [1, 1],
  shared: 0.05,
  parts: ([column]) => ({ v: emailBase(column!), l: emailLocal(column!), d: emailDomain(column!) }),
  measures: (a, b) => ({ near: `jaro_winkler_similarity(NULLIF(${a('l')}, ''), NULLIF(${b('l')}, ''))` }),
  levels: () => [
    { name: 'equal', says: 'is the same', m: 0.8 },
    { name: 'name', says: 'has the same name at another provider', m: 0.06, when: (a, b) => `${a('l')} = ${b('l')}` },
    { name: 'near', says: 'is nearly the same', m: 0.06, when: (_a, _b, x) => `${x('near')} >= 0.92` },
    { name: 'different', says: 'differs', m: 0.08 },
  ],
};
