import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RingbreakError } from '../../src/base/errors.ts';
import type { Row } from '../../src/simulate/score/measure.ts';
import { formatScore, score } from '../../src/simulate/score/score.ts';

let folder = '';

const FILES: Readonly<Record<string, string>> = {
  'truth.json': JSON.stringify({
    shape: 'mini',
    seed: 7,
    counts: { calls: 10, misdialled: 1, numbers: 4, sampled_every: 1 },
    tables: [{ exhibit: 'a.sql', table: 'calls', rows: 13, feeds: 'call' }],
  }),
  'numbers.csv':
    'number,region,class,calls,talk_s,codes_captured\n+441111,GB,victim,4,300,1\n+442222,GB,victim,2,200,0\n+13333,US,contacted,2,9,0\n+14444,US,own_phone,1,30,0\n',
  'accounts.csv':
    'account_ref,operator,region,calls,spent_minor,codes_captured,findable\n1,0,GB,5,10000,0,0.0\n2,0,GB,5,5000,0,0.0\n3,1,US,0,2000,0,1.2\n4,1,US,0,0,0,1.3\n',
  'calls.csv':
    'call_ref,account_ref,started_at,dialled,presented,talk_s,held\n10,1,2021-01-01 10:00:00,+441111,,61,1\n11,2,2021-07-01 10:00:00,+13333,,3,0\n',
  'interceptions.csv': 'call_ref,account_ref,number,captured\n10,1,+441111,1\n11,2,+13333,0\n',
  'complaints.csv':
    'complaint_ref,account_ref,call_refs,number,number_given,loss_minor,currency,person,errors,linkable\nR1,1,10;12,+441111,1,100,GBP,1,,1\nR2,,,+15555,1,0,USD,2,,0\n',
  'scenes.csv':
    'scene,number,kind,operator,accounts,first_at,last_at,call_refs,stages,presented,codes_captured,held\n1,+441111,chain,0,1;2,2021-01-01 10:00:00,2021-01-01 11:00:00,10;12,2,+4470;+4480,1,1\n2,+442222,call_back,0,1,2021-01-01 10:00:00,2021-01-02 10:00:00,20;21,1,+4470,0,1\n3,+13333,single,1,3,2021-01-01 10:00:00,2021-01-01 10:00:00,30,1,+4470,0,1\n4,+16666,recorded_message,1,3,2021-01-01 10:00:00,2021-01-01 10:00:00,31,1,+4470,0,0\n',
  'centres.csv':
    'centre,account_ref,kind,seats,addresses,first_at,last_at,at_work,at_once,findable\n0,1,crew,2,1.2.3.4,2021-01-01 00:00:00,2021-02-01 00:00:00,3,2,0.1\n0,2,crew,2,1.2.3.4,2021-01-01 00:00:00,2021-02-01 00:00:00,3,2,0.1\n',
  'sources.csv': 'call_ref,source_refs\n11,pbx1/11;pbx2/7\n',
  'contacts.csv': 'contact_ref,number,called\nc1,+441111,1\nc2,+449999,0\n',
  'known.csv':
    'operation,kind,operator,trap,near\nOP1,email,0,0,\nOP2,wallet,,1,\nOP3,phone,1,0,\nOP4,telegram,1,0,letter\nOP5,email,,0,name\n',
  'organisations.csv':
    'organisation,region,calls,victims,accounts,codes_captured\n"Bank, ""A""",GB,6,2,2,1\nB,US,2,0,1,0\nUnused,US,0,0,0,0\n',
};

const PERFECT: Readonly<Record<string, readonly Row[]>> = {
  victim: [
    { number: '+441111', probability: 1 },
    { number: '+442222', probability: '1.0' },
  ],
  scene: [
    { scene_id: 'a', number: '+441111', kind: 'chain', codes_captured: 1, probability: 1 },
    { scene_id: 'b', number: '+442222', kind: 'call_back', codes_captured: 0, probability: 1 },
    { scene_id: 'c', number: '+13333', kind: 'single', codes_captured: 0, probability: 1 },
    { scene_id: 'd', number: '+16666', kind: 'recorded_message', codes_captured: 0, probability: 1 },
  ],
  scene_stage: [
    { scene_id: 'a', presented: '+4470' },
    { scene_id: 'a', presented: '+4480' },
    { scene_id: 'b', presented: '+4470' },
  ],
  call_centre: [{ centre_id: 'x', account_refs: '1; 2', seats: 2, probability: 1 }],
  contact_match: [
    { contact_ref: 'c1', called: true },
    { contact_ref: 'c2', called: false },
  ],
  burst: [
    {
      account_ref: '1',
      started_at: '2021-01-01T10:00:00Z',
      ended_at: '2021-01-01T10:00:30Z',
      calls: 1,
      peak_per_minute: 1,
    },
  ],
  number: [
    { number: '+441111', class: 'victim', calls: 4, longest_s: 300 },
    { number: '+442222', class: 'victim', calls: 2, longest_s: 61 },
    { number: '+13333', class: 'contacted', calls: 2n, longest_s: 60n },
    { number: '+14444', class: 'own_phone', calls: '1' },
    { number: '', class: 'unknown', calls: 1 },
  ],
  country: [
    { region: 'GB', calls: 6, victims: 2 },
    { region: 'US', calls: 3, victims: 0 },
    { region: '', calls: 1, victims: 0 },
  ],
  account: ['a', 'a', 'b', 'b'].map((operator, i) => ({ account_ref: i + 1, operator_id: operator })),
  operator: [
    { operator_id: 'a', spent: '150.00' },
    { operator_id: 'b', spent: 20 },
  ],
  account_link: [
    { account_a: '1', account_b: '2', relation: 'same_operator' },
    { account_a: '4', account_b: '3', relation: 'same_operator' },
    { account_a: '1', account_b: '3', relation: 'associated' },
  ],
  complaint_call: [
    { complaint_ref: 'R1', call_ref: 10, account_ref: 1, status: 'linked' },
    { complaint_ref: 'R1', call_ref: 12, account_ref: 1, status: 'linked' },
    { complaint_ref: 'R2', call_ref: 11, account_ref: 2, status: 'review' },
  ],
  known_match: [
    { operation: 'OP1', account_ref: '1' },
    { operation: 'OP1', account_ref: '2' },
    { operation: 'OP3', account_ref: '4' },
  ],
  known_lead: [
    { operation: 'OP4', kind: 'handle', account_ref: '3', status: 'near', way: 'letter', probability: 0.7 },
    { operation: 'OP4', kind: 'handle', account_ref: '4', status: 'near', way: 'letter', probability: 0.7 },
    { operation: 'OP2', kind: 'wallet', account_ref: '', status: 'hub', way: 'used' },
  ],
  impersonation: [
    { organisation: 'Bank, "A"', calls: 6, victims: 2 },
    { organisation: 'B', calls: 2, victims: 0 },
  ],
  call: [
    { call_ref: '10', account_ref: '1', started_at: '2021-01-01T10:00:00Z', dialled: '+441111' },
    { call_ref: '11', account_ref: '2', started_at: '2021-07-01 10:00:00', dialled: '+13333' },
    ...Array.from({ length: 8 }, (_, i) => ({ call_ref: `x${i}` })),
  ],
  interception: [
    { call_ref: '10', captured: true },
    { call_ref: '11', captured: false },
  ],
  reject: [{ source_table: 'calls' }, { source_table: 'calls' }, { source_table: 'other' }],
};

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
