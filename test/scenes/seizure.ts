import { prepareMacros } from '../../src/domains/macros.ts';
import { SCENES } from '../../src/domains/scenes/all.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine, Row } from '../../src/engines/engine.ts';
import { canonicalTable } from '../../src/model/tables/all.ts';
import type { BuildContext } from '../../src/pipeline/context.ts';
import { planSteps } from '../../src/pipeline/plan.ts';
import { parametersOf } from '../../src/pipeline/step.ts';

/** A call of a made-up seizure; times are seconds after its first midnight. */
export interface MadeCall {
  readonly to: string;
  readonly at: number;
  readonly talk: number;
  readonly account?: string;
  readonly shown?: string;
  readonly name?: string;
  readonly trunk?: string;
  readonly code?: boolean;
  /** Ringing before the talk, seconds. */
  readonly ring?: number;
}

export interface Made {
  readonly calls: readonly MadeCall[];
  /** Account → operator, where they differ. */
  readonly operators?: Readonly<Record<string, string>>;
  /** Presented number → organisation. */
  readonly organisations?: Readonly<Record<string, string>>;
  /** Number → class, where the minute does not say it. */
  readonly classes?: Readonly<Record<string, string>>;
}

const BEGIN = Date.UTC(2022, 0, 3) / 1000;

/** Makes what the steps of scenes read, runs them, and hands the database to `look`. */
export async function seize<T>(made: Made, look: (rows: (sql: string) => Promise<Row[]>) => Promise<T>): Promise<T> {
  const engine = await openDuckdb();
  try {
    await prepare(engine, made);
    await runScenes(engine);
    return await look((sql) => engine.rows(sql));
  } finally {
    await engine.close();
  }
}

async function prepare(engine: Engine, made: Made): Promise<void> {
  await prepareMacros(engine);
  await engine.run('CREATE SCHEMA work');
  await engine.run('CREATE SCHEMA canonical');
  for (const name of ['call', 'interception', 'account', 'contact']) {
    const columns = canonicalTable(name).columns.map((column) => `"${column.name}" ${column.type}`);
    await engine.run(`CREATE TABLE canonical.${name} (${columns.join(', ')})`);
  }
  for (const [i, call] of made.calls.entries()) await insertCall(engine, call, i + 1);
  await engine.run('CREATE TABLE work.operator_account (account_ref VARCHAR, operator_id VARCHAR)');
  for (const account of new Set(made.calls.map((call) => call.account ?? 'a1'))) {
    const operator = made.operators?.[account] ?? `op-${account}`;
    await engine.run('INSERT INTO work.operator_account VALUES ($account, $operator)', { account, operator });
  }
  await engine.run('CREATE TABLE named (presented VARCHAR, organisation VARCHAR)');
  for (const [shown, organisation] of Object.entries(made.organisations ?? {})) {
    await engine.run('INSERT INTO named VALUES ($shown, $organisation)', { shown, organisation });
  }
  await engine.run('CREATE TABLE classed (number VARCHAR, class VARCHAR)');
  for (const [to, name] of Object.entries(made.classes ?? {})) {
    await engine.run('INSERT INTO classed VALUES ($to, $name)', { to, name });
  }
  await engine.script(DERIVED);
}

const DERIVED = `
CREATE TABLE work.machine_answer (disposition VARCHAR, answered_by VARCHAR, reached BOOLEAN, taken BOOLEAN);
CREATE TABLE work.talk_dimension AS SELECT 'trunk' AS dimension;
CREATE TABLE work.talk_second AS
  SELECT coalesce(trunk, '') AS place, talk_s, count(*) AS calls, 1.0 AS expected, 980 AS machine
  FROM canonical.call WHERE talk_s > 0 GROUP BY coalesce(trunk, ''), talk_s HAVING count(*) >= 30;
CREATE TABLE work.caller AS
  SELECT row_number() OVER (ORDER BY account_ref) AS account_no, account_ref FROM (SELECT DISTINCT account_ref FROM canonical.call);
CREATE TABLE work.centre_account (centre_id VARCHAR, account_ref VARCHAR, hours BIGINT);
CREATE TABLE work.presented_organisation AS
  SELECT DISTINCT c.presented, coalesce(c.presented_name, '') AS presented_name, n.organisation,
    CASE WHEN n.organisation IS NOT NULL THEN dense_rank() OVER (ORDER BY n.organisation) END AS organisation_no
  FROM canonical.call AS c LEFT JOIN named AS n USING (presented);
CREATE TABLE work.shown_organisation AS
  SELECT DISTINCT organisation_no, organisation FROM work.presented_organisation WHERE organisation_no IS NOT NULL;
CREATE TABLE work.captured_code AS
  SELECT target AS number, count(*) AS codes FROM canonical.interception WHERE captured GROUP BY target;
CREATE TABLE work.number_loss (number VARCHAR, currency VARCHAR, complaints BIGINT, loss DECIMAL(18,2));
CREATE TABLE number AS
  SELECT c.dialled AS number, c.dialled AS number_id, '' AS region, coalesce(min(k.class),
           CASE WHEN max(talk_s) > 60 THEN 'victim' WHEN bool_or(answered) THEN 'contacted' ELSE 'unknown' END) AS class,
         count(*) AS calls, count(*) FILTER (WHERE answered) AS answered, sum(talk_s) AS talk_s, max(talk_s) AS longest_s,
         0.98 AS victim_probability, 0.98 AS probability
  FROM canonical.call AS c LEFT JOIN classed AS k ON k.number = c.dialled GROUP BY c.dialled;
CREATE TABLE work.number_fact AS SELECT number, 'GB' AS region, 'mobile' AS type, 'Europe/London' AS zone FROM number;
`;

async function insertCall(engine: Engine, call: MadeCall, row: number): Promise<void> {
  const shown = call.shown ?? '+442070000001';
  const ring = call.ring ?? 5;
  await engine.run(
    `INSERT INTO canonical.call (call_ref, account_ref, started_at, dialled_raw, dialled, presented_raw, presented,
       presented_name, duration_s, talk_s, answered, trunk, exhibit, source_table, source_row)
     VALUES ($ref, $account, make_timestamp(CAST($at AS BIGINT) * 1000000), $to, $to, $shown, $presented, $name, $duration, $talk,
       $talk > 0, $trunk, 'e', 'calls', $row)`,
    {
      ref: `c${row}`,
      account: call.account ?? 'a1',
      at: BEGIN + call.at,
      to: call.to,
      shown,
      presented: shown.startsWith('+') ? shown : '',
      name: call.name ?? null,
      duration: call.talk + ring,
      talk: call.talk,
      trunk: call.trunk ?? null,
      row,
    },
  );
  if (!call.code) return;
  await engine.run(
    `INSERT INTO canonical.interception (interception_ref, account_ref, "at", target, captured, exhibit, source_table, source_row)
     VALUES ($ref, $account, make_timestamp(CAST($at AS BIGINT) * 1000000), $to, true, 'e', 'codes', $row)`,
    { ref: `i${row}`, account: call.account ?? 'a1', at: BEGIN + call.at + 30, to: call.to, row },
  );
}

async function runScenes(engine: Engine): Promise<void> {
  const own = new Set(SCENES.map((step) => step.name));
  const context = { parameters: {} } as unknown as BuildContext;
  for (const step of planSteps(SCENES.map((one) => ({ ...one, reads: one.reads.filter((name) => own.has(name)) })))) {
    if (step.kind === 'code') {
      await step.make(step.name, context, engine);
      for (const name of step.alsoMakes ?? [])
        await engine.run(`ALTER TABLE ${name}__new RENAME TO ${name.replace(/^.*\./, '')}`);
      continue;
    }
    const columns = step.table.columns.map((column) => `CAST("${column.name}" AS ${column.type}) AS "${column.name}"`);
    await engine.run(
      `CREATE TABLE ${step.name} AS SELECT ${columns.join(', ')} FROM (${step.sql}) AS made`,
      parametersOf(step, context),
    );
  }
}

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;
