import type { Engine } from '../../engines/engine.ts';
import { DEPTH, MAX_DIGITS, type Outcome, PlanBuilder } from './plan/compile.ts';
import { planOfRegion, REGIONS } from './plan/metadata.ts';
import { DialledReader, InternationalReader } from './plan/reader.ts';

/**
 * Puts the numbering plans into the database: `phone_plan` (key → outcome, boundaries), `phone_outcome`,
 * `phone_region` (region → slot of its dialled numbers). README.md explains them.
 *
 * @param regions ISO alpha-2 codes whose national spellings will be read; unknown ones are left out.
 */
export async function loadPlan(engine: Engine, regions: readonly string[]): Promise<void> {
  const wanted = REGIONS.filter((region) => regions.includes(region));
  const builder = new PlanBuilder();
  const international = builder.add(new InternationalReader());
  const slots = wanted.map((region) => ({ region, slot: builder.add(new DialledReader(region)) }));
  await loadIntervals(engine, builder);
  await loadOutcomes(engine, builder.outcomes, international);
  await engine.run('CREATE OR REPLACE TABLE phone_region (region VARCHAR, slot BIGINT, trunk BOOLEAN)');
  await engine.run(
    `INSERT INTO phone_region SELECT unnest($region), unnest($slot)::BIGINT, unnest($trunk)::BOOLEAN`,
    columns(
      [{ region: '', slot: international, trunk: false }, ...slots.map((entry) => ({ ...entry, trunk: hasTrunk(entry.region) }))],
      ['region', 'slot', 'trunk'],
    ),
  );
}

/** National numbers are always dialled with a prefix there (0 in most of Europe, not 1 in North America). */
function hasTrunk(region: string): boolean {
  const prefix = planOfRegion(region)?.nationalPrefix;
  return prefix !== undefined && prefix !== '1';
}

async function loadIntervals(engine: Engine, { intervals }: PlanBuilder): Promise<void> {
  const unit = 10n ** BigInt(DEPTH);
  const keys = intervals.map(({ slot, low }) => String(BigInt(slot) * unit + low));
  await engine.run('CREATE OR REPLACE TABLE phone_plan (key BIGINT, outcome INTEGER)');
  await engine.run('INSERT INTO phone_plan SELECT unnest($key)::BIGINT, unnest($outcome)::INTEGER', {
    key: keys,
    outcome: intervals.map(({ reading }) => String(reading)),
  });
}

async function loadOutcomes(engine: Engine, outcomes: readonly Outcome[], international: number): Promise<void> {
  const rows = outcomes.map((outcome, outcome_id) => {
    if ('jump' in outcome) return { ...EMPTY, outcome_id, kind: 'jump', slot: outcome.jump, taken: outcome.skip };
    const { kind, cut, verdict, form } = outcome.reading;
    if (kind === 'idd') return { ...EMPTY, outcome_id, kind, slot: international, taken: cut.drop };
    return { ...EMPTY, outcome_id, kind, form, head: `+${cut.insert}`, drop_n: cut.drop, keep_n: cut.keep, gap_n: cut.skip,
      region: verdict.region ?? '', type: verdict.type ?? '', valid: verdict.valid, possible: verdict.possible };
  });
  await engine.run(
    `CREATE OR REPLACE TABLE phone_outcome (outcome_id INTEGER, kind VARCHAR, slot BIGINT, taken INTEGER, form VARCHAR,
       head VARCHAR, drop_n INTEGER, keep_n INTEGER, gap_n INTEGER, region VARCHAR, type VARCHAR, valid BOOLEAN, possible BOOLEAN)`,
  );
  const names = Object.keys({ ...EMPTY, outcome_id: 0 }) as (keyof (typeof rows)[number])[];
  await engine.run(
    `INSERT INTO phone_outcome BY NAME SELECT unnest($outcome_id)::INTEGER AS outcome_id, unnest($kind) AS kind,
       unnest($slot)::BIGINT AS slot, unnest($taken)::INTEGER AS taken, unnest($form) AS form, unnest($head) AS head,
       unnest($drop_n)::INTEGER AS drop_n, unnest($keep_n)::INTEGER AS keep_n, unnest($gap_n)::INTEGER AS gap_n,
       nullif(unnest($region), '') AS region, nullif(unnest($type), '') AS type, unnest($valid)::BOOLEAN AS valid,
       unnest($possible)::BOOLEAN AS possible`,
    columns(rows, names),
  );
}

const EMPTY = { kind: 'none', slot: 0, taken: 0, form: 'plain', head: '', drop_n: 0, keep_n: 0, gap_n: 0, region: '', type: '', valid: false, possible: false };

function columns<Row extends Record<string, unknown>>(rows: readonly Row[], names: readonly (keyof Row & string)[]): Record<string, string[]> {
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => String(row[name]))]));
}

/** Digits that a key holds, and the longest number: the SQL takes them as parameters. */
export const PLAN_PARAMETERS = { depth: DEPTH, max_digits: MAX_DIGITS } as const;
