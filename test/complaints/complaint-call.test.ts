import { expect, test } from 'vitest';
import { complaintLinks } from '../../src/domains/explain/complaint.ts';
import type { Reader } from '../../src/engines/engine.ts';
import type { Judgement } from '../../src/pipeline/judgement.ts';
import { complain, type MadeCall, type MadeComplaint } from './seizure.ts';

/** A year of calls to other people, so that days and numbers are as rare as in a seizure. */
const CROWD: MadeCall[] = Array.from({ length: 360 }, (_, i) => ({
  ref: `x${i}`,
  to: `+4479${String(10_000_019 * ((i % 89) + 1)).slice(0, 8)}`,
  at: new Date(Date.UTC(2022, 0, 1, 9 + (i % 9), (i * 7) % 60) + i * 86_400_000)
    .toISOString()
    .slice(0, 19)
    .replace('T', ' '),
  talk: (i * 37) % 150,
  account: `b${i % 7}`,
}));

const CALL: MadeCall = { ref: 'c1', to: '+447700900123', at: '2022-03-05 14:03:00', talk: 400 };

async function statusOf(complaint: MadeComplaint, calls: readonly MadeCall[] = [CALL], judgements: Judgement[] = []) {
  return complain({ calls: [...CROWD, ...calls], complaints: [complaint], judgements }, async (rows) =>
    Object.fromEntries(
      (await rows('SELECT call_ref, status FROM complaint_call ORDER BY call_ref')).map((row) => [
        String(row.call_ref),
        String(row.status),
      ]),
    ),
  );
}

function judgement(verdict: Judgement['verdict'], actor = 'meier', b = 'c1'): Judgement {
  return { index: 1, subject: 'complaint_call', a: 'R1', b, verdict, actor, at: '2022-09-01', reason: 'recording' };
}

const TOLD: MadeComplaint = { ref: 'R1', called: '+447700900123', day: '2022-03-05', time: '14:05' };

test('a number told as it was dialled, on the day, is linked', async () => {
  expect(await statusOf(TOLD)).toEqual({ c1: 'linked' });
});

test('a day that is wrong by one is linked, a number that was called months away is not', async () => {
  expect(await statusOf({ ...TOLD, day: '2022-03-04' })).toEqual({ c1: 'linked' });
  expect(await statusOf({ ...TOLD, day: '2022-08-04' })).toEqual({});
});

test.each([
  ['one digit wrong', '+447700900723'],
  ['two digits exchanged', '+447700901023'],
  ['a digit left out, written as at home', '0770090013'],
  ['a digit too many', '+4477009001233'],
])('a slip is found by its neighbours: %s', async (_kind, called) => {
  expect(await statusOf({ ...TOLD, called, e164: '' })).toEqual({ c1: 'linked' });
});

test('the number shown and the minute lead to the call where the called number is missing', async () => {
  const shown = '+442079460000';
  const told = { ref: 'R1', shown, day: '2022-03-05', time: '14:05' };
  expect(await statusOf(told, [{ ...CALL, shown }])).toEqual({ c1: 'linked' });
});

test('two calls that fit alike are left to a person', async () => {
  const shown = '+442079460000';
  const twin = { ...CALL, ref: 'c2', to: '+447700900999', account: 'a2', shown };
  const told = { ref: 'R1', shown, day: '2022-03-05', time: '14:05' };
  expect(await statusOf(told, [{ ...CALL, shown }, twin])).toEqual({ c1: 'review', c2: 'review' });
});

test('every call of the scene that was taken is linked, the unanswered one is not', async () => {
  const scene = 'sc-1';
  const calls = [
    { ...CALL, scene },
    { ...CALL, ref: 'c2', at: '2022-03-05 13:20:00', talk: 0, scene },
    { ...CALL, ref: 'c3', at: '2022-03-16 10:00:00', talk: 300, scene },
  ];
  const found = await statusOf(TOLD, calls);
  expect(found.c1).toBe('linked');
  expect(found.c3).toBe('linked');
  expect(found.c2).not.toBe('linked');
});

test('a judgement wins over the machine, both ways', async () => {
  expect(await statusOf(TOLD, [CALL], [judgement('not_same')])).toEqual({ c1: 'rejected' });
  expect(await statusOf(TOLD, [CALL], [judgement('same', 'meier', 'x5')])).toEqual({ c1: 'review', x5: 'judged' });
});

test('people who disagree are shown as a conflict that claims nothing', async () => {
  expect(await statusOf(TOLD, [CALL], [judgement('same'), judgement('not_same', 'okafor')])).toEqual({
    c1: 'conflict',
  });
});

test('hostile texts are compared as texts and link nothing', async () => {
  const called = `'); DROP TABLE number; --${'9'.repeat(5000)}`;
  expect(await statusOf({ ref: 'R1', called, e164: '', day: '2022-03-05', time: '99:99 \u0000 pm' })).toEqual({});
});

/** Other people were called under numbers that stand for no organisation. */
const OTHERS: MadeCall[] = CROWD.map((call) => ({ ...call, shown: '+442079999999' }));

async function byMinute(told: Partial<MadeComplaint>, calls: readonly MadeCall[]): Promise<Record<string, string>> {
  const complaint = { ref: 'R1', day: '2022-03-05', time: '14:04', claimed: 'Norvik Bank', ...told };
  return complain({ calls: [...OTHERS, ...calls], complaints: [complaint] }, async (rows) =>
    Object.fromEntries(
      (await rows('SELECT call_ref, status FROM complaint_call ORDER BY call_ref')).map((row) => [
        String(row.call_ref),
        String(row.status),
      ]),
    ),
  );
}

test('a minute and an organisation lead to the only call that fits, where no number was told', async () => {
  expect(await byMinute({}, [CALL])).toEqual({ c1: 'linked' });
  expect(await byMinute({ time: '14:16' }, [CALL])).toEqual({});
  expect(await byMinute({ time: '14:00' }, [CALL])).toEqual({});
  expect(await byMinute({ day: '2022-03-06' }, [CALL])).toEqual({});
  expect(await byMinute({ claimed: 'Fjord Telecom' }, [CALL])).toEqual({});
});

test('two people called by the organisation in that minute are left to a person', async () => {
  const second = { ...CALL, ref: 'c2', to: '+447700900555', account: 'a2' };
  const found = await byMinute({}, [CALL, second]);
  expect(Object.values(found)).not.toContain('linked');
});

test('the steps of a waterfall add up to the odds that the call is meant, with what other calls take away', async () => {
  const shown = '+442079460000';
  const calls = [
    { ...CALL, shown },
    { ...CALL, ref: 'c2', to: '+447700900999', account: 'a2', shown, talk: 90 },
  ];
  const told = { ref: 'R1', shown, day: '2022-03-05', time: '14:05' };
  const weighed = await complain({ calls: [...CROWD, ...calls], complaints: [told] }, async (rows) => {
    return (await complaintLinks({ rows } as Reader, 'R1', 10)).candidates;
  });
  expect(weighed.map(({ callRef }) => callRef).sort()).toEqual(['c1', 'c2']);
  for (const { bits, meant } of weighed) {
    expect(bits[0]!.evidence).toBe('any call found in this way');
    expect(bits.at(-1)!.evidence).toBe('other calls fit too');
    const odds = 2 ** bits.reduce((sum, one) => sum + one.bits, 0);
    expect(odds / (1 + odds)).toBeCloseTo(meant, 3);
  }
});

/** Complaints by strangers, so that names and postcodes are as rare as in a case. */
const STRANGERS: MadeComplaint[] = Array.from({ length: 30 }, (_, i) => ({
  ref: `S${i}`,
  name: `${'ABCDEF'[i % 6]}ndra ${'KLMNO'[i % 5]}${'aeiou'[(i * 3) % 5]}rwick${i}`,
  postcode: `${10_000 + i * 771}`,
  called: `+44${7911_000_000 + i * 7919}`,
  day: '2022-02-02',
  time: '12:00',
}));

async function evidenceOf(made: Parameters<typeof complain>[0], ref = 'R1'): Promise<string[]> {
  return complain(made, async (rows) =>
    (
      await rows('SELECT call_ref, status, evidence FROM complaint_call WHERE complaint_ref = $ref ORDER BY call_ref', {
        ref,
      })
    ).map((row) => `${row.call_ref} ${row.status}: ${row.evidence}`),
  );
}

test('a complaint without a number is linked by the number that the same person told in another', async () => {
  const mine = { name: 'Maud Ellerby', postcode: '41377', day: '2022-03-05' };
  const complaints = [
    ...STRANGERS,
    { ...mine, ref: 'R1', time: '2 pm' },
    { ...mine, ref: 'R2', called: CALL.to, time: '14:05' },
  ];
  const [found, ...others] = await evidenceOf({ calls: [...CROWD, CALL], complaints });
  expect(found).toMatch(
    /^c1 linked: no called number was told, another complaint of the same person tells it; on the day told/,
  );
  expect(others).toEqual([]);
  const stranger = complaints.map((one) => (one.ref === 'R1' ? { ...one, postcode: '90210' } : one));
  expect(await evidenceOf({ calls: [...CROWD, CALL], complaints: stranger })).toEqual([]);
  const otherDay = complaints.map((one) => (one.ref === 'R1' ? { ...one, day: '2022-06-05' } : one));
  expect(await evidenceOf({ calls: [...CROWD, CALL], complaints: otherDay })).toEqual([]);
});

test('a call list that has the name beside the postcode tells the number that a complaint lacks', async () => {
  const complaints = [
    ...STRANGERS,
    { ref: 'R1', name: 'ELLERBY, Maud', postcode: 'LS1 4AP', day: '2022-03-05', time: '14:05' },
  ];
  const contacts = [
    { name: 'Maud Ellerby', phone: CALL.to, address: '4 Mill Lane, Leeds LS1 4AP' },
    { name: 'Maud Ellerby', phone: CROWD[3]!.to, address: '9 Park Road, Leeds LS1 4AR' },
  ];
  const [found, ...others] = await evidenceOf({ calls: [...CROWD, CALL], complaints, contacts });
  expect(found).toMatch(/^c1 linked: no called number was told, a call list has it beside the same name and postcode/);
  expect(others).toEqual([]);
});

/** People of two towns: their postcodes and landlines go together, or at random. */
function townsfolk(together: boolean): { calls: MadeCall[]; complaints: MadeComplaint[] } {
  const people = Array.from({ length: 60 }, (_, i) => ({
    postcode: `${i % 2 === 0 ? 'LS' : 'M'}${1 + (i % 9)} 4AP`,
    to: `+44${(together ? i % 2 === 0 : i % 4 < 2) ? 113 : 161}${4_960_000 + i * 101}`,
    day: `2022-0${1 + (i % 3)}-1${i % 9}`,
  }));
  return {
    calls: people.map(({ to, day }, i) => ({ ref: `t${i}`, to, at: `${day} 10:0${i % 10}:00`, talk: 200 + i })),
    complaints: people.map(({ to, day, postcode }, i) => ({
      ref: `T${i}`,
      called: to,
      day,
      time: `10:0${i % 10}`,
      postcode,
      name: `P${i} Q${i}`,
    })),
  };
}

test.each([
  ['where people of a postcode have landlines of one area, it says whose call is meant', true],
  ['where postcodes and landlines go together by chance, it says nothing', false],
])('%s', async (_about, together) => {
  const shown = '+442079460000';
  const towns = townsfolk(together);
  const calls = [
    { ...CALL, to: '+441134970001', shown },
    { ...CALL, ref: 'c2', to: '+441614970002', account: 'a2', shown },
  ];
  const told = { ref: 'R1', shown, day: '2022-03-05', time: '14:05', postcode: 'M3 2BB' };
  const made = { calls: [...CROWD, ...towns.calls, ...calls], complaints: [...towns.complaints, told] };
  const found = await evidenceOf(made);
  if (together) {
    expect(found[0]).toMatch(/^c1 review: .*a landline where people of such a postcode hardly have theirs/);
    expect(found[1]).toMatch(/^c2 linked: .*a landline where people of such a postcode have theirs/);
  } else {
    expect(found.map((one) => one.split(':')[0])).toEqual(['c1 review', 'c2 review']);
    expect(found.join()).not.toContain('landline');
  }
});
