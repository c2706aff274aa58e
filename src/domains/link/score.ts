import type { Engine } from '../../engines/engine.ts';
import type { LinkModel } from './model.ts';
import { comparePairs, type Mode, packLevels, rulePairs } from './pairs.ts';
import type { LinkPlan, PlannedComparison } from './plan.ts';

/** Weights are summed as whole thousandths of a bit: sums do not depend on their order. */
export const UNITS = 1000;

/** Thousandths of a bit by level; level 0 (missing) is 0. */
export function levelUnits(model: LinkModel, index: number): number[] {
  const levels = model.comparisons[index]!.levels ?? [];
  return [0, ...levels.map(({ m, u }) => Math.round(UNITS * Math.log2(m / u)))];
}

export function priorUnits(model: LinkModel): number {
  return unitsOf(model.prior!);
}

/** Thousandths of a bit of the odds of a probability. */
export function unitsOf(probability: number): number {
  return Math.round(UNITS * Math.log2(probability / (1 - probability)));
}

export function probabilityOf(units: number): number {
  return 1 / (1 + 2 ** (-units / UNITS));
}

/**
 * Compares every pair that the rules bring together and keeps those at or above the model's `keep`, with their weights.
 * Returns the pairs that each rule kept first.
 */
export async function scorePairs(engine: Engine, plan: LinkPlan, model: LinkModel, mode: Mode): Promise<number[]> {
  const scored = `${plan.tables.record}_scored`;
  await engine.run(
    `CREATE OR REPLACE TABLE ${scored} (l INTEGER, r INTEGER, rule UTINYINT, pattern BIGINT, frequency INTEGER, related INTEGER, units INTEGER)`,
  );
  const filled = await filledCounts(engine, plan);
  for (const j of model.blocking.keys()) {
    await engine.run(`INSERT INTO ${scored} ${scoreSql(plan, model, rulePairs(plan, j, mode, true), j, filled)}`);
  }
  const rows = await engine.rows(`SELECT rule, count(*) AS n FROM ${scored} GROUP BY rule ORDER BY rule`);
  const kept = new Map(rows.map((row) => [Number(row['rule']), Number(row['n'])]));
  await writePairs(engine, plan, scored);
  return [...model.blocking.keys()].map((j) => kept.get(j) ?? 0);
}

/** Rows with a value, by comparison: what frequencies are shares of. */
export async function filledCounts(engine: Engine, plan: LinkPlan): Promise<number[]> {
  const counts = plan.comparisons.map(({ index }) => `count(c${index}_v) AS n${index}`);
  const [row] = await engine.rows(`SELECT ${counts.join(', ')} FROM ${plan.tables.record}`);
  return plan.comparisons.map(({ index }) => Number(row![`n${index}`]));
}

/** SQL that scores the pairs of a source; `keep` in units, minus infinity keeps all. */
export function scoreSql(
  plan: LinkPlan,
  model: LinkModel,
  from: string,
  rule: number,
  filled: readonly number[],
  keep: number = unitsOf(model.keep),
): string {
  const frequency = plan.comparisons.map(({ index }) => `t${index}`).join(' + ');
  const beside = Object.fromEntries(
    plan.comparisons.map((each) => [`t${each.index}`, frequencySql(each, model, filled)]),
  );
  const best = plan.comparisons.map(({ index }) => bestCase(index, levelUnits(model, index)));
  const exact = plan.comparisons.map(({ index }) => unitCase(`g${index}`, levelUnits(model, index)));
  const prior = priorUnits(model);
  const related = relatedSql(plan, model);
  const enough = !Number.isFinite(keep) ? '' : `WHERE units >= ${keep}`;
  const worth = !Number.isFinite(keep) ? {} : { worth: `${prior} + ${frequency} + ${best.join(' + ')} >= ${keep}` };
  // What relatives would agree on takes from a pair: it is worked out for those that are high enough without it.
  return `SELECT l, r, ${rule} AS rule, pattern, frequency, related, units FROM (
    SELECT l, r, pattern, frequency, related, plain + related AS units FROM (
      SELECT l, r, pattern, frequency, plain, ${related} AS related FROM (
        SELECT *, ${packLevels(plan)} AS pattern, ${frequency} AS frequency,
          ${prior} + ${frequency} + ${exact.join(' + ')} AS plain
        FROM (${comparePairs(plan, { from, beside, ...worth })})) ${enough.replace('units', 'plain')})) ${enough}`;
}

/** Odds of "related" against "strangers" that a pair starts from. */
function relatedOdds(model: LinkModel): number {
  return (model.related ?? 0) / Math.max(1e-12, 1 - (model.related ?? 0) - model.prior!);
}

/**
 * SQL, in units, never above 0: relatives agree on much without being the same. With weights w against strangers, relatives
 * are 2^w times shared + (1 - shared) times as likely to agree so; that likelihood stands beside the strangers'.
 */
function relatedSql(plan: LinkPlan, model: LinkModel): string {
  const odds = relatedOdds(model);
  if (odds === 0) return '0';
  const factors = plan.comparisons.flatMap(({ index }) => {
    const shared = model.comparisons[index]!.shared ?? 0;
    if (shared === 0) return [];
    const [, equal, ...others] = levelUnits(model, index);
    const rest = others.map((units, l) => `WHEN ${l + 2} THEN ${relatedFactor(units, shared)}::DOUBLE`).join(' ');
    return [
      `CASE g${index} WHEN 0 THEN 1::DOUBLE WHEN 1 THEN ${shared}::DOUBLE * pow(2, (${equal} + t${index}) / ${UNITS}::DOUBLE) + ${1 - shared}::DOUBLE ${rest} END`,
    ];
  });
  return `CAST(round(-${UNITS} * log2(1 + ${[`${odds}::DOUBLE`, ...factors].join(' * ')})) AS INTEGER)`;
}

function relatedFactor(units: number, shared: number): number {
  return shared * 2 ** (units / UNITS) + 1 - shared;
}

/** The same for one pair: `fields` are units with frequency by comparison, undefined where a value is missing. */
export function relatedUnits(model: LinkModel, fields: readonly (number | undefined)[]): number {
  const odds = relatedOdds(model);
  if (odds === 0) return 0;
  const product = fields.reduce<number>((sum, units, i) => {
    return units === undefined ? sum : sum * relatedFactor(units, model.comparisons[i]!.shared ?? 0);
  }, odds);
  return Math.round(-UNITS * Math.log2(1 + product));
}

/** Agreement on a value counts by how common the value is, not by how common agreement is. */
function frequencySql({ index, model }: PlannedComparison, trained: LinkModel, filled: readonly number[]): string {
  const u = trained.comparisons[index]!.levels?.[0]?.u;
  if (!model.frequency || u === undefined || filled[index] === 0) return '0';
  const share = `greatest(a.f${index}, b.f${index}) / ${filled[index]}::DOUBLE`;
  return `CASE WHEN a.c${index}_v = b.c${index}_v THEN CAST(round(${UNITS} * log2(${u}::DOUBLE / greatest(${share}, ${trained.frequencyFloor}))) AS INTEGER) ELSE 0 END`;
}

/** The same for one value that `count` rows have. */
export function frequencyUnits(
  { index, model }: PlannedComparison,
  trained: LinkModel,
  filled: readonly number[],
  count: number,
): number {
  const u = trained.comparisons[index]!.levels?.[0]?.u;
  if (!model.frequency || u === undefined || !filled[index]) return 0;
  return Math.round(UNITS * Math.log2(u / Math.max(count / filled[index], trained.frequencyFloor)));
}

function unitCase(column: string, units: readonly number[]): string {
  return `CASE ${column} ${units.map((value, level) => `WHEN ${level} THEN ${value}`).join(' ')} END`;
}

/** What a pair can still reach when only equality is known. */
function bestCase(index: number, units: readonly number[]): string {
  const rest = units.slice(2).reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return `CASE e${index} WHEN 0 THEN 0 WHEN 1 THEN ${units[1] ?? 0} ELSE ${Number.isFinite(rest) ? rest : 0} END`;
}

async function writePairs(engine: Engine, plan: LinkPlan, scored: string): Promise<void> {
  const { pair, row } = plan.tables;
  await engine.run(
    `CREATE OR REPLACE TABLE ${pair} AS
     SELECT a.id AS left_id, a.side AS left_side, b.id AS right_id, b.side AS right_side,
            units / ${UNITS}::DOUBLE AS weight, 1 / (1 + pow(2, -units / ${UNITS}::DOUBLE)) AS probability,
            rule, pattern, frequency / ${UNITS}::DOUBLE AS frequency, related / ${UNITS}::DOUBLE AS related, l, r, units
     FROM ${scored} JOIN ${row} AS a ON a.rid = l JOIN ${row} AS b ON b.rid = r ORDER BY units DESC, l, r`,
  );
  await engine.run(`DROP TABLE ${scored}`);
}

/** Puts pairs of an earlier run among those of this one, where both rows are still there and unchanged. */
export async function addKnownPairs(engine: Engine, plan: LinkPlan, known: string): Promise<void> {
  const { pair, row } = plan.tables;
  await engine.run(
    `CREATE OR REPLACE TABLE ${pair} AS
     SELECT * FROM (
       FROM ${pair}
       UNION ALL
       SELECT a.id, a.side, b.id, b.side, k.units / ${UNITS}::DOUBLE, 1 / (1 + pow(2, -k.units / ${UNITS}::DOUBLE)),
              k.rule, k.pattern, k.frequency, k.related, a.rid, b.rid, k.units
       FROM ${known} AS k
       JOIN ${row} AS a ON a.id = k.left_id AND NOT a.fresh
       JOIN ${row} AS b ON b.id = k.right_id AND NOT b.fresh
     ) ORDER BY units DESC, l, r`,
  );
}
