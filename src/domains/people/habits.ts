import { readFileSync } from 'node:fs';
import type { Engine } from '../../engines/engine.ts';
import { insertBatches } from '../insert.ts';

const [HABITS, REGION, PAIRS] = ['habits', 'region', 'pair-habits'].map((name) =>
  readFileSync(new URL(`sql/${name}.sql`, import.meta.url), 'utf8'),
) as [string, string, string];

/** The SQL that this file runs: part of what a step depends on. */
export const HABIT_SQL = { HABITS, REGION, PAIRS };
export const HABIT_TABLES = ['person_busy', 'person_common', 'person_pair_habit', 'person_habit', 'person_region'];

/** How two accounts agree in something that is no identifier. `k`: place in `work.account_pair_kind`, after the identifiers. */
export interface Habit {
  readonly k: number;
  readonly name: string;
  readonly about: string;
  readonly key: string;
  /** Said of a pair for which it counts, and of one against which it does. */
  readonly agree: string;
  readonly differ: string;
}

export const HABITS_COMPARED: readonly Habit[] = [
  {
    k: 101,
    name: 'region',
    about: 'the region they dial from',
    key: 'REGION',
    agree: 'dial from one region',
    differ: 'differ in the region they dial from',
  },
  {
    k: 102,
    name: 'hours',
    about: 'the hours at which they call',
    key: 'HOURS',
    agree: 'call at the same hours',
    differ: 'call at other hours',
  },
  {
    k: 103,
    name: 'numbers',
    about: 'the rare numbers they called',
    key: 'NUMBERS',
    agree: 'called numbers that nobody else called',
    differ: 'called no number that only these two called',
  },
];

/** Before the data, as much as so many pairs: one person's accounts keep the same hours, and now and then call the same people. */
const HOURS_BEFORE = { person: [10, 6, 4], strangers: [8, 8, 16] } as const;
const NUMBERS_BEFORE = { person: [2, 8], strangers: [1, 19] } as const;
/** What a habit can say at most, thousandths of a bit: habits are shared by people who know each other. */
const MOST_UNITS = 5000;

/** Reads hours, regions and numbers in common of the accounts in `person_account`. */
export async function readHabits(engine: Engine): Promise<void> {
  await engine.script(HABITS);
  await engine.script(REGION);
}

/**
 * Makes `person_habit (k, level, units)`: what each level of agreement says, learnt from pairs that share two kinds of values
 * against strangers; level 0 agrees best; and `person_pair_habit`. Needs `readHabits`, `person_pair` and `person_pair_value`.
 */
export async function weighHabits(engine: Engine): Promise<void> {
  await engine.script(PAIRS);
  const rows = [
    ...(await regionUnits(engine)).map((units, level) => [101, level, units]),
    ...(await hoursUnits(engine)).map((units, level) => [102, level, units]),
    ...(await numbersUnits(engine)).map((units, level) => [103, level, units]),
  ];
  await engine.run('CREATE OR REPLACE TEMP TABLE person_habit (k INTEGER, level INTEGER, units BIGINT)');
  const texts = rows.map((row) => row.map(String));
  await insertBatches(
    engine,
    'person_habit',
    [0, 1, 2].map((i) => texts.map((row) => row[i]!)),
  );
}

/** What it says that two accounts were registered for one region, or for two: from pairs that share two kinds or more. */
async function regionUnits(engine: Engine): Promise<readonly [number, number]> {
  const [seen] = await engine.rows(
    `SELECT count(*) AS pairs, count(*) FILTER (WHERE a.region = b.region) AS same
     FROM person_pair AS p JOIN person_region AS a ON a.account = p.a JOIN person_region AS b ON b.account = p.b
     WHERE bit_count(p.kinds) > 1`,
  );
  const [chance] = await engine.rows(
    `SELECT coalesce(sum(n * n), 0) AS squares, coalesce(sum(n), 0) AS accounts
     FROM (SELECT count(*) AS n FROM person_region GROUP BY region)`,
  );
  const accounts = Number(chance!['accounts']);
  // One person's accounts mostly dial from one region: counts as ten pairs before the data.
  const m = (Number(seen!['same']) + 8) / (Number(seen!['pairs']) + 10);
  const u = (Number(chance!['squares']) + 1) / (accounts * accounts + 2);
  if (accounts === 0 || u >= m) return [0, 0];
  return [bits(Math.log(m / u)), bits(Math.log((1 - m) / (1 - u)))];
}

/** What it says that the middles of two accounts' days lie within two hours, within four, or further apart. */
async function hoursUnits(engine: Engine): Promise<number[]> {
  const sure = await levelCounts(engine, 'SELECT apart AS level, count(*) AS n FROM person_pair_habit WHERE sure');
  const any = await levelCounts(
    engine,
    `SELECT CASE WHEN gap < 4 THEN 0 WHEN gap < 8 THEN 1 ELSE 2 END AS level, sum(n) AS n
     FROM (SELECT least(abs(a.middle - b.middle), 48 - abs(a.middle - b.middle)) AS gap, a.n * b.n AS n
           FROM (SELECT middle, count(*) AS n FROM person_busy WHERE middle IS NOT NULL GROUP BY middle) AS a
           CROSS JOIN (SELECT middle, count(*) AS n FROM person_busy WHERE middle IS NOT NULL GROUP BY middle) AS b)
     WHERE true`,
  );
  const m = shares(sure, HOURS_BEFORE.person);
  const u = shares(any, HOURS_BEFORE.strangers);
  return m.map((share, level) => bits(Math.log(share / u[level]!)));
}

/** What it says that two accounts called a number that only they called; strangers are pairs that share what strangers share. */
async function numbersUnits(engine: Engine): Promise<number[]> {
  const level = 'SELECT numbers AS level, count(*) AS n FROM person_pair_habit';
  const m = shares(await levelCounts(engine, `${level} WHERE sure`), NUMBERS_BEFORE.person);
  const u = shares(await levelCounts(engine, `${level} WHERE generic`), NUMBERS_BEFORE.strangers);
  if (u[0]! >= m[0]!) return [0, 0];
  return m.map((share, i) => bits(Math.log(share / u[i]!)));
}

async function levelCounts(engine: Engine, select: string): Promise<ReadonlyMap<number, number>> {
  const rows = await engine.rows(`${select} GROUP BY level ORDER BY level`);
  return new Map(rows.filter(({ level }) => level !== null).map(({ level, n }) => [Number(level), Number(n)]));
}

function shares(counts: ReadonlyMap<number, number>, before: readonly number[]): number[] {
  const all = before.map((n, level) => n + (counts.get(level) ?? 0));
  const total = all.reduce((sum, n) => sum + n, 0);
  return all.map((n) => n / total);
}

function bits(naturalLogOdds: number): number {
  const units = Math.round((1000 * naturalLogOdds) / Math.LN2);
  return Math.max(-MOST_UNITS, Math.min(MOST_UNITS, units));
}
