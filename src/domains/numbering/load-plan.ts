import type { Engine } from '../../engines/engine.ts';
import { type CompiledReader, DEPTH, MAX_DIGITS, type Outcome, PlanBuilder } from './plan/compile.ts';
import { planOfRegion, REGIONS } from './plan/metadata.ts';
import { DialledReader, InternationalReader } from './plan/reader.ts';

/** What the SQL has to know about keys. */
export const PLAN_PARAMETERS = { depth: DEPTH, max_digits: MAX_DIGITS, unit: 10n ** BigInt(DEPTH) } as const;

/**
 * Puts numbering plans into the database (README.md explains the tables): `phone_plan` (boundaries), `phone_outcome`
 * (what lies above a boundary), `phone_region` (where a region's dialled numbers begin; region '' is for international
 * ones), `phone_region_size` (how many numbers of a length are valid there).
 *
 * @param regions ISO alpha-2 codes whose national spellings will be read; those without a plan are left out.
 */
export async function loadPlan(engine: Engine, regions: readonly string[]): Promise<void> {
  const compiled = REGIONS.filter((region) => regions.includes(region)).map(compileRegion);
  const all = [{ region: '', trunk: false, code: '', ...international() }, ...compiled];
  await loadBoundaries(engine, builder);
  await loadOutcomes(engine, builder.outcomes, international().slot);
  await engine.run('CREATE OR REPLACE TABLE phone_region (region VARCHAR, slot BIGINT, trunk BOOLEAN, code VARCHAR)');
  await engine.run(
    'INSERT INTO phone_region SELECT unnest($region), unnest($slot)::BIGINT, unnest($trunk)::BOOLEAN, unnest($code)',
    columns(all, ['region', 'slot', 'trunk', 'code']),
  );
  await loadSizes(engine, compiled);
}

interface CompiledRegion extends CompiledReader {
  readonly region: string;
  readonly trunk: boolean;
  readonly code: string;
}

// Compiling depends on the metadata alone, so it is done once in a process. Slots are internal: results do not show them.
const builder = new PlanBuilder();
const regionsDone = new Map<string, CompiledRegion>();
let internationalDone: CompiledReader | undefined;

function international(): CompiledReader {
  internationalDone ??= builder.add(new InternationalReader());
  return internationalDone;
}

function compileRegion(region: string): CompiledRegion {
  const known = regionsDone.get(region);
  if (known) return known;
  const code = planOfRegion(region)?.callingCode ?? '';
  const done = { region, trunk: hasTrunk(region), code, ...builder.add(new DialledReader(region)) };
  regionsDone.set(region, done);
  return done;
}

/** National numbers are dialled with a prefix there (0 in most of Europe); 1 in North America is a matter of taste. */
function hasTrunk(region: string): boolean {
  const prefix = planOfRegion(region)?.nationalPrefix;
  return prefix !== undefined && prefix !== '1';
}

async function loadBoundaries(engine: Engine, { intervals }: PlanBuilder): Promise<void> {
  await engine.run('CREATE OR REPLACE TABLE phone_plan (key BIGINT, outcome INTEGER)');
  await engine.run('INSERT INTO phone_plan SELECT unnest($key)::BIGINT, unnest($outcome)::INTEGER', {
    key: intervals.map(({ slot, low }) => String(BigInt(slot) * PLAN_PARAMETERS.unit + low)),
    outcome: intervals.map(({ reading }) => String(reading)),
  });
}

const OUTCOME_COLUMNS = {
  outcome_id: 'INTEGER',
  kind: 'VARCHAR',
  slot: 'BIGINT',
  taken: 'INTEGER',
  form: 'VARCHAR',
  head: 'VARCHAR',
  drop_n: 'INTEGER',
  keep_n: 'INTEGER',
  gap_n: 'INTEGER',
  region: 'VARCHAR',
  type: 'VARCHAR',
  valid: 'BOOLEAN',
  possible: 'BOOLEAN',
} as const;
type OutcomeRow = Record<keyof typeof OUTCOME_COLUMNS, unknown>;

async function loadOutcomes(engine: Engine, outcomes: readonly Outcome[], international: number): Promise<void> {
  const names = Object.keys(OUTCOME_COLUMNS) as (keyof OutcomeRow)[];
  const declared = names.map((name) => `${name} ${OUTCOME_COLUMNS[name]}`).join(', ');
  const filled = names.map((name) => `nullif(unnest($${name}), '')::${OUTCOME_COLUMNS[name]}`).join(', ');
  await engine.run(`CREATE OR REPLACE TABLE phone_outcome (${declared})`);
  const rows = outcomes.map((outcome, id) => outcomeRow(outcome, id, international));
  await engine.run(`INSERT INTO phone_outcome SELECT ${filled}`, columns(rows, names));
}

function outcomeRow(outcome: Outcome, outcome_id: number, international: number): OutcomeRow {
  const row = { outcome_id, slot: '', taken: '', form: '', head: '', drop_n: '', keep_n: '', gap_n: '' };
  const nobody = { region: '', type: '', valid: false, possible: false };
  if ('jump' in outcome) return { ...row, ...nobody, kind: 'jump', slot: outcome.jump, taken: outcome.skip };
  const { kind, cut, verdict, form } = outcome.reading;
  if (kind === 'idd') return { ...row, ...nobody, kind, slot: international, taken: cut.drop };
  const { region = '', type = '', valid, possible } = verdict;
  const head = `+${cut.insert}`;
  return {
    ...row,
    kind,
    form,
    head,
    drop_n: cut.drop,
    keep_n: cut.keep,
    gap_n: cut.skip,
    region,
    type,
    valid,
    possible,
  };
}

async function loadSizes(
  engine: Engine,
  compiled: readonly { region: string; valid: readonly number[] }[],
): Promise<void> {
  const sizes = compiled.flatMap(({ region, valid }) =>
    valid.map((count, i) => ({ region, digits: i + 1, milli: Math.round(1000 * Math.log10(Math.max(1, count))) })),
  );
  await engine.run('CREATE OR REPLACE TABLE phone_region_size (region VARCHAR, digits INTEGER, milli INTEGER)');
  await engine.run(
    'INSERT INTO phone_region_size SELECT unnest($region), unnest($digits)::INTEGER, unnest($milli)::INTEGER',
    columns(sizes, ['region', 'digits', 'milli']),
  );
}

function columns<Row>(rows: readonly Row[], names: readonly (keyof Row & string)[]): Record<string, string[]> {
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => String(row[name]))]));
}
