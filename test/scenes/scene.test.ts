import { expect, test } from 'vitest';
import { DAY, type Made, MINUTE, seize } from './seizure.ts';

const BANK = '+442070000001';
const POLICE = '+442070000002';
const VICTIM = '+447700900001';
const organisations = { [BANK]: 'Bank', [POLICE]: 'Police' };

/** Strangers who are called once: what a case mostly holds. */
function strangers(count: number): Made['calls'] {
  return Array.from({ length: count }, (_, i) => ({
    to: `+4477001${String(i).padStart(5, '0')}`,
    at: i * 97,
    talk: i % 3 === 0 ? 61 + ((i * 37) % 400) : 0,
  }));
}

function scenesOf(made: Made) {
  return seize(made, (rows) =>
    rows(`SELECT kind, probability, stages, calls, accounts, codes_captured, presented, organisations, outcome, reasons
          FROM scene WHERE number = '${VICTIM}' ORDER BY first_at`),
  );
}

test('a person held by one identity and reached again under another is a chain', async () => {
  const [scene, ...more] = await scenesOf({
    organisations,
    calls: [
      { to: VICTIM, at: 0, talk: 240, shown: BANK },
      { to: VICTIM, at: 20 * MINUTE, talk: 500, shown: POLICE },
      ...strangers(50),
    ],
  });
  expect(more).toEqual([]);
  expect(scene).toMatchObject({
    kind: 'chain',
    stages: 2,
    calls: 2,
    presented: `${BANK};${POLICE}`,
    organisations: 'Bank;Police',
  });
  expect(Number(scene!.probability)).toBeGreaterThan(0.9);
});

test('a call under the identity with which a stage began goes on with that stage', async () => {
  const [scene] = await scenesOf({
    organisations,
    calls: [
      { to: VICTIM, at: 0, talk: 240, shown: BANK },
      { to: VICTIM, at: 20 * MINUTE, talk: 18, shown: POLICE },
      { to: VICTIM, at: 24 * MINUTE, talk: 500, shown: POLICE },
      ...strangers(50),
    ],
  });
  expect(scene).toMatchObject({ kind: 'chain', stages: 2, calls: 3, presented: `${BANK};${POLICE}` });
});

test('a retry under another number after a voicemail is no chain', async () => {
  const cut = Array.from({ length: 40 }, (_, i) => ({
    to: `+4477002${String(i).padStart(5, '0')}`,
    at: i * 60,
    talk: 74,
  }));
  const [scene] = await scenesOf({
    organisations,
    calls: [
      { to: VICTIM, at: 0, talk: 74, shown: BANK },
      { to: VICTIM, at: 3 * 3600, talk: 300, shown: POLICE },
      ...cut,
      ...strangers(50),
    ],
  });
  expect(scene).toMatchObject({ kind: 'single', stages: 1 });
});

test('a further call under the same identity is a call-back', async () => {
  const [scene] = await scenesOf({
    organisations,
    calls: [
      { to: VICTIM, at: 0, talk: 240, shown: BANK },
      { to: VICTIM, at: DAY, talk: 90, shown: BANK },
      ...strangers(20),
    ],
  });
  expect(scene).toMatchObject({ kind: 'call_back', stages: 1, calls: 2 });
});

test('another number of the same organisation is no other identity', async () => {
  const [scene] = await scenesOf({
    organisations: { [BANK]: 'Bank', [POLICE]: 'Bank' },
    calls: [
      { to: VICTIM, at: 0, talk: 240, shown: BANK },
      { to: VICTIM, at: 30 * MINUTE, talk: 90, shown: POLICE },
    ],
  });
  expect(scene!.kind).toBe('call_back');
});

test('a code captured on a call makes the scene a code interception', async () => {
  const [scene] = await scenesOf({ organisations, calls: [{ to: VICTIM, at: 0, talk: 45, shown: BANK, code: true }] });
  expect(scene).toMatchObject({ kind: 'code_interception', codes_captured: 1 });
  expect(scene!.outcome).toContain('code captured');
});

test('an account of another operator that calls minutes later works in the same scene', async () => {
  const scenes = await scenesOf({
    organisations,
    calls: [
      { to: VICTIM, at: 0, talk: 240, shown: BANK, account: 'a1' },
      { to: VICTIM, at: 12 * MINUTE, talk: 500, shown: POLICE, account: 'a2' },
      ...strangers(50),
    ],
  });
  expect(scenes).toHaveLength(1);
  expect(scenes[0]).toMatchObject({ kind: 'chain', accounts: 2 });
});

test('another operator who calls weeks later has a scene of its own', async () => {
  const scenes = await scenesOf({
    organisations,
    calls: [
      { to: VICTIM, at: 0, talk: 240, shown: BANK, account: 'a1' },
      { to: VICTIM, at: 40 * DAY, talk: 500, shown: POLICE, account: 'a2' },
      ...strangers(50),
    ],
  });
  expect(scenes.map((scene) => scene.kind)).toEqual(['single', 'single']);
});

test('numbers that only rang, own phones and lines of organisations have no scene', async () => {
  const made: Made = {
    classes: { '+447700900002': 'own_phone', '+447700900003': 'organisation' },
    calls: [
      { to: VICTIM, at: 0, talk: 0 },
      { to: VICTIM, at: 60, talk: 0 },
      { to: '+447700900002', at: 0, talk: 100 },
      { to: '+447700900003', at: 0, talk: 300 },
    ],
  };
  expect(await seize(made, (rows) => rows('SELECT * FROM scene'))).toEqual([]);
});

test('every call of a scene is in one of its stages', async () => {
  const [sums] = await seize(
    {
      organisations,
      calls: [
        { to: VICTIM, at: 0, talk: 240, shown: BANK },
        { to: VICTIM, at: 900, talk: 0, shown: POLICE },
        { to: VICTIM, at: 1200, talk: 500, shown: POLICE },
        { to: '+447700900009', at: 0, talk: 9 },
        { to: '+447700900009', at: 99, talk: 12 },
        ...strangers(60),
      ],
    },
    (rows) =>
      rows(`SELECT (SELECT sum(calls) FROM scene) AS calls, (SELECT sum(calls) FROM scene_stage) AS staged,
                   (SELECT sum(stages) FROM scene) AS stages, (SELECT count(*) FROM scene_stage) AS rows`),
  );
  expect(sums!.staged).toBe(sums!.calls);
  expect(sums!.rows).toBe(sums!.stages);
});

test('an account whose calls have one length that no other has plays a recorded message', async () => {
  const played = Array.from({ length: 12 }, (_, i) => ({
    to: `+4477003${String(i).padStart(5, '0')}`,
    at: i * 40,
    talk: i % 3 === 0 ? 4 + i : 33,
    account: 'machine',
  }));
  const kinds = await seize({ calls: [...played, ...strangers(80)] }, (rows) =>
    rows("SELECT kind, count(*) AS n FROM scene WHERE number LIKE '+4477003%' GROUP BY kind"),
  );
  expect(kinds).toEqual([{ kind: 'recorded_message', n: 8 }]);
});

test('a number of its own for one person among many who see another is a stage, not a retry', async () => {
  const many = Array.from({ length: 30 }, (_, i) => ({
    to: `+4477004${String(i).padStart(5, '0')}`,
    at: i * 100,
    talk: i % 2 ? 9 : 0,
    shown: BANK,
  }));
  const [scene] = await scenesOf({
    organisations,
    calls: [{ to: VICTIM, at: 10, talk: 40, shown: BANK }, { to: VICTIM, at: 1500, talk: 400, shown: POLICE }, ...many],
  });
  expect(scene).toMatchObject({ kind: 'chain', stages: 2 });
  expect(scene!.reasons).toContain('spoken to for 40 s');
  expect(scene!.reasons).toContain('set for that call');
});

test('an account that shows another number at every call needs more than another number', async () => {
  const rotating = Array.from({ length: 80 }, (_, i) => ({
    to: `+4477005${String(i).padStart(5, '0')}`,
    at: i * 60,
    talk: i % 4 === 0 ? 130 : 0,
    shown: `+4420711${String(i).padStart(5, '0')}`,
  }));
  const again = Array.from({ length: 10 }, (_, i) => ({
    ...rotating[4 * i]!,
    at: 9000 + i * 60,
    shown: `+4420722${String(i).padStart(5, '0')}`,
  }));
  const [sure] = await seize({ calls: [...rotating, ...again] }, (rows) =>
    rows("SELECT max(probability) AS p FROM scene WHERE kind = 'chain'"),
  );
  expect(Number(sure!.p ?? 0)).toBeLessThan(0.9);
});

test('scenes are the same whatever the order of the rows', async () => {
  const calls = [
    { to: VICTIM, at: 0, talk: 240, shown: BANK },
    { to: VICTIM, at: 1200, talk: 500, shown: POLICE },
    ...strangers(60),
  ];
  const look = (made: Made) =>
    seize(made, (rows) =>
      rows('SELECT number, kind, stages, probability, first_at, calls FROM scene ORDER BY number, first_at'),
    );
  expect(await look({ organisations, calls: [...calls].reverse() })).toEqual(await look({ organisations, calls }));
});
