import type { Engine } from '../../engines/engine.ts';
import { explainPairs, type PairExplanation } from './explain.ts';
import type { LinkResult } from './link.ts';
import { filledCounts, scoreSql, UNITS, unitsOf } from './score.ts';

export interface ThresholdRow {
  readonly probability: number;
  /** Pairs at or above it. */
  readonly pairs: number;
  /** Of these, pairs that are expected to be no match. */
  readonly falseLinks: number;
  /** Matches expected among the kept pairs below it. */
  readonly missed: number;
}

/** What the charts of a run show. */
export interface LinkCharts {
  /** Pairs by weight: whole bits, lower end. */
  readonly weights: readonly { readonly bits: number; readonly pairs: number }[];
  readonly thresholds: readonly ThresholdRow[];
  /** The surest pair, one in the middle, and those nearest the threshold on both sides. */
  readonly examples: readonly PairExplanation[];
  /** Rows looked at, and how many of them could not be linked at a probability even to a copy of themselves. */
  readonly unlinkable: {
    readonly rows: number;
    readonly at: readonly { readonly probability: number; readonly rows: number }[];
  };
  /** Clusters by number of rows, smallest first. */
  readonly sizes: readonly { readonly rows: number; readonly clusters: number }[];
}

const THRESHOLDS = [0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999];

/** Rows that the share of unlinkable ones is estimated on. */
const LOOKED_AT = 50_000;

export async function linkCharts(engine: Engine, result: LinkResult): Promise<LinkCharts> {
  const { pair, cluster } = result.tables;
  const weights = await engine.rows(
    `SELECT CAST(floor(units / ${UNITS}.0) AS INTEGER) AS bits, count(*) AS pairs FROM ${pair} GROUP BY 1 ORDER BY 1`,
  );
  const sizes = await engine.rows(
    `SELECT n AS rows, count(*) AS clusters FROM (SELECT count(*) AS n FROM ${cluster} GROUP BY cluster_rid) GROUP BY 1 ORDER BY 1`,
  );
  return {
    weights: weights.map((row) => ({ bits: Number(row['bits']), pairs: Number(row['pairs']) })),
    thresholds: await thresholdRows(engine, result),
    examples: await examplePairs(engine, result),
    unlinkable: await unlinkable(engine, result),
    sizes: sizes.map((row) => ({ rows: Number(row['rows']), clusters: Number(row['clusters']) })),
  };
}

async function thresholdRows(engine: Engine, result: LinkResult): Promise<ThresholdRow[]> {
  const rows: ThresholdRow[] = [];
  for (const probability of THRESHOLDS.filter((p) => p >= result.model.keep)) {
    // Summed as whole millionths: the order of pairs makes no difference.
    const millionths = 'CAST(round(1e6 * probability) AS BIGINT)';
    const [row] = await engine.rows(
      `SELECT count(*) FILTER (units >= $at) AS pairs,
              CAST(coalesce(sum(1000000 - ${millionths}) FILTER (units >= $at), 0) AS BIGINT) AS wrong,
              CAST(coalesce(sum(${millionths}) FILTER (units < $at), 0) AS BIGINT) AS missed FROM ${result.tables.pair}`,
      { at: unitsOf(probability) },
    );
    rows.push({
      probability,
      pairs: Number(row!['pairs']),
      falseLinks: Number(row!['wrong']) / 1e6,
      missed: Number(row!['missed']) / 1e6,
    });
  }
  return rows;
}

async function examplePairs(engine: Engine, result: LinkResult): Promise<PairExplanation[]> {
  const { pair } = result.tables;
  const at = unitsOf(result.model.link);
  const columns = 'left_id, left_side, right_id, right_side';
  const rows = await engine.rows(
    `(SELECT ${columns}, 0 AS part, units, l, r FROM ${pair} ORDER BY units DESC, l, r LIMIT 1)
     UNION (SELECT ${columns}, 1, units, l, r FROM ${pair} WHERE units >= $at ORDER BY units DESC, l, r LIMIT 1
            OFFSET (SELECT count(*) // 2 FROM ${pair} WHERE units >= $at))
     UNION (SELECT ${columns}, 2, units, l, r FROM ${pair} WHERE units >= $at ORDER BY units, l, r LIMIT 2)
     UNION (SELECT ${columns}, 3, units, l, r FROM ${pair} WHERE units < $at ORDER BY units DESC, l, r LIMIT 2)
     ORDER BY units DESC, part, l, r`,
    { at },
  );
  const seen = new Set<string>();
  const pairs = rows.flatMap((row) => {
    const key = `${row['l']} ${row['r']}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const side = (column: string): 0 | 1 => (Number(row[column]) === 1 ? 1 : 0);
    return [
      {
        left: String(row['left_id']),
        leftSide: side('left_side'),
        right: String(row['right_id']),
        rightSide: side('right_side'),
      },
    ];
  });
  return pairs.length === 0 ? [] : explainPairs(engine, result, pairs);
}

async function unlinkable(engine: Engine, result: LinkResult): Promise<LinkCharts['unlinkable']> {
  const { plan, model } = result;
  const { record } = plan.tables;
  const total = result.rows.left + result.rows.right;
  const step = Math.max(1, Math.ceil(total / LOOKED_AT));
  const from = `FROM (SELECT * FROM ${record} WHERE hash(rid) % ${step} = 0) AS a JOIN ${record} AS b ON a.rid = b.rid`;
  const filled = await filledCounts(engine, plan);
  const counts = THRESHOLDS.map((p, i) => `count(*) FILTER (units < ${unitsOf(p)}) AS n${i}`);
  const [row] = await engine.rows(
    `SELECT count(*) AS n, ${counts.join(', ')} FROM (${scoreSql(plan, model, from, 0, filled, Number.NEGATIVE_INFINITY)})`,
  );
  const at = THRESHOLDS.map((probability, i) => ({ probability, rows: Number(row![`n${i}`]) }));
  return { rows: Number(row!['n']), at };
}
