import { COMPLAINTS } from '../../src/domains/complaints/all.ts';
import { prepareMacros } from '../../src/domains/macros.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine, Reader } from '../../src/engines/engine.ts';
import { canonicalTable } from '../../src/model/tables/all.ts';
import type { BuildContext } from '../../src/pipeline/context.ts';
import type { Judgement } from '../../src/pipeline/judgement.ts';
import { planSteps } from '../../src/pipeline/plan.ts';
import { parametersOf } from '../../src/pipeline/step.ts';

/** A call; `at` is local in London, in winter the same as UTC. */
export interface MadeCall {
  readonly ref: string;
  readonly to: string;
  readonly at: string;
  readonly talk: number;
  readonly account?: string;
  readonly shown?: string;
  /** Calls with one name are one scene. */
  readonly scene?: string;
}

export interface MadeComplaint {
  readonly ref: string;
  readonly called?: string;
  /** As the numbers' step read it; empty when it could not. */
  readonly e164?: string;
  readonly shown?: string;
  readonly day?: string;
  readonly time?: string;
  readonly claimed?: string;
  readonly name?: string;
  readonly postcode?: string;
  readonly loss?: number;
  readonly currency?: string;
}

export interface Made {
  readonly calls: readonly MadeCall[];
  readonly complaints: readonly MadeComplaint[];
  readonly judgements?: readonly Judgement[];
  readonly contacts?: readonly { readonly name: string; readonly phone: string; readonly address: string }[];
  /** Days with the rates of euros in dollars and pounds. */
  readonly rates?: readonly { readonly day: string; readonly usd: string; readonly gbp: string }[];
}

/** Makes what the steps of complaints read, runs them, and hands the database to `look`. */
export async function complain<T>(made: Made, look: (rows: Reader['rows']) => Promise<T>): Promise<T> {
  const engine = await openDuckdb();
  await prepareMacros(engine);
  try {
    await engine.run('CREATE SCHEMA work');
    await engine.run('CREATE SCHEMA canonical');
    for (const name of ['call', 'complaint', 'contact', 'rate']) {
      const columns = canonicalTable(name).columns.map((column) => `"${column.name}" ${column.type}`);
      await engine.run(`CREATE TABLE canonical.${name} (${columns.join(', ')})`);
    }
    await engine.run('CREATE TABLE scened (call_ref VARCHAR, scene_id VARCHAR)');
    for (const [i, call] of made.calls.entries()) await insertCall(engine, call, i + 1);
    for (const [i, complaint] of made.complaints.entries()) await insertComplaint(engine, complaint, i + 1);
    for (const [i, { day, usd, gbp }] of (made.rates ?? []).entries()) {
      await engine.run(
        `INSERT INTO canonical.rate (rated_on, base, in_usd, in_gbp, exhibit, source_table, source_row)
         VALUES (CAST($day AS DATE), 'EUR', CAST($usd AS DECIMAL(38,18)), CAST($gbp AS DECIMAL(38,18)), 'r', 'rates', $row)`,
        { day, usd, gbp, row: i + 1 },
      );
    }
    for (const contact of made.contacts ?? []) {
      await engine.run(
        'INSERT INTO canonical.contact (name, phone, address) VALUES ($name, $phone, $address)',
        contact,
      );
    }
    await engine.script(DERIVED);
    await runSteps(engine, made.judgements ?? []);
    return await look((sql, params) => engine.rows(sql, params));
  } finally {
    await engine.close();
  }
}

async function insertCall(engine: Engine, call: MadeCall, row: number): Promise<void> {
  await engine.run(
    `INSERT INTO canonical.call (call_ref, account_ref, started_at, dialled, presented, talk_s, exhibit, source_table, source_row)
     VALUES ($ref, $account, CAST($at AS TIMESTAMP), $to, $shown, $talk, 'e', 'calls', $row)`,
    {
      ref: call.ref,
      account: call.account ?? 'a1',
      at: call.at,
      to: call.to,
      shown: call.shown ?? '+442070000001',
      talk: call.talk,
      row,
    },
  );
  await engine.run('INSERT INTO scened VALUES ($ref, $scene)', { ref: call.ref, scene: call.scene ?? `s-${call.ref}` });
}

async function insertComplaint(engine: Engine, told: MadeComplaint, row: number): Promise<void> {
  await engine.run(
    `INSERT INTO canonical.complaint (complaint_ref, called_raw, called, presented, call_date, call_time_raw, organisation,
       name, postcode, loss, currency, exhibit, source_table, source_row)
     VALUES ($ref, $raw, $called, $shown, CAST($day AS DATE), $time, $claimed, $name, $postcode, CAST($loss AS DECIMAL(18,2)), $currency, 'c', 'complaints', $row)`,
    {
      ref: told.ref,
      raw: told.called ?? null,
      called: told.e164 ?? (told.called?.startsWith('+') ? told.called : ''),
      shown: told.shown ?? '',
      day: told.day ?? null,
      time: told.time ?? null,
      claimed: told.claimed ?? null,
      name: told.name ?? null,
      postcode: told.postcode ?? null,
      loss: told.loss ?? null,
      currency: told.currency ?? (told.loss === undefined ? null : 'GBP'),
      row,
    },
  );
}

const DERIVED = `
CREATE TABLE work.operator_account AS SELECT DISTINCT account_ref, 'op-' || account_ref AS operator_id FROM canonical.call;
CREATE TABLE number AS SELECT dialled AS number, 'GB' AS region, count(*) AS calls FROM canonical.call GROUP BY dialled;
CREATE TABLE work.number_fact AS
  SELECT number, CAST(ltrim(number, '+') AS BIGINT) AS digits, 'GB' AS region, CASE WHEN number LIKE '+447%' THEN 'mobile' ELSE 'fixed_line' END AS type, 'Europe/London' AS zone FROM number;
CREATE TABLE work.presented_organisation AS
  SELECT presented, '' AS presented_name, count(*) AS calls, CASE WHEN presented = '+442070000001' THEN 'Norvik Bank' END AS organisation
  FROM canonical.call GROUP BY presented;
CREATE TABLE work.organisation_line AS SELECT '+442070000001' AS number, 'Norvik Bank' AS organisation, 'GB' AS region;
CREATE TABLE work.scene_code (codes BIGINT);
CREATE TABLE work.scene_source AS SELECT 1::BIGINT AS source_no, exhibit, source_table FROM (SELECT DISTINCT exhibit, source_table FROM canonical.call);
CREATE TABLE work.scene_number AS SELECT row_number() OVER (ORDER BY number) AS number_no, number AS number_id FROM number;
CREATE TABLE work.scene_caller AS
  SELECT row_number() OVER (ORDER BY account_ref) AS account_no, account_ref FROM (SELECT DISTINCT account_ref FROM canonical.call);
CREATE TABLE work.scene_call AS
  SELECT call_no(1::BIGINT, c.source_row) AS call_no, n.number_no, s.scene_id, c.talk_s, 0.0 AS machine, 0 AS codes, c.call_ref, k.account_no,
         number_digits(c.presented) AS shown, c.started_at
  FROM canonical.call AS c JOIN scened AS s USING (call_ref) JOIN work.scene_number AS n ON n.number_id = c.dialled
  LEFT JOIN work.scene_caller AS k ON k.account_ref = c.account_ref;
CREATE TABLE work.scene_head AS SELECT min(call_no) AS scene_no, scene_id FROM work.scene_call GROUP BY scene_id;
CREATE TABLE work.scene_member AS SELECT h.scene_no, c.call_no FROM work.scene_call AS c JOIN work.scene_head AS h USING (scene_id);
`;

async function runSteps(engine: Engine, judgements: readonly Judgement[]): Promise<void> {
  const own = new Set(COMPLAINTS.map((step) => step.name));
  const context = { parameters: { base_currency: 'GBP' }, judgements } as unknown as BuildContext;
  for (const step of planSteps(
    COMPLAINTS.map((one) => ({ ...one, reads: one.reads.filter((name) => own.has(name)) })),
  )) {
    if (step.kind === 'code') {
      await step.make(step.name, context, engine);
      for (const name of step.alsoMakes ?? []) {
        await engine.run(`ALTER TABLE ${name}__new RENAME TO ${name.replace(/^.*\./, '')}`);
      }
      continue;
    }
    const columns = step.table.columns.map((column) => `CAST("${column.name}" AS ${column.type}) AS "${column.name}"`);
    await engine.run(
      `CREATE TABLE ${step.name} AS SELECT ${columns.join(', ')} FROM (${step.sql}) AS made`,
      parametersOf(step, context),
    );
    for (const { sql, about } of step.checks ?? []) {
      const broken = await engine.rows(sql.replaceAll('$table', step.name));
      if (broken.length > 0) throw new Error(`${step.name}: ${about}`);
    }
  }
}
