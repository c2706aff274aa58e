import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashFile } from '../../src/base/hash.ts';
import { silentProgress } from '../../src/base/progress.ts';
import { SHAPES } from '../../src/simulate/all.ts';
import { simulate } from '../../src/simulate/simulate.ts';
import { simulateHelp } from '../../src/simulate/usage.ts';

const root = mkdtempSync(join(tmpdir(), 'ringbreak-simulate-'));
afterAll(() => rmSync(root, { recursive: true }));

async function make(name: string, shape: string, seed: number, calls = 8000) {
  const out = join(root, name);
  const made = await simulate({ out, accounts: 80, calls, seed, shape }, silentProgress);
  const files: Record<string, string> = {};
  for (const path of [...made.exhibits, ...readdirSync(made.truth).map((file) => join(made.truth, file))]) {
    files[path.slice(out.length)] = (await hashFile(path)).sha256;
  }
  return { ...made, out, files, summary: JSON.parse(readFileSync(join(made.truth, 'truth.json'), 'utf8')) };
}

const csv = (folder: string, name: string) =>
  readFileSync(join(folder, name), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => row.split(','));

describe.each(SHAPES.map(({ name }) => name))('%s', (shape) => {
  let first: Awaited<ReturnType<typeof make>>;
  beforeAll(async () => {
    first = await make(`${shape}-a`, shape, 5);
  });

  test('the same seed makes the same bytes', async () => {
    expect((await make(`${shape}-b`, shape, 5)).files).toEqual(first.files);
  });

  test('another seed makes another world with other constants', async () => {
    const other = await make(`${shape}-c`, shape, 6);
    expect(other.summary.cut_offs).not.toEqual(first.summary.cut_offs);
    expect(other.summary.begin === first.summary.begin && other.summary.zone === first.summary.zone).toBe(false);
  });

  test('nothing is left in the folder but the exhibits and the truth', () => {
    const names = first.exhibits.map((path) => path.slice(first.out.length + 1).split('/')[0]);
    expect(readdirSync(first.out).sort()).toEqual([...new Set([...names, 'truth'])].sort());
  });

  test('the totals of the truth agree with each other', () => {
    const numbers = csv(first.truth, 'numbers.csv');
    const { counts } = first.summary;
    const sum = (column: number, rows: string[][]) => rows.reduce((total, row) => total + Number(row[column]), 0);
    expect(numbers.length).toBe(counts.numbers);
    expect(sum(3, numbers)).toBe(counts.calls - counts.misdialled);
    expect(sum(3, csv(first.truth, 'accounts.csv'))).toBe(counts.calls);
    expect(numbers.filter((row) => row[2] === 'victim').length).toBe(counts.victims);
    // Who only carried the calls knows nothing of codes, whatever happened.
    if (shape !== 'retained') expect(sum(5, numbers)).toBe(counts.codes_captured);
    expect(csv(first.truth, 'interceptions.csv').filter((row) => row[3] === '1').length).toBe(counts.codes_captured);
    expect(csv(first.truth, 'calls.csv').length).toBe(counts.calls);
  });

  test('every class of number occurs, complaints about other frauds, and two traps', async () => {
    const classes = new Set(csv(first.truth, 'numbers.csv').map((row) => row[2]));
    expect([...classes].sort()).toEqual([
      'associate',
      'contacted',
      'organisation',
      'own_phone',
      'unknown',
      'victim',
      'voicemail',
    ]);
    const complaints = csv(first.truth, 'complaints.csv');
    expect(complaints.some((row) => row[2] === '')).toBe(true);
    expect(csv(first.truth, 'known.csv').filter((row) => row[3] === '1').length).toBe(2);
  });

  test('a centre has no more people at work on a day than it has, and no account shares a group with another centre', () => {
    const rows = csv(first.truth, 'centres.csv');
    expect(rows.length).toBeGreaterThan(0);
    for (const [centre, , , seats, , , , atWork, atOnce, group] of rows) {
      expect(Number(atOnce)).toBeGreaterThan(0);
      expect(Number(atOnce)).toBeLessThanOrEqual(Number(seats));
      expect(Number(atWork)).toBeGreaterThan(0);
      expect(Number(atWork)).toBeLessThanOrEqual(Number(seats));
      expect(group).toMatch(new RegExp(`^(lone|${centre})[.]\\d+$`));
    }
  });

  test('complaints name calls of the number and of the hand or the centre that the truth gives them', () => {
    const calls = new Map(csv(first.truth, 'calls.csv').map((row) => [row[0], row]));
    const centres = new Map(csv(first.truth, 'centres.csv').map((row) => [row[1], `centre ${row[0]}`]));
    const owner = new Map(csv(first.truth, 'accounts.csv').map((row) => [row[0], centres.get(row[0]) ?? row[1]]));
    for (const [, account, refs, number] of csv(first.truth, 'complaints.csv')) {
      for (const ref of refs ? refs.split(';') : []) {
        expect(calls.get(ref)![3]).toBe(number);
        expect(owner.get(calls.get(ref)![1])).toBe(owner.get(account));
      }
    }
  });
});

test('people are called several times by one script, and complain of all those calls', async () => {
  const { truth } = await make('script', 'spoofshop', 5, 40_000);
  const calls = new Map(csv(truth, 'calls.csv').map((row) => [row[0], row]));
  const several = csv(truth, 'complaints.csv').filter((row) => row[2]!.includes(';'));
  expect(several.length).toBeGreaterThan(5);
  const shown = several.map((row) => new Set(row[2]!.split(';').map((ref) => calls.get(ref)![4])).size);
  expect(shown.filter((numbers) => numbers > 1).length).toBeGreaterThan(several.length * 0.4);
});

test('of the identifiers that nearly agree with those here some are the same person and some are strangers', async () => {
  const near = csv((await make('near', 'spoofshop', 9)).truth, 'known.csv').filter((row) => row[4] !== '');
  expect(near.filter((row) => row[2] !== '').length).toBeGreaterThan(0);
  expect(near.filter((row) => row[2] === '').length).toBeGreaterThan(0);
  for (const row of near) expect(row[4]).toMatch(/^(name|letter|number|digit)$/);
});

test('a Kamailio whose accounting names no gateway can be simulated', async () => {
  expect((await make('kamailio-bare', 'kamailio', 28, 300)).summary.shape).toBe('kamailio');
});

test('only complaints that tell a number, or the number shown and a time, count as linkable', async () => {
  const { truth } = await make('linkable', 'spoofshop', 9, 40_000);
  const rows = csv(truth, 'complaints.csv').map((row) => ({
    about: row[2] !== '',
    errors: row[8]!,
    linkable: row[9] === '1',
  }));
  expect(rows.filter(({ linkable }) => linkable).length).toBeGreaterThan(20);
  for (const { about, errors, linkable } of rows) {
    if (!linkable) continue;
    expect(about).toBe(true);
    if (errors.includes('number_missing')) expect(errors).not.toMatch(/shown_|time_part|time_missing|day_/);
  }
});

test('groups of accounts that can be known never hold accounts of two operators', async () => {
  const { truth } = await make('groups', 'opaque', 9);
  const owners = Map.groupBy(csv(truth, 'accounts.csv'), (row) => row[6]!);
  expect(owners.size).toBeGreaterThan(10);
  for (const rows of owners.values()) expect(new Set(rows.map((row) => row[1])).size).toBe(1);
  expect([...owners.values()].some((rows) => rows.length > 1)).toBe(true);
});

test('the help text lists every shape', () => {
  for (const { name, about } of SHAPES) expect(simulateHelp()).toContain(`${name.padEnd(13)}  ${about}`);
});

test.each([{ accounts: 1 }, { calls: 0 }, { calls: 2.5 }, { seed: -1 }, { shape: 'nothing' }])(
  'options that make no world are refused: %o',
  async (wrong) => {
    const options = { out: join(root, 'never'), accounts: 10, calls: 10, seed: 1, shape: 'spoofshop', ...wrong };
    await expect(simulate(options, silentProgress)).rejects.toMatchObject({ code: 'SIMULATE_OPTIONS', kind: 'usage' });
  },
);
