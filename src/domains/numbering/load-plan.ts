import type { Engine } from '../../engines/engine.ts';
import { type CompiledReader, DEPTH, type Interval, MAX_DIGITS, type Outcome } from './plan/compile.ts';
import { planOfRegion, REGIONS } from './plan/metadata.ts';
import { DialledReader } from './plan/reader.ts';
import { type InternationalPlan, internationalPlan } from './plan/stored.ts';

/** What the SQL has to know about keys. */
export const PLAN_PARAMETERS = { max_digits: MAX_DIGITS, unit: 10n ** BigInt(DEPTH) } as const;

/**
 * Puts numbering plans into the database (README.md explains the tables): `phone_plan` (boundaries), `phone_outcome`
 * (what lies above a boundary), `phone_region` (where a region's dialled numbers begin; region '' is for international
 * ones), `phone_region_size` (how many numbers of a length are valid there).
 */
export class PlanLoader {
  readonly #engine: Engine;
  readonly #plan: InternationalPlan;
  readonly #loaded = new Set<string>();
  #intervals = 0;
  #outcomes = 0;

  /** The tables with at least the plan for international numbers: as they are, or made. They live as long as the session. */
  static async start(engine: Engine): Promise<PlanLoader> {
    const known = loaders.get(engine);
    if (known) return known;
    await engine.run('CREATE OR REPLACE TEMP TABLE phone_plan (key BIGINT, outcome INTEGER)');
    await engine.run(`CREATE OR REPLACE TEMP TABLE phone_outcome (${OUTCOME_DECLARATION})`);
    await engine.run(
      'CREATE OR REPLACE TEMP TABLE phone_region (region VARCHAR, slot BIGINT, trunk BOOLEAN, code VARCHAR)',
    );
    await engine.run('CREATE OR REPLACE TEMP TABLE phone_region_size (region VARCHAR, digits INTEGER, milli INTEGER)');
    const plan = await international();
    const loader = new PlanLoader(engine, plan);
    await loader.#load([{ region: '', trunk: false, code: '', ...plan.reader, valid: [] }]);
    loaders.set(engine, loader);
    return loader;
  }

  private constructor(engine: Engine, plan: InternationalPlan) {
    this.#engine = engine;
    this.#plan = plan;
  }

  /** @param regions ISO alpha-2 codes whose national spellings will be read; those without a plan are left out. */
  async add(regions: readonly string[]): Promise<void> {
    const missing = REGIONS.filter((region) => regions.includes(region) && !this.#loaded.has(region));
    if (missing.length > 0) await this.#load(missing.map((region) => compileRegion(region, this.#plan)));
  }

  async #load(compiled: readonly CompiledRegion[]): Promise<void> {
    const { builder, reader } = this.#plan;
    await loadBoundaries(this.#engine, builder.intervals.slice(this.#intervals));
    await loadOutcomes(this.#engine, builder.outcomes.slice(this.#outcomes), this.#outcomes, reader.slot);
    this.#intervals = builder.intervals.length;
    this.#outcomes = builder.outcomes.length;
    await this.#engine.run(
      'INSERT INTO phone_region SELECT unnest($region), unnest($slot)::BIGINT, unnest($trunk)::BOOLEAN, unnest($code)',
      columns(compiled, ['region', 'slot', 'trunk', 'code']),
    );
    await loadSizes(this.#engine, compiled);
    for (const { region } of compiled) this.#loaded.add(region);
  }
}

const loaders = new WeakMap<Engine, PlanLoader>();

/** Tables of a session that hold the plans. */
export const PLAN_TABLES = ['phone_plan', 'phone_outcome', 'phone_region', 'phone_region_size'] as const;

interface CompiledRegion extends CompiledReader {
  readonly region: string;
  readonly trunk: boolean;
  readonly code: string;
}

// Compiling depends on the metadata alone, so it is done once in a process. Slots are internal: results do not show them.
let internationalDone: Promise<InternationalPlan> | undefined;
const regionsDone = new Map<string, CompiledRegion>();

function international(): Promise<InternationalPlan> {
  internationalDone ??= internationalPlan();
  return internationalDone;
}

function compileRegion(region: string, { builder }: InternationalPlan): CompiledRegion {
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

async function loadBoundaries(engine: Engine, intervals: readonly Interval[]): Promise<void> {
  if (intervals.length === 0) return;
  // Two texts rather than two lists: a hundred thousand values cross over to the database at once.
  await engine.run(
    `INSERT INTO phone_plan
     SELECT unnest(string_split($key, ','))::BIGINT, unnest(string_split($outcome, ','))::INTEGER`,
    {
      key: intervals.map(({ slot, low }) => BigInt(slot) * PLAN_PARAMETERS.unit + low).join(),
      outcome: intervals.map(({ reading }) => reading).join(),
    },
  );
}

const OUTCOME_COLUMNS = {
  outcome_id: 'INTEGER',
  kind: 'VARCHAR',
  slot: 'BIGINT',
  taken: 'INTEGER',
  form: 'VARCHAR',
  head: 'VARCHAR',
  head_v: 'BIGINT',
  drop_n: 'INTEGER',
  keep_n: 'INTEGER',
  gap_n: 'INTEGER',
  region: 'VARCHAR',
  type: 'VARCHAR',
  valid: 'BOOLEAN',
  possible: 'BOOLEAN',
} as const;
type OutcomeRow = Record<keyof typeof OUTCOME_COLUMNS, unknown>;

const OUTCOME_NAMES = Object.keys(OUTCOME_COLUMNS) as (keyof OutcomeRow)[];
const OUTCOME_DECLARATION = OUTCOME_NAMES.map((name) => `${name} ${OUTCOME_COLUMNS[name]}`).join(', ');

async function loadOutcomes(
  engine: Engine,
  outcomes: readonly Outcome[],
  first: number,
  international: number,
): Promise<void> {
  if (outcomes.length === 0) return;
  const filled = OUTCOME_NAMES.map((name) => `nullif(unnest($${name}), '')::${OUTCOME_COLUMNS[name]}`).join(', ');
  const rows = outcomes.map((outcome, i) => outcomeRow(outcome, first + i, international));
  await engine.run(`INSERT INTO phone_outcome SELECT ${filled}`, columns(rows, OUTCOME_NAMES));
}

function outcomeRow(outcome: Outcome, outcome_id: number, international: number): OutcomeRow {
  const row = { outcome_id, slot: '', taken: '', form: '', head: '', head_v: '', drop_n: '', keep_n: '', gap_n: '' };
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
    head_v: cut.insert === '' ? '0' : cut.insert,
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
  if (sizes.length === 0) return;
  await engine.run(
    'INSERT INTO phone_region_size SELECT unnest($region), unnest($digits)::INTEGER, unnest($milli)::INTEGER',
    columns(sizes, ['region', 'digits', 'milli']),
  );
}

function columns<Row>(rows: readonly Row[], names: readonly (keyof Row & string)[]): Record<string, string[]> {
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => String(row[name]))]));
}
