import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { silentProgress } from '../../src/base/progress.ts';
import { simulate } from '../../src/simulate/simulate.ts';

const root = mkdtempSync(join(tmpdir(), 'ringbreak-systems-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function make(shape: string, seed: number) {
  const out = join(root, `${shape}-${seed}`);
  const made = existsSync(out)
    ? undefined
    : await simulate({ out, accounts: 60, calls: 3000, seed, shape }, silentProgress);
  const summary = JSON.parse(readFileSync(join(out, 'truth', 'truth.json'), 'utf8')) as {
    counts: { calls: number };
    tables: { exhibit: string; table: string; rows: number; feeds: string }[];
  };
  const rows = (name: string) => {
    const [header, ...lines] = readFileSync(join(out, 'truth', name), 'utf8')
      .trim()
      .split('\n');
    const names = header!.split(',');
    return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i]!, cell])));
  };
  return { out, summary, rows, exhibits: made?.exhibits ?? [] };
}

/** Rows of one table of a dump. */
function dumped(text: string, table: string): string[] {
  const block = text.split(`LOCK TABLES \`${table}\` WRITE;`)[1]!.split('UNLOCK TABLES;')[0]!;
  return block.split('\n').filter((line) => line.startsWith('('));
}

describe('Master.csv of several servers', () => {
  test.each([1, 2, 3, 4, 5])('holds each row that the truth counts, seed %i', async (seed) => {
    const { out, summary } = await make('asterisk-csv', seed);
    const logs = summary.tables.filter(({ feeds }) => feeds === 'call');
    for (const { exhibit, rows } of logs) {
      expect(readFileSync(join(out, exhibit), 'utf8').split('\n').length - 1).toBe(rows);
    }
  });

  test('rows beyond one a call are those of calls that the truth says several rows tell of', async () => {
    const { summary, rows } = await make('asterisk-csv', 3);
    const written = summary.tables.filter(({ feeds }) => feeds === 'call').reduce((sum, one) => sum + one.rows, 0);
    const further = rows('sources.csv').reduce((sum, one) => sum + one['source_refs']!.split(';').length - 1, 0);
    expect(written).toBe(summary.counts.calls + further);
  });

  test('names every sampled call by the id that stands in its log', async () => {
    const { out, summary, rows } = await make('asterisk-csv', 1);
    const logs = summary.tables.filter(({ feeds }) => feeds === 'call');
    const text = logs.map(({ exhibit }) => readFileSync(join(out, exhibit), 'utf8')).join('');
    for (const { call_ref: ref } of rows('calls.csv').slice(0, 200)) expect(text).toContain(`"${ref}"`);
  });
});

test('VICIdial keeps a call in its log, its archive or both', async () => {
  const { exhibits, rows } = await make('vicidial', 3);
  const dump = readFileSync(exhibits.find((path) => path.endsWith('.sql'))!, 'utf8');
  const logs = ['vicidial_log', 'vicidial_log_archive'].flatMap((table) => dumped(dump, table));
  const ids = new Set(logs.map((line) => /^\('([^']+)'/.exec(line)![1]!));
  expect(rows('calls.csv').every((one) => ids.has(one['call_ref']!))).toBe(true);
});

test('a call that is handed on has a row in the log of closers, under the id of the dialled one', async () => {
  const { exhibits, rows } = await make('vicidial', 6);
  const dump = readFileSync(exhibits.find((path) => path.endsWith('.sql'))!, 'utf8');
  const handed = rows('sources.csv').filter((one) => one['source_refs']!.includes('vicidial_closer_log/'));
  const closers = dumped(dump, 'vicidial_closer_log');
  expect(closers.length).toBeGreaterThan(0);
  expect(closers.length).toBe(handed.length);
  const ids = new Set(handed.map((one) => one['call_ref']!));
  expect(closers.every((line) => [...line.matchAll(/'(\d{10}\.\d+)'/g)].some(([, id]) => ids.has(id!)))).toBe(true);
});

test('calls that nobody took are the machine’s in the dump and nobody’s in the truth', async () => {
  const { exhibits, rows } = await make('vicidial', 2);
  const dump = readFileSync(
    join(root, 'vicidial-2', basename(exhibits.find((path) => path.endsWith('.sql'))!)),
    'utf8',
  );
  const logs = [...dumped(dump, 'vicidial_log'), ...dumped(dump, 'vicidial_log_archive')];
  const machine = new Set(logs.filter((line) => line.includes("'VDAD'")).map((line) => /^\('([^']+)'/.exec(line)![1]!));
  const told = rows('calls.csv').filter((one) => one['account_ref'] === '');
  expect(told.length).toBe(machine.size);
  expect(told.every((one) => machine.has(one['call_ref']!) && one['talk_s'] === '0')).toBe(true);
});

test.each([1, 2, 3])('FreeSWITCH writes a record a leg, as the truth counts them, seed %i', async (seed) => {
  const { out, summary, rows } = await make('freeswitch', seed);
  const { exhibit } = summary.tables.find(({ table }) => table === 'freeswitch_cdr')!;
  const text = readFileSync(join(out, exhibit), 'latin1');
  expect(text.split(exhibit.endsWith('.zip') ? '</cdr>' : '\n').length - 1).toBe(
    summary.counts.calls + rows('sources.csv').length,
  );
});

test.each([1, 2, 3])(
  'retained data name each call by operator, request and record, or by the other operator’s number, seed %i',
  async (seed) => {
    const { out, rows } = await make('retained', seed);
    const xml = readFileSync(join(out, 'retained-data.xml'), 'utf8');
    const csv = readFileSync(join(out, 'operator-cdr.csv'), 'utf8');
    for (const { call_ref: ref } of rows('calls.csv').slice(0, 100)) {
      if (ref!.startsWith('K')) expect(csv).toMatch(new RegExp(`^${ref}[;,]`, 'm'));
      else expect(xml).toMatch(new RegExp(`recordNumber>${ref!.split('/').at(-1)}<`));
    }
  },
);

test('what a shape hides is not counted as findable', async () => {
  const { rows } = await make('retained', 1);
  expect(rows('interceptions.csv')).toEqual([]);
});

test('Kamailio logs an INVITE for each call and a BYE for each that was taken; failures stand in missed_calls too', async () => {
  const { exhibits, summary, rows } = await make('kamailio', 1);
  const dump = readFileSync(exhibits.find((path) => path.endsWith('.sql'))!, 'utf8');
  const acc = dumped(dump, 'acc');
  const invites = acc.filter((line) => line.includes(",'INVITE',"));
  const taken = invites.filter((line) => line.includes(",'200','OK',")).length;
  expect(invites.length).toBe(summary.counts.calls);
  expect(acc.length - invites.length).toBe(taken);
  expect(dumped(dump, 'missed_calls').length).toBe(summary.counts.calls - taken);
  expect(rows('sources.csv').length).toBe(summary.counts.calls - taken);
});
