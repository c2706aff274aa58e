import type { Pairs } from '../mapping.ts';
import { type Binder, trimmed } from './expressions.ts';
import { position } from './lookups.ts';

/**
 * Rows of `$file` in which two make one: columns `c<n>` of the opening row, `z<n>` of its closing row (NULL without one). Of
 * several opening rows of a key (an INVITE that is tried again, or repeated within the call) the first of `prefer` counts, else
 * the last.
 */
export function pairedRows(pairs: Pairs, closing: readonly number[], binder: Binder): string {
  const key = pairs.key.map(({ column }, at) => `${trimmed(`c${position(column)}`)} AS k${at}`).join(', ');
  const names = pairs.key.map((_, at) => `k${at}`);
  const kind = `trim(c${position(pairs.kind.column)})`;
  const { prefer } = pairs;
  const wanted = prefer ? `list_contains(${binder.bind(prefer.values)}, trim(c${position(prefer.column)}))` : 'true';
  const rank = `coalesce(${wanted}, false) DESC, CASE WHEN ${wanted} THEN _row ELSE -_row END`;
  const taken = closing.map((column) => `, arg_min(c${position(column)}, _row) AS z${column}`).join('');
  return [
    `(SELECT o.*${closing.map((column) => `, c.z${column}`).join('')}`,
    `  FROM (SELECT *, ${key} FROM read_parquet($file) WHERE list_contains(${binder.bind(pairs.opens)}, ${kind})`,
    `    QUALIFY row_number() OVER (PARTITION BY ${names.join(', ')} ORDER BY ${rank}) = 1) AS o`,
    `  LEFT JOIN (SELECT ${key}${taken} FROM read_parquet($file) WHERE list_contains(${binder.bind(pairs.closes)}, ${kind})`,
    `    GROUP BY ${names.join(', ')}) AS c ON ${names.map((name) => `c.${name} = o.${name}`).join(' AND ')})`,
  ].join('\n  ');
}
