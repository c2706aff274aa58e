import { dateDigits } from '../sql-text.ts';
import type { ComparisonType, Side } from './type.ts';

/** Dates as eight digits; a bare year is a date of that precision. */
export const date: ComparisonType = {
  type: 'date',
  about: 'a date, also with a mistyped digit, day and month exchanged, or only the year known',
  columns: [1, 1],
  parts: ([column], { dateOrder }) => ({ v: dateDigits(column!, dateOrder) }),
  measures: (a, b) => ({ edits: typing(a, b) }),
  levels: () => [
    { name: 'equal', says: 'is the same', m: 0.87 },
    { name: 'typo', says: 'differs by one digit, or two digits or day and month exchanged', m: 0.06, when: typo },
    { name: 'near', says: 'is the same but for the day, or the year', m: 0.02, when: near },
    { name: 'year', says: 'is in the same year', m: 0.02, when: (a, b) => `left(${a('v')}, 4) = left(${b('v')}, 4)` },
    { name: 'different', says: 'differs', m: 0.03 },
  ],
};

function typo(a: Side, b: Side, x: (measure: string) => string): string {
  const whole = `length(${a('v')}) = 8 AND length(${b('v')}) = 8`;
  const exchanged = `${a('v')} = left(${b('v')}, 4) || right(${b('v')}, 2) || substr(${b('v')}, 5, 2)`;
  return `${whole} AND (${x('edits')} <= 1 OR ${exchanged})`;
}

function near(a: Side, b: Side): string {
  return `length(${a('v')}) = 8 AND length(${b('v')}) = 8
    AND (left(${a('v')}, 6) = left(${b('v')}, 6) OR right(${a('v')}, 4) = right(${b('v')}, 4))`;
}

/** Edits between dates of eight digits: a digit mistyped or two exchanged change two places at most, which is cheap to see. */
function typing(a: Side, b: Side): string {
  return `CASE WHEN length(${a('v')}) = length(${b('v')}) THEN
    CASE WHEN hamming(${a('v')}, ${b('v')}) <= 2 THEN damerau_levenshtein(${a('v')}, ${b('v')}) END END`;
}
