import { isList } from './block.ts';
import type { LinkPlan, PlannedComparison } from './plan.ts';

/** How pairs are drawn from the records. */
export interface PairSource {
  /** SQL: `FROM … WHERE …` with the records `a` (first) and `b`. */
  readonly from: string;
  /** Further columns of the result: SQL over `a` and `b`. */
  readonly extra?: Readonly<Record<string, string>>;
  /** SQL over `e<i>` (0 missing, 1 equal, 2 neither), `t<i>` and the extra columns: pairs that are worth a closer look. */
  readonly worth?: string;
  /** Further columns computed beside `e<i>`: SQL over `a` and `b`. */
  readonly beside?: Readonly<Record<string, string>>;
}

export type Mode = 'within' | 'across' | 'both';

/** Pairs that rule `j` brings together, less those that an earlier rule brought. */
export function rulePairs(plan: LinkPlan, j: number, mode: Mode, earlier: boolean, sample?: string): string {
  const { record } = plan.tables;
  const rules = plan.model.blocking;
  const left = sample ? `(SELECT * FROM ${record} WHERE ${sample})` : record;
  const order = mode === 'across' ? 'a.side = 0 AND b.side = 1' : 'a.rid < b.rid';
  const excluded = earlier ? rules.slice(0, j).map((_, i) => `AND NOT ${together(plan, i)}`) : [];
  // At least one of the two is new; where everything is, the condition costs nothing.
  const fresh = 'AND (a.fresh OR b.fresh)';
  if (!isList(rules[j]!)) {
    return `FROM ${left} AS a JOIN ${record} AS b ON a.k${j} = b.k${j} AND ${order} WHERE true ${fresh} ${excluded.join(' ')}`;
  }
  const each = (source: string): string => `(SELECT rid, side, unnest(k${j}) AS key FROM ${source})`;
  return `FROM (SELECT DISTINCT a.rid AS l, b.rid AS r FROM ${each(left)} AS a JOIN ${each(record)} AS b ON a.key = b.key AND ${order}) AS p
    JOIN ${record} AS a ON a.rid = p.l JOIN ${record} AS b ON b.rid = p.r WHERE true ${fresh} ${excluded.join(' ')}`;
}

/** SQL: rule `j` brings `a` and `b` together. Never NULL. */
export function together(plan: LinkPlan, j: number): string {
  if (isList(plan.model.blocking[j]!)) return `coalesce(list_has_any(a.k${j}, b.k${j}), false)`;
  return `coalesce(a.k${j} = b.k${j}, false)`;
}

/**
 * SQL that compares pairs: l, r (record numbers), g<i> (levels) and the source's columns. A costly function runs once for a
 * pair, and only where both values are there and differ and the pair is still worth it.
 */
export function comparePairs(plan: LinkPlan, source: PairSource): string {
  const names = [...Object.keys(source.extra ?? {}), ...Object.keys(source.beside ?? {})];
  const first = [
    'a.rid AS l',
    'b.rid AS r',
    ...plan.comparisons.flatMap((comparison) => [equality(comparison), ...bothSides(comparison)]),
    ...Object.entries({ ...source.extra, ...source.beside }).map(([name, sql]) => `${sql} AS ${name}`),
  ];
  const measures = plan.comparisons.flatMap(measureColumns);
  const levels = plan.comparisons.map(levelColumn);
  const worth = source.worth ? `WHERE ${source.worth}` : '';
  return `SELECT l, r, ${[...levels, ...names].join(', ')}
    FROM (SELECT *${measures.map((sql) => `, ${sql}`).join('')}
      FROM (SELECT ${first.join(', ')} ${source.from}) ${worth})`;
}

function equality({ index }: PlannedComparison): string {
  return `CAST(coalesce(2 - CAST(a.c${index}_v = b.c${index}_v AS TINYINT), 0) AS TINYINT) AS e${index}`;
}

/** Only comparisons that look closer need the values behind the join. */
function bothSides(comparison: PlannedComparison): string[] {
  if (comparison.levels.length <= 2) return [];
  return Object.keys(comparison.parts).flatMap((part) => [
    `a.c${comparison.index}_${part} AS a${comparison.index}_${part}`,
    `b.c${comparison.index}_${part} AS b${comparison.index}_${part}`,
  ]);
}

function sides({ index }: PlannedComparison) {
  return { a: (part: string): string => `a${index}_${part}`, b: (part: string): string => `b${index}_${part}` };
}

function measureColumns(comparison: PlannedComparison): string[] {
  const { a, b } = sides(comparison);
  const measures = comparison.type.measures?.(a, b) ?? {};
  return Object.entries(measures).map(
    ([name, sql]) => `CASE WHEN e${comparison.index} = 2 THEN ${sql} END AS m${comparison.index}_${name}`,
  );
}

function levelColumn(comparison: PlannedComparison): string {
  const { index, levels } = comparison;
  if (levels.length <= 2) return `e${index} AS g${index}`;
  const { a, b } = sides(comparison);
  const x = (measure: string): string => `m${index}_${measure}`;
  const cases = levels.flatMap((level, l) => (level.when ? [`WHEN ${level.when(a, b, x)} THEN ${l + 1}`] : []));
  return `CAST(CASE WHEN e${index} < 2 THEN e${index} ELSE CASE ${cases.join(' ')} ELSE ${levels.length} END END AS TINYINT) AS g${index}`;
}

/** SQL: the levels of a pair in one whole number, four bits each. */
export function packLevels(plan: LinkPlan): string {
  return plan.comparisons.map(({ index }) => `(CAST(g${index} AS BIGINT) << ${4 * index})`).join(' + ');
}

/** The levels back from a packed number. */
export function unpackLevels(pattern: bigint, count: number): Uint8Array {
  const levels = new Uint8Array(count);
  for (let i = 0; i < count; i++) levels[i] = Number((pattern >> BigInt(4 * i)) & 15n);
  return levels;
}
