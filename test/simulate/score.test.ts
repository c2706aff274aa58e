import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RingbreakError } from '../../src/base/errors.ts';
import type { Row } from '../../src/simulate/score/measure.ts';
import { formatScore, score } from '../../src/simulate/score/score.ts';
import { FILES, PERFECT } from './score-truth.ts';

let folder = '';
const missing = (name: string) =>
  new RingbreakError({ kind: 'usage', code: 'UNKNOWN_TABLE', what: `No table ${name}.`, next: 'Choose another.' });

const tables =
  (all: Readonly<Record<string, readonly Row[]>>) =>
  async (name: string): Promise<readonly Row[]> => {
    const rows = all[name];
    if (!rows) throw missing(name);
    return rows;
  };

const figures = async (changes: Readonly<Record<string, readonly Row[]>>, table: string, measure: string) => {
  const report = await score(tables({ ...PERFECT, ...changes }), folder);
  const found = report.lines.find((one) => one.table === table && one.measure === measure);
  return found && { precision: found.precision, recall: found.recall, f1: found.f1 };
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ringbreak-score-'));
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(folder, name), content);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a case that says exactly what is true scores 1 wherever there is something to find', async () => {
  const { lines } = await score(tables(PERFECT), folder);
  for (const one of lines) {
    if (one.truth > 0)
      expect([one.table, one.measure, one.precision, one.recall, one.f1]).toEqual([one.table, one.measure, 1, 1, 1]);
    else expect(one.right).toBe(one.found);
  }
  expect(new Set(lines.map((one) => one.table)).size).toBe(18);
});

test('pairs that share nothing observable do not count among those that can be known', async () => {
  const account = [1, 2, 3, 4].map((ref) => ({ account_ref: ref, operator_id: ref < 3 ? 'a' : `x${ref}` }));
  const { lines } = await score(tables({ ...PERFECT, account }), folder);
  const known = lines.find((one) => one.measure === 'pairs that can be known');
  expect(known).toMatchObject({ right: 1, truth: 1, recall: 1, precision: 1 });
  expect(lines.find((one) => one.table === 'operator' && one.measure === 'pairs of accounts')).toMatchObject({
    right: 1,
    truth: 2,
    recall: 0.5,
  });
});

test('stated probabilities are compared with what was right, bin by bin', async () => {
  const victim = [
    { number: '+441111', probability: 0.95 },
    { number: '+442222', probability: 0.85 },
    { number: '+13333', probability: 0.82 },
    { number: '+14444', probability: null },
  ];
  const { calibration } = await score(tables({ ...PERFECT, victim }), folder);
  const table = calibration.find((one) => one.table === 'victim')!;
  expect(table.claims).toBe(3);
  expect(table.bins.map(({ from, claims, right }) => [from, claims, right])).toEqual([
    [0.8, 2, 0.5],
    [0.9, 1, 1],
  ]);
  expect(table.error).toBeCloseTo((2 * (0.835 - 0.5) + 0.05) / 3, 12);
});

test('a chain that is taken for a call back is missed, and its stages with it', async () => {
  const scene = PERFECT.scene!.map((row) => (row.kind === 'chain' ? { ...row, kind: 'call_back' } : row));
  expect(await figures({ scene }, 'scene', 'chain numbers')).toMatchObject({ recall: 0 });
  expect(await figures({ scene }, 'scene', 'call_back numbers')).toMatchObject({ precision: 0.5, recall: 1 });
  expect(await figures({ scene }, 'scene_stage', 'presented in chains')).toMatchObject({ recall: 0 });
});

test('strangers put into a call centre cost pairs', async () => {
  const call_centre = [{ centre_id: 'x', account_refs: ['1', '2', '3'], seats: 3, probability: 0.9 }];
  const found = await figures({ call_centre }, 'call_centre', 'pairs of accounts');
  expect(found?.precision).toBeCloseTo(1 / 3, 12);
  expect(await figures({ call_centre }, 'call_centre', 'places')).toMatchObject({ precision: 1, recall: 1 });
});

test('accounts of a centre that nothing ties are no loss among the pairs that can be known', async () => {
  const path = join(folder, 'centres.csv');
  const before = FILES['centres.csv']!;
  writeFileSync(path, `${before}0,3,crew,2,1.2.3.4,2021-01-01 00:00:00,2021-02-01 00:00:00,3,2,lone.3\n`);
  const of = (measure: string) => figures({}, 'call_centre', measure);
  expect((await of('pairs of accounts'))?.recall).toBeCloseTo(1 / 3, 12);
  expect(await of('pairs that can be known')).toMatchObject({ precision: 1, recall: 1 });
  const older = before.split('\n').map((row) => row.split(',').slice(0, 7).join(','));
  writeFileSync(path, older.join('\n'));
  expect(await of('pairs of accounts')).toMatchObject({ precision: 1, recall: 1 });
  expect(await of('pairs that can be known')).toBeUndefined();
  expect(await of('seats that can be known')).toBeUndefined();
  writeFileSync(path, before);
});

test('seats are right from as many people as work at the same moment to as many as call on a day', async () => {
  const of = (seats: number) => {
    const call_centre = [{ centre_id: 'x', account_refs: ['1', '2'], seats, probability: 1 }];
    return figures({ call_centre }, 'call_centre', 'seats that can be known');
  };
  expect(await of(2)).toMatchObject({ precision: 1, recall: 1 });
  expect(await of(3)).toMatchObject({ precision: 1, recall: 1 });
  expect(await of(1)).toMatchObject({ precision: 1, recall: 0.5 });
  expect(await of(6)).toMatchObject({ precision: 0.5, recall: 1 });
});

test('one victim missed and one invented give a precision and a recall of one half', async () => {
  const victim = [{ number: '+441111' }, { number: '+13333' }];
  expect(await figures({ victim }, 'victim', 'numbers')).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
});

test('a victim row without a number is found but never right', async () => {
  const victim = [{ number: '+441111' }, { number: '' }];
  expect(await figures({ victim }, 'victim', 'numbers')).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
});

test('all accounts in one hand: every true pair is found, two of six are right', async () => {
  const account = [1, 2, 3, 4].map((ref) => ({ account_ref: ref, operator_id: 'x' }));
  const found = await figures({ account }, 'operator', 'pairs of accounts');
  expect(found?.recall).toBe(1);
  expect(found?.precision).toBeCloseTo(2 / 6, 12);
});

test('every account for itself: no pair is claimed', async () => {
  const account = [1, 2, 3, 4].map((ref) => ({ account_ref: ref, operator_id: `x${ref}` }));
  expect(await figures({ account }, 'operator', 'pairs of accounts')).toEqual({
    precision: undefined,
    recall: 0,
    f1: undefined,
  });
});

test('an hour of difference is reported as the commonest error of times', async () => {
  const call = [
    { call_ref: '10', account_ref: '1', started_at: '2021-01-01 11:00:00', dialled: '' },
    { call_ref: '11', account_ref: '2', started_at: '2021-07-01 11:00:00', dialled: '+13334' },
  ];
  const { lines } = await score(tables({ ...PERFECT, call }), folder);
  const time = lines.find((one) => one.table === 'call' && one.measure === 'time');
  expect(time).toMatchObject({ right: 0, found: 2, note: 'commonest error 3600 s' });
  expect(lines.find((one) => one.measure === 'dialled')).toMatchObject({ right: 0, found: 1, truth: 2 });
});

test('a trap that is matched costs precision', async () => {
  const known_match = [...PERFECT.known_match!, { operation: 'OP2', account_ref: '3' }];
  const found = await figures({ known_match }, 'known_match', 'operations');
  expect(found).toMatchObject({ recall: 1 });
  expect(found?.precision).toBeCloseTo(2 / 3, 12);
});

test('a near match with a stranger costs precision and is held against its probability', async () => {
  const stranger = { operation: 'OP5', kind: 'email', account_ref: '1', status: 'near', way: 'name', probability: 0.7 };
  const { lines, calibration } = await score(
    tables({ ...PERFECT, known_lead: [...PERFECT.known_lead!, stranger] }),
    folder,
  );
  const of = (measure: string) => lines.find((one) => one.table === 'known_lead' && one.measure === measure);
  expect(of('near matches')).toMatchObject({ found: 2, truth: 1, precision: 0.5, recall: 1 });
  expect(of('near by letter')).toMatchObject({ right: 1, found: 1 });
  expect(of('near by name')).toMatchObject({ right: 0, found: 1 });
  expect(calibration.find((one) => one.table === 'known_lead')).toMatchObject({
    claims: 2,
    bins: [{ claims: 2, stated: 0.7, right: 0.5 }],
  });
});

test('a hit on what nearly agrees is right if it leads to the same hand, and must not be found', async () => {
  const hit = (account_ref: string) => ({ operation: 'OP4', kind: 'handle', account_ref });
  const known = async (account: string) =>
    await figures({ known_match: [...PERFECT.known_match!, hit(account)] }, 'known_match', 'operations');
  expect(await known('3')).toMatchObject({ precision: 1, recall: 1 });
  expect((await known('1'))?.precision).toBeCloseTo(2 / 3, 12);
});

test('a missed operation is named by the kind of its identifier', async () => {
  const known_match = [{ operation: 'OP1', account_ref: '1' }];
  const { lines } = await score(tables({ ...PERFECT, known_match }), folder);
  expect(lines.find((one) => one.table === 'known_match')).toMatchObject({
    right: 1,
    truth: 2,
    note: 'missed: 1 phone',
  });
});

test('a complaint linked to the wrong call of the right account reaches the account all the same', async () => {
  const complaint_call = [{ complaint_ref: 'R1', call_ref: '99', account_ref: '1', status: 'linked' }];
  expect(await figures({ complaint_call }, 'complaint_call', 'pairs')).toEqual({
    precision: 0,
    recall: 0,
    f1: undefined,
  });
  expect(await figures({ complaint_call }, 'complaint_call', 'complaints')).toEqual({ precision: 1, recall: 1, f1: 1 });
});

test('a row that is neither canonical nor rejected is missed', async () => {
  expect(await figures({ reject: [] }, 'rows', 'call')).toMatchObject({ precision: 1, recall: 10 / 12 });
});

test('a call that two logs hold and that is told twice costs precision', async () => {
  const call = [...PERFECT.call!, { call_ref: '11', account_ref: '2' }];
  const found = await figures({ call }, 'call', 'calls');
  expect(found).toMatchObject({ recall: 1 });
  expect(found?.precision).toBeCloseTo(10 / 11, 12);
});

test('a table that the case does not have counts as empty and says so', async () => {
  const { lines } = await score(async (name) => Promise.reject(missing(name)), folder);
  expect(lines.every((one) => one.found === 0)).toBe(true);
  expect(formatScore({ shape: 'mini', seed: 7, lines, calibration: [] })).toContain('the case has no such table');
});

test('an error that is not about a missing table is not swallowed', async () => {
  await expect(score(async () => Promise.reject(new Error('out of memory')), folder)).rejects.toThrow('out of memory');
});

test('a folder that is no truth is refused with what to do', async () => {
  await expect(score(tables(PERFECT), tmpdir())).rejects.toMatchObject({ code: 'NOT_A_TRUTH', kind: 'usage' });
});
