import type { Engine } from '../../engines/engine.ts';
import type { LinkResult } from './link.ts';
import { type Comparison, type LinkModel, ruleName } from './model.ts';
import { comparePairs, together } from './pairs.ts';
import type { LinkPlan } from './plan.ts';
import {
  filledCounts,
  frequencyUnits,
  levelUnits,
  priorUnits,
  probabilityOf,
  relatedUnits,
  UNITS,
  unitsOf,
} from './score.ts';

/** One step of a waterfall. Bits: +1 doubles the odds, −1 halves them. */
export interface FieldWeight {
  readonly name: string;
  /** The level's name; `missing` when a value is missing on either side. */
  readonly level: string;
  /** `surname is nearly the same`. */
  readonly says: string;
  readonly weight: number;
  /** What the value's own frequency adds to or takes from agreement on it. */
  readonly frequency: number;
  /** Rows that have the value they agree on; undefined where they do not agree. */
  readonly sharedBy: number | undefined;
  /** The values as they came (very long ones cut). */
  readonly left: string | undefined;
  readonly right: string | undefined;
}

export interface PairExplanation {
  readonly left: string;
  readonly right: string;
  /** Bits before anything is compared. */
  readonly prior: number;
  readonly fields: readonly FieldWeight[];
  /** What is taken off because relatives (a household, a firm) would agree on as much: 0 or less. */
  readonly related: number;
  /** prior + Σ (weight + frequency) + related. */
  readonly total: number;
  readonly probability: number;
  /** Rules that bring the pair together; none: it was never compared. */
  readonly rules: readonly string[];
  readonly linked: boolean;
  /** `+SURNAME+DOB−CITY`: fields that speak for (+) and against (−), strongest first. */
  readonly key: string;
  /** One plain sentence: linked or not, and why. */
  readonly sentence: string;
}

export interface PairOfIds {
  readonly left: string;
  readonly leftSide?: 0 | 1;
  readonly right: string;
  readonly rightSide?: 0 | 1;
}

/** Explains any pairs, also those that no rule brought together; pairs of ids that are not there are left out. */
export async function explainPairs(
  engine: Engine,
  result: LinkResult,
  pairs: readonly PairOfIds[],
): Promise<PairExplanation[]> {
  const { plan, model } = result;
  const { row, record } = plan.tables;
  const filled = await filledCounts(engine, plan);
  const from = `FROM (SELECT unnest($left) AS li, unnest($ls) AS ls, unnest($right) AS ri, unnest($rs) AS rs, generate_subscripts($left, 1) AS pos) AS p
    JOIN ${row} AS x ON x.id = p.li AND x.side = CAST(p.ls AS UTINYINT) JOIN ${row} AS y ON y.id = p.ri AND y.side = CAST(p.rs AS UTINYINT)
    JOIN ${record} AS a ON a.rid = x.rid JOIN ${record} AS b ON b.rid = y.rid`;
  const source = (comparison: Comparison): string => `n${plan.columns.indexOf(comparison.columns[0]!)}`;
  const each = plan.comparisons.flatMap(({ index, model }) => [
    [`f${index}`, `greatest(a.f${index}, b.f${index})`],
    [`va${index}`, `x.${source(model)}`],
    [`vb${index}`, `y.${source(model)}`],
  ]);
  const rules = model.blocking.map((_, j) => [`rule${j}`, together(plan, j)]);
  const beside = Object.fromEntries([['li', 'p.li'], ['ri', 'p.ri'], ['pos', 'p.pos'], ...each, ...rules]);
  const rows = await engine.rows(`SELECT * FROM (${comparePairs(plan, { from, beside })}) ORDER BY pos`, {
    left: pairs.map((pair) => pair.left),
    ls: pairs.map((pair) => String(pair.leftSide ?? 0)),
    right: pairs.map((pair) => pair.right),
    rs: pairs.map((pair) => String(pair.rightSide ?? (result.mode === 'across' ? 1 : 0))),
  });
  return rows.map((found) => explainRow(plan, model, filled, found));
}

function explainRow(
  plan: LinkPlan,
  model: LinkModel,
  filled: readonly number[],
  row: Record<string, unknown>,
): PairExplanation {
  const fields = plan.comparisons.map((comparison): FieldWeight => {
    const { index, levels } = comparison;
    const level = Number(row[`g${index}`]);
    const { name } = comparison.model;
    const shared = Number(row[`f${index}`]);
    const text = (key: string): string | undefined => (row[key] === null ? undefined : String(row[key]));
    return {
      name,
      level: level === 0 ? 'missing' : levels[level - 1]!.name,
      says: level === 0 ? `${name} is missing` : `${name} ${levels[level - 1]!.says}`,
      weight: levelUnits(model, index)[level]! / UNITS,
      frequency: level === 1 ? frequencyUnits(comparison, model, filled, shared) / UNITS : 0,
      sharedBy: level === 1 && comparison.model.frequency ? shared : undefined,
      left: text(`va${index}`),
      right: text(`vb${index}`),
    };
  });
  const each = fields.map((field) => Math.round((field.weight + field.frequency) * UNITS));
  const related = relatedUnits(
    model,
    each.map((value, i) => (fields[i]!.level === 'missing' ? undefined : value)),
  );
  const units = each.reduce((sum, value) => sum + value, priorUnits(model) + related);
  const rules = model.blocking.flatMap((rule, j) => (row[`rule${j}`] === true ? [ruleName(rule)] : []));
  const linked = rules.length > 0 && units >= unitsOf(model.link);
  const probability = probabilityOf(units);
  return {
    left: String(row['li']),
    right: String(row['ri']),
    prior: priorUnits(model) / UNITS,
    fields,
    related: related / UNITS,
    total: units / UNITS,
    probability,
    rules,
    linked,
    key: compactKey(fields),
    sentence: sentenceOf(fields, probability, rules, linked, model),
  };
}

/** Fields below half a bit say nothing either way. */
const SILENT = 0.5;

function strongest(fields: readonly FieldWeight[], sign: 1 | -1): FieldWeight[] {
  const sum = (field: FieldWeight): number => sign * (field.weight + field.frequency);
  return fields.filter((field) => sum(field) >= SILENT).sort((a, b) => sum(b) - sum(a));
}

export function compactKey(fields: readonly FieldWeight[]): string {
  const upper = (field: FieldWeight): string => field.name.toUpperCase();
  return [
    ...strongest(fields, 1).map((field) => `+${upper(field)}`),
    ...strongest(fields, -1).map((field) => `−${upper(field)}`),
  ].join('');
}

/** In words what is next to certain either way: rounding must not make it certain. */
function chance(probability: number): string {
  if (probability > 0.9999) return 'over 99.99 %';
  if (probability < 0.0001) return 'under 0.01 %';
  return `${(100 * probability).toFixed(probability > 0.999 || probability < 0.01 ? 2 : 1)} %`;
}

function sentenceOf(
  fields: readonly FieldWeight[],
  probability: number,
  rules: readonly string[],
  linked: boolean,
  model: LinkModel,
): string {
  const list = (some: readonly FieldWeight[]): string =>
    some
      .slice(0, 4)
      .map((field) => field.says)
      .join(', ');
  const [pro, contra] = [strongest(fields, 1), strongest(fields, -1)];
  const reasons = [
    pro.length > 0 ? `${list(pro)}` : 'nothing speaks for it',
    ...(contra.length > 0 ? [`but ${list(contra)}`] : []),
  ].join('; ');
  const percent = chance(probability);
  if (rules.length === 0)
    return `Not compared, as no blocking rule brings the two together; it would be ${percent}: ${reasons}.`;
  if (linked) return `The same with ${percent}: ${reasons}.`;
  return `Not linked, as ${percent} is below ${100 * model.link} %: ${reasons}.`;
}

/**
 * SQL over the table of pairs (column `pattern`): the compact key, in the order of the comparisons. Names of comparisons
 * are bound parameters.
 */
export function compactKeySql(plan: LinkPlan, model: LinkModel): { sql: string; params: Record<string, string> } {
  const params: Record<string, string> = {};
  const parts = (sign: 1 | -1): string[] =>
    plan.comparisons.flatMap(({ index, model: comparison }) => {
      const units = levelUnits(model, index);
      const levels = units.flatMap((value, level) => (sign * value >= SILENT * UNITS ? [level] : []));
      if (levels.length === 0) return [];
      params[`key${sign === 1 ? 'p' : 'm'}${index}`] = `${sign === 1 ? '+' : '−'}${comparison.name.toUpperCase()}`;
      return [
        `CASE WHEN (pattern >> ${4 * index}) & 15 IN (${levels.join(', ')}) THEN $key${sign === 1 ? 'p' : 'm'}${index} ELSE '' END`,
      ];
    });
  return { sql: [...parts(1), ...parts(-1), "''"].join(' || '), params };
}
