import { readFileSync } from 'node:fs';
import { CENTRES } from '../../src/domains/centres/all.ts';
import { SCENES } from '../../src/domains/scenes/all.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import type { Engine } from '../../src/engines/engine.ts';
import { CANONICAL_TABLES } from '../../src/model/tables/all.ts';

/** The derived tables that the report reads, with the columns that the build gives them. */
const DERIVED = `
CREATE TABLE number (number VARCHAR, raw_example VARCHAR, region VARCHAR, class VARCHAR, calls BIGINT, answered BIGINT,
  talk_s BIGINT, longest_s BIGINT, first_at TIMESTAMP, last_at TIMESTAMP, accounts BIGINT, organisations VARCHAR,
  reasons VARCHAR, number_type VARCHAR, time_zone VARCHAR, number_id VARCHAR);
CREATE TABLE victim (number VARCHAR, raw_example VARCHAR, region VARCHAR, class VARCHAR, calls BIGINT, answered BIGINT,
  talk_s BIGINT, longest_s BIGINT, first_at TIMESTAMP, last_at TIMESTAMP, accounts BIGINT, organisations VARCHAR,
  reasons VARCHAR, probability DOUBLE, codes_captured BIGINT, stages BIGINT, complaints BIGINT, reported_loss DECIMAL(38,2),
  currency VARCHAR, care VARCHAR, reported_loss_other VARCHAR, number_type VARCHAR, time_zone VARCHAR, number_id VARCHAR);
CREATE TABLE account (account_ref VARCHAR, operator_id VARCHAR);
CREATE TABLE operator (operator_id VARCHAR, accounts BIGINT, region VARCHAR, spent DECIMAL(38,2), calls BIGINT,
  victims BIGINT, talk_s BIGINT, codes_captured BIGINT, organisations VARCHAR, reported_loss DECIMAL(38,2), known_in VARCHAR,
  priority BIGINT, priority_reasons VARCHAR, priority_points BIGINT, currency VARCHAR, reported_loss_other VARCHAR,
  account_refs VARCHAR, first_at TIMESTAMP, last_at TIMESTAMP);
CREATE TABLE impersonation (organisation VARCHAR, numbers BIGINT, calls BIGINT, victims BIGINT, accounts BIGINT,
  codes_captured BIGINT, reported_loss DECIMAL(38,2), currency VARCHAR, reported_loss_other VARCHAR);
CREATE TABLE country (region VARCHAR, calls BIGINT, victims BIGINT, complaints BIGINT, reported_loss DECIMAL(38,2),
  operators BIGINT, currency VARCHAR, reported_loss_other VARCHAR);
CREATE TABLE known_match (operation VARCHAR, agency VARCHAR, kind VARCHAR, account_ref VARCHAR, operator_id VARCHAR,
  evidence VARCHAR, value VARCHAR, known_exhibit VARCHAR, known_table VARCHAR, known_row BIGINT, exhibit VARCHAR,
  source_table VARCHAR, source_row BIGINT);
CREATE TABLE complaint_call (complaint_ref VARCHAR, call_ref VARCHAR, account_ref VARCHAR, operator_id VARCHAR,
  probability DOUBLE, status VARCHAR, evidence VARCHAR, number VARCHAR, complaint_exhibit VARCHAR, complaint_table VARCHAR,
  complaint_row BIGINT, call_exhibit VARCHAR, call_table VARCHAR, call_row BIGINT);
CREATE TABLE offence (operator_id VARCHAR, complaint_ref VARCHAR, person_id VARCHAR, region VARCHAR, calls BIGINT,
  first_at TIMESTAMP, last_at TIMESTAMP, probability DOUBLE, operators BIGINT, loss DECIMAL(18,2), currency VARCHAR,
  loss_base DECIMAL(18,2), counted BOOLEAN);
CREATE TABLE reject (exhibit VARCHAR, source_table VARCHAR, source_row BIGINT, reason VARCHAR, raw VARCHAR, stage VARCHAR);
CREATE TABLE quality (exhibit VARCHAR, source_table VARCHAR, what VARCHAR, rows BIGINT, treatment VARCHAR);
CREATE TABLE clock_offset (exhibit VARCHAR, source_table VARCHAR, server VARCHAR, from_at TIMESTAMP, to_at TIMESTAMP,
  offset_s BIGINT, against_exhibit VARCHAR, against_table VARCHAR, against_server VARCHAR, basis VARCHAR, pairs BIGINT,
  observed BIGINT, corrected BOOLEAN);
CREATE SCHEMA work;
CREATE TABLE work.merged_count (exhibit VARCHAR, source_table VARCHAR, rows BIGINT);
CREATE TABLE account_link (account_a VARCHAR, account_b VARCHAR, relation VARCHAR, probability DOUBLE, weight DOUBLE, key VARCHAR,
  operator_a VARCHAR, operator_b VARCHAR, judgement VARCHAR);
CREATE TABLE work.operator_account (account_ref VARCHAR, operator_id VARCHAR);
CREATE TABLE work.account_pair (account_a VARCHAR, account_b VARCHAR, a INTEGER, b INTEGER, units BIGINT);
CREATE TABLE work.account_pair_kind (account_a VARCHAR, account_b VARCHAR, a INTEGER, b INTEGER, k INTEGER, kind VARCHAR, value VARCHAR,
  accounts BIGINT, units BIGINT);
CREATE TABLE work.account_identifier (account_ref VARCHAR, kind VARCHAR, value VARCHAR);
CREATE TABLE work.identifier (kind VARCHAR, value VARCHAR, accounts BIGINT, hub BOOLEAN);
CREATE TABLE work.identifier_kind (place BIGINT, kind VARCHAR, shared_by VARCHAR, one_person DOUBLE);
`;

/** A case database with every table and no row. */
export async function emptyCaseDatabase(options: { file?: string } = {}): Promise<Engine> {
  const engine = await openDuckdb(options);
  const canonical = CANONICAL_TABLES.map(
    (table) =>
      `CREATE TABLE canonical.${table.name} (${table.columns.map((column) => `"${column.name}" ${column.type}`).join(', ')});`,
  );
  const scenes = SCENES.filter((step) => !step.name.includes('.')).map(
    ({ name, table }) =>
      `CREATE TABLE ${name} (${table.columns.map((column) => `"${column.name}" ${column.type}`).join(', ')});`,
  );
  await engine.script(`CREATE SCHEMA canonical;\n${[...canonical, ...scenes].join('\n')}\n${DERIVED}`);
  const read = ['call_centre', 'contact_match', 'work.centre_shift'];
  const centres = CENTRES.filter((step) => read.includes(step.name)).map(
    ({ name, table }) =>
      `CREATE TABLE ${name} (${table.columns.map((column) => `"${column.name}" ${column.type}`).join(', ')});`,
  );
  await engine.script(centres.join('\n'));
  return engine;
}

/** The invented case of synthetic-case.sql with about `calls` calls. */
export async function syntheticCaseDatabase(calls = 40_000, options: { file?: string } = {}): Promise<Engine> {
  const engine = await emptyCaseDatabase(options);
  await engine.run(`SET VARIABLE calls = ${calls}`);
  await engine.run(`SET VARIABLE numbers = ${Math.ceil(calls * 0.7)}`);
  await engine.run(`SET VARIABLE accounts = ${Math.max(20, Math.ceil(calls / 100))}`);
  await engine.script(readFileSync(new URL('./synthetic-case.sql', import.meta.url), 'utf8'));
  return engine;
}
