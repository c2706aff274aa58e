import type { ComparisonType } from './type.ts';

const DEGREES = (column: string): string => `try_cast(${column} AS DOUBLE)`;

/** Mean radius of the Earth, kilometres (IUGG). */
const EARTH_KM = 6371.0088;

/** Latitude and longitude in degrees. Limits: kilometres, nearest first. */
export const place: ComparisonType = {
  type: 'place',
  about: 'latitude and longitude in degrees: within one, ten, fifty kilometres',
  columns: [2, 2],
  shared: 0.6,
  parts: ([latitude, longitude]) => ({
    v: `CASE WHEN abs(${DEGREES(latitude!)}) <= 90 AND abs(${DEGREES(longitude!)}) <= 180 THEN ${latitude!} || ' ' || ${longitude!} END`,
    p: `radians(${DEGREES(latitude!)})`,
    q: `radians(${DEGREES(longitude!)})`,
  }),
  measures: (a, b) => ({
    km: `${2 * EARTH_KM} * asin(least(1, sqrt(pow(sin((${a('p')} - ${b('p')}) / 2), 2) + cos(${a('p')}) * cos(${b('p')}) * pow(sin((${a('q')} - ${b('q')}) / 2), 2))))`,
  }),
  levels: (thresholds = [1, 10, 50]) => [
    { name: 'equal', says: 'is the same', m: 0.5 },
    ...thresholds.map((limit) => ({
      name: `km${limit}`,
      says: `is within ${limit} km`,
      m: 0.4 / thresholds.length,
      when: (_a: unknown, _b: unknown, x: (measure: string) => string) => `${x('km')} <= ${limit}`,
    })),
    { name: 'different', says: 'is further away', m: 0.1 },
  ],
};
