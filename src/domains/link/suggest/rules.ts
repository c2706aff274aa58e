import type { Engine } from '../../../engines/engine.ts';
import { type KeyForm, keySql } from '../keys.ts';
import type { BlockingRule } from '../model.ts';
import type { ColumnChoice } from './kinds.ts';

/** A way to make a key of a column, and how often it survives the errors of a true pair where both are filled. */
interface KeyOption {
  readonly choice: ColumnChoice;
  readonly form: KeyForm;
  readonly survives: number;
}

interface Candidate {
  readonly keys: readonly KeyOption[];
  readonly pairs: number;
  /** Imagined true pairs that it finds, as positions. */
  readonly finds: readonly number[];
}

/** Imagined true pairs that rules are chosen on. */
const IMAGINED = 4000;
const MOST_RULES = 14;
/** Below this gain of found pairs a rule is not worth its cost. */
const LEAST_GAIN = 0.0002;

const FORMS: Readonly<Record<string, readonly (readonly [KeyForm, number])[]>> = {
  name: [
    ['phonetic', 0.88],
    ['first3', 0.9],
  ],
  'full-name': [['sorted', 0.7]],
  text: [
    ['value', 0.8],
    ['first4', 0.88],
  ],
  address: [
    ['value', 0.7],
    ['first4', 0.85],
    ['last4', 0.85],
  ],
  code: [['value', 0.85]],
  exact: [['value', 0.95]],
  date: [
    ['date', 0.85],
    ['year', 0.92],
  ],
  phone: [['phone', 0.8]],
  email: [['email', 0.75]],
  number: [['value', 0.8]],
  set: [['value', 0.5]],
  time: [['value', 0.6]],
};

/**
 * Chooses blocking rules by what they cost and what they would find: true pairs are imagined in which every key survives
 * with the probability of its kind, and the rule that finds most new ones for its pairs is taken, until nothing is gained
 * or the pairs are spent. No labels are needed.
 */
export async function suggestRules(
  engine: Engine,
  sample: string,
  choices: readonly ColumnChoice[],
  rows: { readonly total: number; readonly sampled: number },
  order: 'dmy' | 'mdy',
): Promise<BlockingRule[]> {
  const options = choices.flatMap((choice) =>
    (FORMS[choice.type ?? ''] ?? []).map(([form, survives]): KeyOption => ({ choice, form, survives })),
  );
  const budget = Math.max(2_000_000, 40 * rows.total);
  const survivors = imagine(options);
  const scale = (rows.total / Math.max(rows.sampled, 1)) ** 2;
  const candidates: Candidate[] = [];
  for (const keys of combinations(options)) {
    const pairs = (await countPairs(engine, sample, keys, order)) * scale;
    if (pairs > budget / 2) continue;
    const finds = [...survivors.keys()].filter((i) => keys.every((key) => survivors[i]![options.indexOf(key)]));
    candidates.push({ keys, pairs, finds });
  }
  return choose(candidates, budget, rows.total).map(({ keys }) => ({
    keys: keys.map(({ choice, form }) => ({ column: choice.column.name, as: form })),
  }));
}

/** Keys of one column, and of two different columns. */
function combinations(options: readonly KeyOption[]): KeyOption[][] {
  const two = options.flatMap((a, i) =>
    options.slice(i + 1).flatMap((b) => (a.choice.column === b.choice.column ? [] : [[a, b]])),
  );
  return [...options.map((option) => [option]), ...two];
}

async function countPairs(
  engine: Engine,
  sample: string,
  keys: readonly KeyOption[],
  order: 'dmy' | 'mdy',
): Promise<number> {
  const sql = keys.map(({ choice, form }) => `NULLIF(${keySql(form, `n${choice.column.index}`, order)}, '')`);
  const names = sql.map((_, i) => `k${i}`);
  const [row] = await engine.rows(
    `SELECT CAST(sum(n * (n - 1) // 2) AS DOUBLE) AS pairs FROM (
       SELECT count(*)::HUGEINT AS n FROM (SELECT ${sql.map((key, i) => `${key} AS k${i}`).join(', ')} FROM ${sample})
       WHERE ${names.map((name) => `${name} IS NOT NULL`).join(' AND ')} GROUP BY ${names.join(', ')})`,
  );
  return Number(row!['pairs'] ?? 0);
}

/** For each imagined pair, which keys survive. Keys of one column fail together: the stricter first. */
function imagine(options: readonly KeyOption[]): boolean[][] {
  const next = draws(20221124);
  return Array.from({ length: IMAGINED }, () => {
    const luck = new Map<ColumnChoice, number>();
    // Some pairs are worse than others throughout.
    const worse = next() < 0.3 ? 2.5 : 0.6;
    return options.map(({ choice, survives }) => {
      if (!luck.has(choice)) luck.set(choice, next() < choice.column.filled ** 1.5 ? next() : 1);
      return luck.get(choice)! < Math.max(0.05, 1 - (1 - survives) * worse);
    });
  });
}

function choose(candidates: readonly Candidate[], budget: number, rows: number): Candidate[] {
  const chosen: Candidate[] = [];
  const found = new Set<number>();
  let spent = 0;
  while (chosen.length < MOST_RULES) {
    let best: { candidate: Candidate; value: number; gain: number } | undefined;
    for (const candidate of candidates) {
      if (spent + candidate.pairs > budget || chosen.includes(candidate)) continue;
      const gain = candidate.finds.reduce((sum, i) => sum + (found.has(i) ? 0 : 1), 0) / IMAGINED;
      const value = gain / Math.sqrt(candidate.pairs + rows);
      if (gain >= LEAST_GAIN && value > (best?.value ?? 0)) best = { candidate, value, gain };
    }
    if (!best) break;
    chosen.push(best.candidate);
    spent += best.candidate.pairs;
    for (const i of best.candidate.finds) found.add(i);
  }
  if (chosen.length > 0 || candidates.length === 0) return chosen;
  return [[...candidates].sort((a, b) => a.pairs - b.pairs)[0]!];
}

/** Numbers in [0, 1) that repeat from run to run. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
}
