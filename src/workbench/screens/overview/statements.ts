import { readFileSync } from 'node:fs';

const sql = (name: string): string => readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8');

export const DAYS = sql('days');
export const COUNTRIES = sql('countries');
export const ORGANISATIONS = sql('organisations');
export const RANGE_TOTALS = sql('range-totals');
export const RANGE_COUNTRIES = sql('range-countries');
export const RANGE_ORGANISATIONS = sql('range-organisations');
export const FIGURES = 'SELECT name, value, unit, rule FROM figure ORDER BY position';
