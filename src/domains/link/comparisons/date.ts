import { dateDigits } from '../sql-text.ts';
import type { ComparisonType, Side } from './type.ts';

/** Dates as eight digits; a bare year is a date of that precision. */
export const date: ComparisonType = {
  type: 'date',
  about: 'a date, also with a mistyped digit, day and month exchanged, or only the year known',
  columns: [1, 1],
  shared: 0.02,
  parts: ([column], { dateOrder }) => {
    const digits = dateDigits(column!, dateOrder);
    return {
      v: digits,
      y: `CAST(left(${digits}, 4) AS SMALLINT)`,
      m: `try_cast(substr(${digits}, 5, 2) AS TINYINT)`,
      d: `try_cast(substr(${digits}, 7, 2) AS TINYINT)`,
    };
  },
  // Between eight digits, one mistyped or two exchanged change two places at most, which is cheap to see.
  measures: (a, b) => ({
    edits: `CASE WHEN length(${a('v')}) = 8 AND length(${b('v')}) = 8 THEN
      CASE WHEN hamming(${a('v')}, ${b('v')}) <= 2 THEN damerau_levenshtein(${a('v')}, ${b('v')}) END END`,
  }),
  levels: () => [
    { name: 'equal', says: 'is the same', m: 0.87 },
    {
      name: 'typo',
      says: 'differs by one digit, two exchanged digits, or day and month exchanged',
      m: 0.06,
      when: typo,
    },
    { name: 'near', says: 'is the same but for the day, or the year', m: 0.02, when: near },
    { name: 'year', says: 'is in the same year', m: 0.02, when: (a, b) => `${a('y')} = ${b('y')}` },
    { name: 'different', says: 'differs', m: 0.03 },
  ],
};

function typo(a: Side, b: Side, x: (measure: string) => string): string {
  return `${x('edits')} <= 1 OR (${a('y')} = ${b('y')} AND ${a('m')} = ${b('d')} AND ${a('d')} = ${b('m')})`;
}

function near(a: Side, b: Side): string {
  return `${a('m')} = ${b('m')} AND (${a('y')} = ${b('y')} OR ${a('d')} = ${b('d')})`;
}
