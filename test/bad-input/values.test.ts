import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsOf, csv, Faulty, MOST_COLUMNS, only, ROWS } from './exhibits.ts';

/** Rows with a fault; row 31 was answered and lasted 43 s with 31 s of talk. */
const [ONE, TWO, THREE] = [31, 32, 34];

let made: Faulty;
beforeAll(async () => {
  const without = (gone: string) => MOST_COLUMNS.filter((name) => name !== gone);
  const broken = '99999999999999999999999';
  const threeYears = '94608000';
  made = await Faulty.build({
    'negative.csv': csv(callsOf(1, only({ [ONE]: { duration: '-5' }, [TWO]: { billsec: '-7' } }))),
    'talk_over.csv': csv(callsOf(2, only({ [ONE]: { billsec: '5000' } }))),
    'too_long.csv': csv(callsOf(3, only({ [ONE]: { duration: '90001', billsec: '90000' } }))),
    'absurd.csv': csv(
      callsOf(
        4,
        only({
          [ONE]: { duration: broken, billsec: broken },
          [TWO]: { duration: threeYears, billsec: threeYears },
          [THREE]: { duration: 'twelve', billsec: '1e' },
        }),
      ),
    ),
    'end_first.csv': csv(
      callsOf(5, (row, n) => {
        row['ended'] = n === ONE ? '2021-12-01 00:00:00' : row.started.replace(/:\d\d$/, ':59');
        row.started = row.started.replace(/:\d\d$/, ':01');
      }),
      [...MOST_COLUMNS, 'ended'],
    ),
    'disagree.csv': csv(
      callsOf(6, (row, n) => {
        if (n % 5 === 0) row.billsec = '500';
      }),
    ),
    'below_zero.csv': csv(callsOf(7, only({ [ONE]: { id: `-${7000 + ONE}` }, [TWO]: { id: `-${7000 + TWO}` } }))),
    'nobody.csv': csv(callsOf(8), without('user_id')),
    'no_time.csv': csv(callsOf(9), without('started')),
  });
});
afterAll(() => made?.close());

describe('values that cannot be, or contradict each other', () => {
  it('negative duration: the length is left out, the call counts', async () => {
    expect(await made.quality('negative')).toEqual([['negative_duration', 2]]);
    const calls = await made.calls('negative');
    expect(calls.count).toBe(ROWS);
    expect(calls.at(ONE)).toMatchObject({ duration_s: null, talk_s: 37 });
    expect(calls.at(TWO)['talk_s']).not.toBe(-7);
  });

  it('talk longer than the whole call: talk is the length of the call', async () => {
    expect(await made.quality('talk_over')).toEqual([['talk_over_call', 1]]);
    const { duration_s, talk_s } = (await made.calls('talk_over')).at(ONE);
    expect(talk_s).toBe(duration_s);
  });

  it('longer than a day: the length is left out, the call counts', async () => {
    expect(await made.quality('too_long')).toEqual([['too_long', 1]]);
    const calls = await made.calls('too_long');
    expect(calls.count).toBe(ROWS);
    expect(calls.at(ONE)).toMatchObject({ duration_s: null, talk_s: null });
  });

  it('absurd length, longer than a year or no number at all: left out, the call counts', async () => {
    expect(await made.quality('absurd')).toEqual([['unreadable_value', 3]]);
    const calls = await made.calls('absurd');
    expect(calls.count).toBe(ROWS);
    for (const row of [ONE, TWO, THREE]) expect(calls.at(row)).toMatchObject({ duration_s: null, talk_s: null });
  });

  it('end before the start: that time is left out', async () => {
    expect(await made.quality('end_first')).toEqual([['end_before_start', 1]]);
    const calls = await made.calls('end_first');
    expect(calls.at(ONE)['ended_at']).toBeNull();
    expect(calls.at(TWO)['ended_at']).not.toBeNull();
  });

  it('more than 5 % of a table contradict themselves: nothing is changed', async () => {
    expect(await made.quality('disagree')).toEqual([['columns_disagree', ROWS / 5]]);
    expect((await made.calls('disagree')).at(35)['talk_s']).toBe(500);
  });

  it('keys below zero: kept as they are, and no sign of a clock', async () => {
    expect(await made.quality('below_zero')).toEqual([]);
    const calls = await made.calls('below_zero');
    expect(calls.count).toBe(ROWS);
    expect(calls.at(ONE)['call_ref']).toBe(`-${7000 + ONE}`);
  });

  it('column missing: counted for every row that it concerns, and named', async () => {
    expect(await made.quality('nobody')).toEqual([['missing_column', ROWS]]);
    expect(await made.quality('no_time')).toContainEqual(['missing_column', ROWS]);
    const told = await made.rows("SELECT treatment FROM quality WHERE what = 'missing_column' ORDER BY source_table");
    expect(told.map((row) => String(row['treatment']).match(/\((.*)\)$/)?.[1])).toEqual(['when', 'who called']);
    expect((await made.calls('nobody')).count).toBe(ROWS);
  });
});
