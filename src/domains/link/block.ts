import type { Engine } from '../../engines/engine.ts';
import { LIST_FORMS } from './keys.ts';
import { type BlockingRule, ruleName } from './model.ts';
import type { LinkPlan } from './plan.ts';

/** What one blocking rule brings together. */
export interface RuleReport {
  readonly rule: string;
  /** Different keys that two rows or more share, those dropped not counted. */
  readonly keys: number;
  /** Pairs it brings together, also those that an earlier rule brought. */
  readonly pairs: number;
  /** Keys that made too many pairs, the rows that have them, and the pairs that were not made. */
  readonly droppedKeys: number;
  readonly droppedRows: number;
  readonly droppedPairs: number;
  /** Pairs that it found first and that were kept; filled when pairs are scored. */
  readonly kept?: number;
}

export function isList(rule: BlockingRule): boolean {
  return rule.keys.some((key) => LIST_FORMS.has(key.as));
}

/**
 * Counts what every rule makes, drops the keys that make too many pairs (no key above `keyPairs`; the largest keys
 * until the rule stays within `rulePairs`), and finishes the records with the keys that are left and value counts.
 */
export async function block(engine: Engine, plan: LinkPlan, across: boolean): Promise<RuleReport[]> {
  const { dropped } = plan.tables;
  await engine.run(
    `CREATE OR REPLACE TABLE ${dropped} (rule INTEGER, key UBIGINT, n BIGINT, pairs BIGINT, sample INTEGER)`,
  );
  const reports: RuleReport[] = [];
  for (const [j, rule] of plan.model.blocking.entries()) reports.push(await dropLarge(engine, plan, j, rule, across));
  await finishRecords(engine, plan, reports);
  return reports;
}

function keySizes(plan: LinkPlan, j: number, rule: BlockingRule, across: boolean): string {
  const key = isList(rule) ? `unnest(k${j})` : `k${j}`;
  const pairs = across
    ? `count(*) FILTER (side = 0) * count(*) FILTER (side = 1)`
    : 'CAST(count(*) * (count(*) - 1) // 2 AS BIGINT)';
  return `SELECT key, count(*) AS n, ${pairs} AS pairs, min(rid) AS sample
    FROM (SELECT ${key} AS key, side, rid FROM ${plan.tables.record}_raw) WHERE key IS NOT NULL GROUP BY key HAVING count(*) > 1`;
}

async function dropLarge(engine: Engine, plan: LinkPlan, j: number, rule: BlockingRule, across: boolean) {
  const sizes = `${plan.tables.record}_size`;
  await engine.run(`CREATE OR REPLACE TABLE ${sizes} AS ${keySizes(plan, j, rule, across)}`);
  const histogram = await engine.rows(
    `SELECT pairs, count(*) AS keys, CAST(sum(n) AS BIGINT) AS n FROM ${sizes} WHERE pairs > 0 GROUP BY pairs ORDER BY pairs`,
  );
  const report = { rule: ruleName(rule), keys: 0, pairs: 0, droppedKeys: 0, droppedRows: 0, droppedPairs: 0 };
  let cap = plan.model.keyPairs;
  for (const row of histogram) {
    const [pairs, keys, n] = [Number(row['pairs']), Number(row['keys']), Number(row['n'])];
    if (pairs <= cap && report.pairs + pairs * keys <= plan.model.rulePairs) {
      report.keys += keys;
      report.pairs += pairs * keys;
      continue;
    }
    cap = Math.min(cap, pairs - 1);
    report.droppedKeys += keys;
    report.droppedRows += n;
    report.droppedPairs += pairs * keys;
  }
  if (report.droppedKeys > 0) {
    const insert = `INSERT INTO ${plan.tables.dropped} SELECT $rule, key, n, pairs, sample FROM ${sizes} WHERE pairs > $cap`;
    await engine.run(insert, { rule: j, cap });
  }
  await engine.run(`DROP TABLE ${sizes}`);
  return report;
}

async function finishRecords(engine: Engine, plan: LinkPlan, reports: readonly RuleReport[]): Promise<void> {
  const { record, dropped } = plan.tables;
  const replaced: string[] = [];
  const joins: string[] = [];
  for (const [j, rule] of plan.model.blocking.entries()) {
    if (reports[j]!.droppedKeys === 0) continue;
    const gone = `SELECT key FROM ${dropped} WHERE rule = ${j}`;
    if (isList(rule)) {
      replaced.push(
        `list_filter(k${j}, lambda key: NOT list_contains((SELECT list(key) FROM (${gone})), key)) AS k${j}`,
      );
    } else {
      joins.push(`LEFT JOIN (${gone}) AS d${j} ON d${j}.key = r.k${j}`);
      replaced.push(`CASE WHEN d${j}.key IS NULL THEN r.k${j} END AS k${j}`);
    }
  }
  const counts = plan.comparisons.map(({ index, model }) => {
    if (!model.frequency) return `0::INTEGER AS f${index}`;
    joins.push(
      `LEFT JOIN (SELECT c${index}_v AS v, CAST(count(*) AS INTEGER) AS n FROM ${record}_raw WHERE c${index}_v IS NOT NULL GROUP BY 1) AS t${index} ON t${index}.v = r.c${index}_v`,
    );
    return `t${index}.n AS f${index}`;
  });
  const star = replaced.length > 0 ? `r.* REPLACE (${replaced.join(', ')})` : 'r.*';
  await engine.run(
    `CREATE OR REPLACE TABLE ${record} AS SELECT ${star}, ${counts.join(', ')} FROM ${record}_raw AS r ${joins.join('\n')} ORDER BY rid`,
  );
  await engine.run(`DROP TABLE ${record}_raw`);
}
