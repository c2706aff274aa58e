import { readFileSync } from 'node:fs';
import type { Engine, Params } from '../../engines/engine.ts';
import { PLAN_PARAMETERS, PlanLoader } from './load-plan.ts';
import { PHONE_PARAMETERS } from './parameters.ts';
import { MAIN_REGION_OF, REGIONS } from './plan/metadata.ts';

export interface ResolveOptions {
  /** Where contexts dial from that neither say so nor show it: ISO alpha-2. */
  readonly serviceRegion?: string;
  /** Values in force of PHONE_PARAMETERS; those that are left out are as declared. */
  readonly parameters?: Params;
}

const { max_digits, unit } = PLAN_PARAMETERS;
const KEYS = { max_digits, unit };

/**
 * Resolves dialled numbers in bulk.
 *
 * In: table `phone_use (raw VARCHAR, context VARCHAR, hint VARCHAR, uses BIGINT)`: a spelling, who used it (NULL: nobody
 * in particular), the ISO region they dial from (NULL: unknown), how often.
 * Out: `phone_resolved (raw, hint, e164, number, region, type, valid, possible, status, rule, candidates)`, one
 * row for each spelling and region that it is dialled from, `number` being the digits of `e164`; `phone_context (context,
 * hint, source, …)` says which region that is for each context. All tables are temporary.
 */
export async function resolvePhones(engine: Engine, options: ResolveOptions = {}): Promise<void> {
  await spellPhones(engine);
  await resolveSpelled(engine, options);
}

/** The digits of every spelling. In: `phone_use`. Out: `phone_spelled (raw, uses, plus, n, v, long)`: digit-macros.sql. */
export async function spellPhones(engine: Engine): Promise<void> {
  await prepareMacros(engine);
  await step(engine, 'spell-raw.sql');
  await step(engine, 'dial.sql');
  await step(engine, 'spell.sql');
}

/**
 * As resolvePhones, when `phone_spelled (raw, uses, plus, n, v, long)` is there already. `raw` may be of any type: where a case has
 * millions of spellings, a whole number is far cheaper to join by than a text.
 */
export async function resolveSpelled(engine: Engine, options: ResolveOptions = {}): Promise<void> {
  const service_region = options.serviceRegion ?? null;
  const choices = choicesOf(options);
  await prepareMacros(engine);
  const plan = await PlanLoader.start(engine);
  await step(engine, 'free-query.sql');
  await readDigits(engine, 'phone_free');
  await step(engine, 'case-regions.sql', { ...mainRegions(), ...choices, service_region });
  await plan.add(await regionsNeeded(engine));
  await step(engine, 'habit-query.sql', choices);
  await readDigits(engine, 'phone_habit_reading');
  await step(engine, 'habit.sql', { ...choices, service_region, max_digits });
  await step(engine, 'hint-query.sql');
  await readDigits(engine, 'phone_hinted');
  await step(engine, 'decide.sql', choices);
  await step(engine, 'drop-scratch.sql');
  await step(engine, 'elsewhere-query.sql', { ...choices, max_digits });
  await readDigits(engine, 'phone_elsewhere');
  await step(engine, 'resolve.sql');
}

/**
 * What libphonenumber itself makes of each spelling: the yardstick of tests and benchmark.
 * In: table `phone_spelling (raw, hint)`. Out: table `phone_parsed (raw, hint, rule, number, form, region, type, valid, possible)`.
 */
export async function parsePhones(engine: Engine): Promise<void> {
  await prepareMacros(engine);
  const hints = await engine.rows('SELECT DISTINCT hint FROM phone_spelling WHERE hint IS NOT NULL');
  const plan = await PlanLoader.start(engine);
  await plan.add(hints.map((row) => String(row['hint'])));
  await parseLoaded(engine);
}

/** As parsePhones, when the plans of all hints and the macros are there already. */
export async function parseLoaded(engine: Engine): Promise<void> {
  await step(engine, 'parse-raw.sql');
  await step(engine, 'dial.sql');
  await step(engine, 'parse-query.sql');
  await step(engine, 'read-digits.sql', KEYS);
  await step(engine, 'parsed.sql');
}

function choicesOf({ parameters = {} }: ResolveOptions): Params {
  return Object.fromEntries(
    Object.entries(PHONE_PARAMETERS).map(([name, { value }]) => [name, parameters[name] ?? value]),
  );
}

/** Regions of the case and of hints (a hint may name a small region that shares a calling code). */
async function regionsNeeded(engine: Engine): Promise<string[]> {
  const rows = await engine.rows(
    'SELECT region FROM phone_case_region UNION SELECT hint FROM phone_use WHERE hint IS NOT NULL ORDER BY 1',
  );
  return rows.map((row) => String(row['region']));
}

function mainRegions(): { regions: string[]; main_regions: string[] } {
  return { regions: [...REGIONS], main_regions: REGIONS.map((region) => MAIN_REGION_OF.get(region) ?? region) };
}

/** Reads phone_query by the numbering plans into `table` (a name of ours). */
async function readDigits(engine: Engine, table: string): Promise<void> {
  await step(engine, 'read-digits.sql', KEYS);
  await engine.run('DROP VIEW phone_query');
  await engine.run(`DROP TABLE IF EXISTS ${table}`);
  await engine.run(`ALTER TABLE phone_reading RENAME TO ${table}`);
}

/** The macros by which spellings become digits, and digits are cut. */
export async function prepareMacros(engine: Engine): Promise<void> {
  await engine.script(sqlFile('spelling-macros.sql'));
  await engine.script(sqlFile('digit-macros.sql'));
}

/** Runs a file's statements in order; each gets the parameters that it names. */
async function step(engine: Engine, file: string, params: Params = {}): Promise<void> {
  for (const statement of sqlFile(file).split(/;\s*(?:\n|$)/)) {
    if (statement.replace(/--.*/g, '').trim() === '') continue;
    const named = Object.entries(params).filter(([name]) => new RegExp(`\\$${name}\\b`).test(statement));
    await engine.run(statement, Object.fromEntries(named));
  }
}

function sqlFile(name: string): string {
  return readFileSync(new URL(`sql/${name}`, import.meta.url), 'utf8');
}
