import { readFileSync } from 'node:fs';
import { declareColumn } from '../../engines/declare.ts';
import type { Engine } from '../../engines/engine.ts';
import { count, text } from '../../model/columns.ts';
import type { BuildContext } from '../../pipeline/context.ts';
import { scratchName } from '../../pipeline/run.ts';
import { defineCodeStep, parametersIn } from '../../pipeline/step.ts';
import { PLAN_TABLES } from '../numbering/load-plan.ts';
import { PHONE_PARAMETERS } from '../numbering/parameters.ts';
import {
  prepareMacros,
  type ResolveOptions,
  resolvePhones,
  resolveSpelled,
  spellPhones,
} from '../numbering/resolve-phones.ts';

const personal = { subject: 'victim', sensitivity: 'personal' } as const;

const READING_COLUMNS = [
  text('region', 'ISO 3166-1 alpha-2', { values: 'repeated' }),
  text('type', 'Type by the numbering plan', { values: 'repeated' }),
  text('status', 'resolved, ambiguous, short or unresolved', { values: 'repeated' }),
  text('rule', 'Which rule decided (src/domains/numbering/README.md)', { values: 'repeated' }),
  text('candidates', 'Other readings, ;-separated'),
];

const SERVICE_COLUMNS = [
  count('dial_key', 'What is dialled: a 1 in front of the digits; negative with a plus', personal),
  text('hint', 'Region it is dialled from; empty when nothing tells', { values: 'repeated' }),
  count('number', 'Digits of the E.164 number; 0 when unresolved', personal),
  ...READING_COLUMNS,
];

const SELECT_READING = `coalesce(region, '') AS region, coalesce(lower(type), '') AS type, status, rule,
  coalesce(candidates, '') AS candidates`;

function statement(file: string): string {
  return readFileSync(new URL(`tables/${file}`, import.meta.url), 'utf8');
}

function options(context: BuildContext): ResolveOptions {
  const { defaultRegion } = context.settings;
  const parameters = parametersIn(PHONE_PARAMETERS, context);
  return defaultRegion === undefined ? { parameters } : { parameters, serviceRegion: defaultRegion };
}

/** Makes `phone_use` of a statement, does `work` on it, and leaves none of the tables of numbering behind but the plans. */
async function withUse(engine: Engine, use: string, work: () => Promise<void>): Promise<void> {
  await engine.run(`CREATE OR REPLACE TEMP TABLE phone_use AS ${statement(use)}`);
  await work();
  // Views first: they read the tables.
  const left = await engine.rows(
    `SELECT 'VIEW' AS kind, view_name AS name FROM duckdb_views() WHERE temporary AND starts_with(view_name, 'phone_')
     UNION ALL
     SELECT 'TABLE', table_name FROM duckdb_tables()
     WHERE temporary AND starts_with(table_name, 'phone_') AND NOT list_contains($kept, table_name)
     ORDER BY kind DESC, name`,
    { kept: PLAN_TABLES },
  );
  for (const row of left) await engine.run(`DROP ${String(row.kind)} ${String(row.name)}`);
}

/** Spellings that are more than digits and punctuation. */
export const oddSpelling = defineCodeStep({
  name: 'work.odd_spelling',
  purpose: 'Spellings of numbers that are more than digits with punctuation between them, and what they dial',
  reads: ['mapped.call', 'mapped.interception', 'mapped.contact', 'mapped.account'],
  version: 1,
  table: {
    name: 'work.odd_spelling',
    row: 'a spelling',
    key: ['raw'],
    columns: [
      text('raw', 'As stored; hostile', personal),
      count('dial_key', 'What it dials (macro phone_dial_key)', personal),
    ],
  },
  inputs: () => ({ use: statement('odd-use.sql') }),
  make: (target, _context, engine) =>
    withUse(engine, 'odd-use.sql', async () => {
      await spellPhones(engine);
      await engine.run(
        `CREATE TABLE ${target} AS
         SELECT raw, CASE WHEN plus THEN -(phone_power(n) + v) ELSE phone_power(n) + v END AS dial_key
         FROM phone_spelled WHERE n BETWEEN 3 AND 17`,
      );
    }),
});

/** Numbers in the service's own tables: by dial key, because there can be as many as calls. */
export const servicePhone = defineCodeStep({
  name: 'work.phone',
  alsoMakes: ['work.presented_phone', 'work.account_hint'],
  purpose: 'Every number as dialled in the service, read from where its account dials',
  reads: [
    'mapped.call',
    'mapped.interception',
    'mapped.contact',
    'mapped.account',
    'work.region_value',
    'work.odd_spelling',
  ],
  version: 4,
  parameters: PHONE_PARAMETERS,
  table: {
    name: 'work.phone',
    row: 'a number as dialled from a region',
    key: ['dial_key', 'hint'],
    columns: SERVICE_COLUMNS,
  },
  inputs: (context) => ({
    default_region: context.settings.defaultRegion ?? '',
    use: statement('service-use.sql'),
    presented: statement('presented-phone.sql'),
  }),
  make: (target, context, engine) =>
    withUse(engine, 'service-use.sql', async () => {
      await prepareMacros(engine);
      await engine.run(
        `CREATE OR REPLACE TEMP TABLE phone_spelled AS
         SELECT raw, uses, raw < 0 AS plus, n, abs(raw) - phone_power(n) AS v, CAST(NULL AS VARCHAR) AS long
         FROM (SELECT raw, CAST(sum(uses) AS BIGINT) AS uses, length(CAST(abs(raw) AS VARCHAR)) - 1 AS n
               FROM phone_use GROUP BY raw)`,
      );
      await resolveSpelled(engine, options(context));
      await engine.run(`CREATE TABLE ${target} (${SERVICE_COLUMNS.map(declareColumn).join(', ')})`);
      await engine.run(
        `INSERT INTO ${target}
         SELECT raw AS dial_key, coalesce(hint, '') AS hint,
                CASE WHEN valid THEN coalesce(number, 0) ELSE 0 END AS number, ${SELECT_READING}
         FROM phone_resolved`,
      );
      await engine.run(`CREATE TABLE ${scratchName('work.presented_phone')} AS ${statement('presented-phone.sql')}`);
      await engine.run(
        `CREATE TABLE ${scratchName('work.account_hint')} AS
         SELECT context AS account_ref, coalesce(hint, '') AS hint, source FROM phone_context`,
      );
    }),
});

/** Numbers of registers and of other agencies' lists: few, by spelling. */
export const otherPhone = defineCodeStep({
  name: 'work.other_phone',
  purpose: 'Numbers in registers and in lists of other agencies',
  reads: ['mapped.organisation_number', 'mapped.known_identifier', 'work.region_value'],
  version: 1,
  parameters: PHONE_PARAMETERS,
  table: {
    name: 'work.other_phone',
    row: 'a spelling with a region',
    key: ['raw', 'hint'],
    columns: [
      text('raw', 'Spelling as stored', personal),
      text('hint', 'Region it is written in; empty when nothing tells'),
      text('e164', 'The number; empty when unresolved', personal),
      ...READING_COLUMNS,
    ],
  },
  inputs: (context) => ({ default_region: context.settings.defaultRegion ?? '', use: statement('other-use.sql') }),
  make: (target, context, engine) =>
    withUse(engine, 'other-use.sql', async () => {
      await resolvePhones(engine, options(context));
      await engine.run(
        `CREATE TABLE ${target} AS
         SELECT raw, coalesce(hint, '') AS hint, CASE WHEN valid THEN e164 ELSE '' END AS e164, ${SELECT_READING}
         FROM phone_resolved`,
      );
    }),
});

/** Numbers in complaints: read in every country that was called. */
export const complaintPhone = defineCodeStep({
  name: 'work.complaint_phone',
  purpose: 'Numbers that complainants wrote, read as the number that occurs in this case where there is one',
  reads: ['mapped.complaint', 'canonical.call', 'work.number_fact'],
  version: 1,
  parameters: PHONE_PARAMETERS,
  table: {
    name: 'work.complaint_phone',
    row: 'a spelling in a complaint',
    key: ['raw'],
    columns: [text('raw', 'Spelling as written', personal), text('e164', 'The number', personal)],
  },
  inputs: (context) => ({
    default_region: context.settings.defaultRegion ?? '',
    use: statement('complaint-use.sql'),
    pick: statement('complaint-pick.sql'),
  }),
  make: (target, context, engine) =>
    withUse(engine, 'complaint-use.sql', async () => {
      await resolvePhones(engine, options(context));
      await engine.run(`CREATE TABLE ${target} AS ${statement('complaint-pick.sql')}`);
    }),
});
