import { readFileSync } from 'node:fs';
import type { Engine } from '../../engines/engine.ts';
import { text } from '../../model/columns.ts';
import type { BuildContext } from '../../pipeline/context.ts';
import { scratchName } from '../../pipeline/run.ts';
import { defineCodeStep } from '../../pipeline/step.ts';
import { resolvePhones } from '../numbering/resolve-phones.ts';

const PHONE_COLUMNS = [
  text('raw', 'Spelling as stored', { subject: 'victim', sensitivity: 'personal' }),
  text('hint', 'Region it is dialled from; empty when nothing tells'),
  text('e164', 'The number; empty when unresolved', { subject: 'victim', sensitivity: 'personal' }),
  text('region', 'ISO 3166-1 alpha-2'),
  text('type', 'Type by the numbering plan'),
  text('status', 'resolved, ambiguous, short or unresolved'),
  text('rule', 'Which rule decided (src/domains/numbering/README.md)'),
  text('candidates', 'Other readings, ;-separated'),
];

const SELECT_PHONE = `SELECT raw, coalesce(hint, '') AS hint, CASE WHEN valid THEN e164 ELSE '' END AS e164,
  coalesce(region, '') AS region, coalesce(lower(type), '') AS type, status, rule, coalesce(candidates, '') AS candidates
  FROM phone_resolved`;

function statement(file: string): string {
  return readFileSync(new URL(`tables/${file}`, import.meta.url), 'utf8');
}

function options(context: BuildContext): { serviceRegion?: string } {
  return context.settings.defaultRegion === undefined ? {} : { serviceRegion: context.settings.defaultRegion };
}

/** Runs the numbering plans over the spellings that `use` selects, and `finish` on the result; leaves nothing else behind. */
async function resolve(engine: Engine, context: BuildContext, use: string, finish: () => Promise<void>): Promise<void> {
  await engine.run(`CREATE OR REPLACE TABLE phone_use AS ${statement(use)}`);
  await resolvePhones(engine, options(context));
  await finish();
  const left = await engine.rows(
    "SELECT table_name AS name FROM duckdb_tables() WHERE schema_name = 'main' AND starts_with(table_name, 'phone_') ORDER BY 1",
  );
  for (const row of left) await engine.run(`DROP TABLE IF EXISTS main.${String(row['name'])}`);
}

/** Numbers in the service's own tables. */
export const servicePhone = defineCodeStep({
  name: 'work.phone',
  alsoMakes: ['work.account_hint'],
  purpose: 'Every spelling of a number in the service, read from where its account dials',
  reads: ['mapped.call', 'mapped.interception', 'mapped.contact', 'mapped.account', 'work.region_value'],
  version: 1,
  table: { name: 'work.phone', row: 'a spelling dialled from a region', key: ['raw', 'hint'], columns: PHONE_COLUMNS },
  inputs: (context) => ({ default_region: context.settings.defaultRegion ?? '', use: statement('service-use.sql') }),
  make: (target, context, engine) =>
    resolve(engine, context, 'service-use.sql', async () => {
      await engine.run(`CREATE TABLE ${target} AS ${SELECT_PHONE}`);
      await engine.run(
        `CREATE TABLE ${scratchName('work.account_hint')} AS
         SELECT context AS account_ref, coalesce(hint, '') AS hint, source FROM phone_context`,
      );
    }),
});

/** Numbers of registers and of other agencies' lists. */
export const otherPhone = defineCodeStep({
  name: 'work.other_phone',
  purpose: 'Numbers in registers and in lists of other agencies',
  reads: ['mapped.organisation_number', 'mapped.known_identifier', 'work.region_value'],
  version: 1,
  table: { name: 'work.other_phone', row: 'a spelling with a region', key: ['raw', 'hint'], columns: PHONE_COLUMNS },
  inputs: (context) => ({ default_region: context.settings.defaultRegion ?? '', use: statement('other-use.sql') }),
  make: (target, context, engine) =>
    resolve(engine, context, 'other-use.sql', () => engine.run(`CREATE TABLE ${target} AS ${SELECT_PHONE}`)),
});

/** Numbers in complaints. */
export const complaintPhone = defineCodeStep({
  name: 'work.complaint_phone',
  purpose: 'Numbers that complainants wrote, read as the number that occurs in this case where there is one',
  reads: ['mapped.complaint', 'canonical.call', 'work.number_fact'],
  version: 1,
  table: {
    name: 'work.complaint_phone',
    row: 'a spelling in a complaint',
    key: ['raw'],
    columns: [
      text('raw', 'Spelling as written', { subject: 'victim', sensitivity: 'personal' }),
      text('e164', 'The number', { subject: 'victim', sensitivity: 'personal' }),
    ],
  },
  inputs: (context) => ({
    default_region: context.settings.defaultRegion ?? '',
    use: statement('complaint-use.sql'),
    pick: statement('complaint-pick.sql'),
  }),
  make: (target, context, engine) =>
    resolve(engine, context, 'complaint-use.sql', () =>
      engine.run(`CREATE TABLE ${target} AS ${statement('complaint-pick.sql')}`),
    ),
});
