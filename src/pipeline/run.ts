import { hashOf } from '../base/hash.ts';
import { declareColumn } from '../engines/declare.ts';
import type { Engine } from '../engines/engine.ts';
import type { Column } from '../model/table.ts';
import type { BuildContext } from './context.ts';
import type { ManifestStep } from './manifest.ts';
import { planSteps, tablesOf } from './plan.ts';
import { type CodeStep, parametersOf, type SqlStep, type Step, stepInputs } from './step.ts';

export interface BuildResult {
  readonly steps: readonly ManifestStep[];
  /** Names of the steps that ran; the others were up to date. */
  readonly ran: readonly string[];
  /** Wall-clock seconds of each step that ran. */
  readonly seconds: ReadonlyMap<string, number>;
  /** Seconds of them that a step spent on the work of another domain: by step and domain. */
  readonly elsewhere: readonly { readonly step: string; readonly domain: string; readonly seconds: number }[];
}

const SCHEMAS = ['mapped', 'canonical', 'work', 'lookup'];

/**
 * Brings every table up to date: runs the steps whose key changed, each in one transaction together with the record of
 * its key, so that a killed build leaves finished steps finished and the others as they were.
 */
export async function runSteps(steps: readonly Step[], context: BuildContext, engine: Engine): Promise<BuildResult> {
  await prepare(engine);
  const known = await knownKeys(engine);
  const plan = planSteps(steps);
  const finished = new Map<string, ManifestStep>();
  const seconds = new Map<string, number>();
  const elsewhere: { step: string; domain: string; seconds: number }[] = [];
  context.progress.stage('build', { total: plan.length, unit: 'steps' });
  for (const [index, step] of plan.entries()) {
    context.signal?.throwIfAborted();
    const upstream = step.reads.map((name) => finished.get(name)!);
    const inputs = stepInputs(step, context, upstream);
    const key = hashOf(inputs);
    const before = known.get(step.name);
    const started = performance.now();
    const spent = (domain: string, took: number) => elsewhere.push({ step: step.name, domain, seconds: took });
    const rows = before?.key === key ? before.rows : await runStep(step, key, { ...context, spent }, engine);
    if (before?.key !== key) seconds.set(step.name, (performance.now() - started) / 1000);
    const record = { name: step.name, key, inputs, files: [], rows };
    for (const table of tablesOf(step)) finished.set(table, record);
    context.progress.update(index + 1);
  }
  await forget(engine, known, finished);
  if (seconds.size > 0) await engine.run('CHECKPOINT');
  return { steps: [...new Set(finished.values())], ran: [...seconds.keys()], seconds, elsewhere };
}

async function prepare(engine: Engine): Promise<void> {
  for (const schema of SCHEMAS) await engine.run(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
  await engine.run('CREATE TABLE IF NOT EXISTS work.step (name VARCHAR, key VARCHAR, rows BIGINT)');
}

async function knownKeys(engine: Engine): Promise<Map<string, { key: string; rows: number }>> {
  const rows = await engine.rows('SELECT name, key, rows FROM work.step');
  return new Map(rows.map((row) => [String(row['name']), { key: String(row['key']), rows: Number(row['rows']) }]));
}

/** Tables of steps that no longer exist go away: a stale table must not be taken for a result. */
async function forget(
  engine: Engine,
  known: ReadonlyMap<string, unknown>,
  finished: ReadonlyMap<string, unknown>,
): Promise<void> {
  for (const name of known.keys()) {
    if (finished.has(name)) continue;
    await engine.run(`DROP TABLE IF EXISTS ${name}`);
    await engine.run('DELETE FROM work.step WHERE name = $name', { name });
  }
}

async function runStep(step: Step, key: string, context: BuildContext, engine: Engine): Promise<number> {
  context.progress.note(`${step.name}: ${step.purpose}`);
  const target = scratchName(step.name);
  for (const table of tablesOf(step)) await engine.run(`DROP TABLE IF EXISTS ${scratchName(table)}`);
  await (step.kind === 'sql' ? makeBySql(step, target, context, engine) : makeByCode(step, target, context, engine));
  await verify(step, target, engine);
  const counted = await engine.rows(`SELECT count(*) AS n FROM ${target}`);
  const rows = Number(counted[0]!['n']);
  await engine.run('BEGIN');
  try {
    for (const made of tablesOf(step)) await replaceTable(made, engine);
    await engine.run('DELETE FROM work.step WHERE name = $name', { name: step.name });
    await engine.run('INSERT INTO work.step VALUES ($name, $key, $rows)', { name: step.name, key, rows });
    await engine.run('COMMIT');
  } catch (error) {
    await engine.run('ROLLBACK');
    throw error;
  }
  return rows;
}

async function makeBySql(step: SqlStep, target: string, context: BuildContext, engine: Engine): Promise<void> {
  const columns = step.table.columns.map(cast).join(', ');
  await engine.run(`CREATE TABLE ${target} (${step.table.columns.map(declareColumn).join(', ')})`);
  const sql = `INSERT INTO ${target} SELECT ${columns} FROM (\n${step.sql}\n) AS made`;
  await engine.run(sql, parametersOf(step, context)).catch((error: unknown) => {
    throw new Error(`step ${step.name} failed: ${String(error)}\n${sql}`, { cause: error });
  });
}

async function makeByCode(step: CodeStep, target: string, context: BuildContext, engine: Engine): Promise<void> {
  await step.make(target, context, engine).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'RingbreakError') throw error;
    throw new Error(`step ${step.name} failed: ${String(error)}`, { cause: error });
  });
}

function cast(column: Column): string {
  return `CAST("${column.name}" AS ${column.type}) AS "${column.name}"`;
}

/** The declared checks hold, or the step has a bug: better no figure than a wrong one. */
async function verify(step: Step, target: string, engine: Engine): Promise<void> {
  for (const check of step.checks ?? []) {
    const broken = await engine.rows(`SELECT count(*) AS n FROM (${check.sql.replaceAll('$table', target)})`);
    if (Number(broken[0]!['n']) > 0) {
      throw new Error(`step ${step.name} breaks its check: ${check.about} (${String(broken[0]!['n'])} rows)`);
    }
  }
}

/** Under which name a table is made before it replaces the one that is there. */
export function scratchName(name: string): string {
  const { schema, table } = qualified(name);
  return `${schema}.${table}__new`;
}

async function replaceTable(name: string, engine: Engine): Promise<void> {
  const { schema, table } = qualified(name);
  await engine.run(`DROP TABLE IF EXISTS ${schema}.${table}`);
  await engine.run(`ALTER TABLE ${schema}.${table}__new RENAME TO ${table}`);
}

function qualified(name: string): { schema: string; table: string } {
  const [schema, table] = name.split('.');
  return table === undefined ? { schema: 'main', table: name } : { schema: schema!, table };
}
