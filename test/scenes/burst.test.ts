import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, HOUR, type MadeCall, seize } from './seizure.ts';

const stranger = (i: number): string => `+4477001${String(i).padStart(5, '0')}`;

function every(seconds: number, count: number, from = 0, talk = 0): MadeCall[] {
  return Array.from({ length: count }, (_, i) => ({ to: stranger(from + i), at: from + i * seconds, talk }));
}

const burstsOf = (calls: readonly MadeCall[]) =>
  seize({ calls }, (rows) =>
    rows('SELECT calls, numbers, peak_per_minute, concurrent, started_at, ended_at FROM burst ORDER BY started_at'),
  );

test('twenty calls a minute are a burst with its peak', async () => {
  expect(await burstsOf(every(3, 40))).toMatchObject([{ calls: 40, numbers: 40, peak_per_minute: 20 }]);
});

test('a hand that dials every fifteen seconds makes no burst', async () => {
  expect(await burstsOf(every(15, 100))).toEqual([]);
});

test('a burst that lies across two minutes of the clock is found', async () => {
  expect(await burstsOf(every(5, 11, 33))).toMatchObject([{ calls: 11, peak_per_minute: 11 }]);
});

test('calls that go on at the same time are counted, calls that touch are not', async () => {
  const overlapping = every(5, 12, 0, 5).map((call) => ({ ...call, ring: 5 }));
  expect(await burstsOf(overlapping)).toMatchObject([{ concurrent: 2 }]);
});

test('stretches more than two minutes apart are two bursts', async () => {
  expect(await burstsOf([...every(3, 20), ...every(3, 20, 300)])).toHaveLength(2);
});

/** The rule in a few lines: a call is inside when some 60 seconds that hold it hold ten calls or more. */
function inside(times: readonly number[]): number[] {
  return times.filter((at) =>
    times.some((from) => from <= at && at < from + 60 && times.filter((t) => t >= from && t < from + 60).length >= 10),
  );
}

test('the calls inside bursts are those of some sixty seconds with ten calls', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1, maxLength: 60 }), async (times) => {
      const bursts = await burstsOf(times.map((at, i) => ({ to: stranger(i), at, talk: 0 })));
      const found = bursts.reduce((sum, row) => sum + Number(row.calls), 0);
      expect(found).toBe(inside(times).length);
    }),
    { numRuns: 12 },
  );
});

test('an account of short calls is a dialler, one of long talks holds conversations, few attempts have no style', async () => {
  const calls = [
    ...every(20, 60, 0, 4).map((call) => ({ ...call, account: 'fast' })),
    ...every(400, 30, 0, 300).map((call) => ({ ...call, account: 'slow' })),
    ...every(HOUR, 10, 0, 20).map((call) => ({ ...call, account: 'few' })),
  ];
  const styles = await seize({ calls }, (rows) =>
    rows('SELECT account_ref, style FROM account_pace ORDER BY account_ref'),
  );
  expect(styles).toEqual([
    { account_ref: 'fast', style: 'dialler' },
    { account_ref: 'few', style: 'unknown' },
    { account_ref: 'slow', style: 'conversation' },
  ]);
});

test('an account that works from six to fourteen UTC is taken to live east, and never for certain', async () => {
  const calls = Array.from({ length: 30 }, (_, day) => every(HOUR, 8, day * DAY + 6 * HOUR)).flat();
  const [pace] = await seize({ calls }, (rows) => rows('SELECT * FROM account_pace'));
  expect(pace).toMatchObject({ implied_zone: 'UTC+03:00', active_days: 30, attempts: 240 });
  expect(pace!.shift_utc).toBe('06:00-14:00');
  expect(pace!.shift_local).toBe('09:00-17:00');
  expect(Number(pace!.zone_sure)).toBeGreaterThan(0.3);
  expect(Number(pace!.zone_sure)).toBeLessThanOrEqual(0.5);
});
