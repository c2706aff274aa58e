import type { Engine } from '../../engines/engine.ts';
import type { RuleReport } from './block.ts';
import { type PatternCount, PERSONAL, type RuleCounts, type Trained, train } from './em.ts';
import type { LinkModel } from './model.ts';
import { comparePairs, type Mode, packLevels, rulePairs, together, unpackLevels } from './pairs.ts';
import type { LinkPlan } from './plan.ts';
import type { Prepared } from './prepare.ts';

/** How the weights of a model came about; stored with it. */
export interface TrainingRecord {
  readonly rows: number;
  readonly totalPairs: number;
  readonly randomPairs: number;
  readonly rounds: number;
  readonly converged: boolean;
  readonly rules: readonly { readonly rule: string; readonly sampled: number; readonly matches: number }[];
  /** Matched pairs expected behind each comparison's m; 0: never trained, kept the type's starting values. */
  readonly support: Readonly<Record<string, number>>;
}

/** Trains what the model leaves open; given weights and a given prior stay as they are. */
export async function trainModel(
  engine: Engine,
  plan: LinkPlan,
  mode: Mode,
  prepared: Prepared,
  reports: readonly RuleReport[],
): Promise<{ model: LinkModel; record: TrainingRecord }> {
  const totalPairs = possiblePairs(prepared, mode);
  const rules: RuleCounts[] = [];
  for (const j of plan.model.blocking.keys()) rules.push(await rulePatterns(engine, plan, mode, j, reports[j]!));
  const random = await randomPatterns(engine, plan, mode, prepared, totalPairs);
  const equal = await equalShares(engine, plan);
  const trained = train({
    start: plan.comparisons.map(({ levels, model }) => (model.levels ?? levels).map((level) => level.m)),
    rules,
    random,
    // Where all pairs are looked at, their patterns say how often values are equal by chance.
    equal: totalPairs > plan.model.randomPairs ? equal : equal.map(() => undefined),
    totalPairs,
    rows: prepared.left + prepared.right,
    prior: plan.model.prior,
    shared: sharedStart(plan, equal),
  });
  const sampled = (rule: RuleCounts): number => rule.patterns.reduce((sum, { count }) => sum + count, 0);
  return {
    model: withWeights(plan, trained),
    record: {
      rows: prepared.left + prepared.right,
      totalPairs,
      randomPairs: random.reduce((sum, { count }) => sum + count, 0),
      rounds: trained.rounds,
      converged: trained.converged,
      rules: reports.map(({ rule }, j) => ({
        rule,
        sampled: sampled(rules[j]!),
        matches: rounded(trained.ruleMatches[j]!),
      })),
      support: Object.fromEntries(plan.comparisons.map(({ model }, i) => [model.name, rounded(trained.support[i]!)])),
    },
  };
}

/** Pairs that could be made at all. */
export function possiblePairs({ left, right }: Prepared, mode: Mode): number {
  if (mode === 'across') return Math.max(1, left * right);
  return Math.max(1, ((left + right) * (left + right - 1)) / 2);
}

function withWeights(plan: LinkPlan, trained: Trained): LinkModel {
  const comparisons = plan.comparisons.map(({ model, levels }, i) => ({
    ...model,
    shared: rounded(trained.shared[i]!),
    levels:
      model.levels ??
      levels.map(({ name }, l) => ({
        name,
        m: rounded(Math.min(trained.m[i]![l]!, 1 - 1e-9)),
        u: rounded(Math.min(trained.u[i]![l]!, 1 - 1e-9)),
      })),
  }));
  return {
    ...plan.model,
    comparisons,
    prior: plan.model.prior ?? rounded(trained.prior),
    related: rounded(trained.related),
  };
}

/** Nine significant digits: what is stored is what is used. */
function rounded(value: number): number {
  return Number(value.toPrecision(9));
}

async function rulePatterns(
  engine: Engine,
  plan: LinkPlan,
  mode: Mode,
  j: number,
  report: RuleReport,
): Promise<RuleCounts> {
  const keys = plan.model.blocking[j]!.keys.map((key) => key.column);
  const blocked = plan.comparisons.map(({ model }) => model.columns.some((column) => keys.includes(column)));
  const rate = Math.min(1, plan.model.trainingPairs / Math.max(report.pairs, 1));
  // A row is in or out by a hash of its number, together with all its pairs to rows behind it.
  const parts = 1_000_000;
  const sample = rate < 1 ? `hash(rid) % ${parts} < ${Math.max(1, Math.round(rate * parts))}` : undefined;
  const earlier = plan.model.blocking.slice(0, j).map((_, i) => together(plan, i));
  const beside = { found: earlier.length > 0 ? earlier.join(' OR ') : 'false' };
  const pairs = comparePairs(plan, { from: rulePairs(plan, j, mode, false, sample), beside });
  const rows = await engine.rows(
    `SELECT ${packLevels(plan)} AS pattern, count(*) AS n, count(*) FILTER (NOT found) AS first FROM (${pairs}) GROUP BY 1 ORDER BY 1`,
  );
  return { blocked, patterns: rows.map((row) => patternOf(row, plan)), scale: 1 / rate };
}

function patternOf(row: Record<string, unknown>, plan: LinkPlan): PatternCount {
  const pattern = BigInt(row['pattern'] as number | bigint);
  return {
    levels: unpackLevels(pattern, plan.comparisons.length),
    count: Number(row['n']),
    first: Number(row['first'] ?? 0),
  };
}

/** Patterns of random pairs: all pairs where there are few, else pairs drawn by hashes of 0, 1, 2, … */
async function randomPatterns(
  engine: Engine,
  plan: LinkPlan,
  mode: Mode,
  { left, right }: Prepared,
  totalPairs: number,
): Promise<PatternCount[]> {
  const { record } = plan.tables;
  const order = mode === 'across' ? 'a.side = 0 AND b.side = 1' : 'a.rid < b.rid';
  const from =
    totalPairs <= plan.model.randomPairs
      ? `FROM ${record} AS a JOIN ${record} AS b ON ${order}`
      : `FROM (SELECT CAST(hash(i, 1) % ${mode === 'across' ? left : left + right} AS INTEGER) AS l,
                CAST(${mode === 'across' ? `${left} + hash(i, 2) % ${right}` : `hash(i, 2) % ${left + right}`} AS INTEGER) AS r
              FROM range(${plan.model.randomPairs}) AS draw(i)) AS d
         JOIN ${record} AS a ON a.rid = d.l JOIN ${record} AS b ON b.rid = d.r WHERE d.l <> d.r`;
  const rows = await engine.rows(
    `SELECT ${packLevels(plan)} AS pattern, count(*) AS n FROM (${comparePairs(plan, { from })}) GROUP BY 1 ORDER BY 1`,
  );
  return rows.map((row) => patternOf(row, plan));
}

interface EqualShare {
  readonly share: number;
  readonly distinct: number;
  readonly filled: number;
}

/** From all rows: how often two filled values are equal. */
async function equalShares(engine: Engine, plan: LinkPlan): Promise<(EqualShare | undefined)[]> {
  const shares: (EqualShare | undefined)[] = [];
  for (const { index } of plan.comparisons) {
    const [row] = await engine.rows(
      `SELECT CAST(sum(n) AS DOUBLE) AS filled, CAST(sum(n * (n - 1)) AS DOUBLE) AS equal, count(*) AS distinct_values
       FROM (SELECT count(*) AS n FROM ${plan.tables.record} WHERE c${index}_v IS NOT NULL GROUP BY c${index}_v)`,
    );
    const filled = Number(row!['filled'] ?? 0);
    const distinct = Number(row!['distinct_values']);
    shares.push(filled > 1 ? { share: Number(row!['equal']) / (filled * (filled - 1)), distinct, filled } : undefined);
  }
  return shares;
}

/** A code that hardly two rows share is a person's own number, not a postcode. */
const OWN_CODE = 0.4;

/** Where the shares of relatives start; nobody is related where no field is personal, as nothing would tell them apart. */
function sharedStart(plan: LinkPlan, equal: readonly (EqualShare | undefined)[]): number[] | undefined {
  if (plan.model.related === 0) return undefined;
  const start = plan.comparisons.map(({ model, type }, i) => {
    if (model.shared !== undefined) return model.shared;
    const own = equal[i] && equal[i].distinct / equal[i].filled > OWN_CODE;
    return type.type === 'code' && own ? PERSONAL / 10 : type.shared;
  });
  return start.some((share) => share < PERSONAL) ? start : undefined;
}
