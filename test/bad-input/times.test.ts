import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsOf, csv, Faulty, MOST_COLUMNS, only, ROWS, stamp } from './exhibits.ts';

const [ONE, TWO] = [31, 32];
const HOUR = 3_600_000;
const ms = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);
/** A time as a spreadsheet counts it: days since 1899-12-30. */
const excelDay = (text: string) => ((ms(text) - Date.UTC(1899, 11, 30)) / 86_400_000).toFixed(8);
/** Calls every three minutes from then on. */
const from = (begin: number) => (row: { started: string }, n: number) => {
  row.started = stamp(begin + n * 180_000);
};
let made: Faulty;
beforeAll(async () => {
  made = await Faulty.build({
    'range.csv': csv(
      callsOf(1, only({ [ONE]: { started: '1970-01-01 00:00:00' }, [TWO]: { started: '2105-01-01 00:00:00' } })),
    ),
    'future.csv': csv(callsOf(2, only({ [ONE]: { started: '2098-05-05 10:00:00' } }))),
    'calendar.csv': csv(
      callsOf(3, only({ [ONE]: { started: '0000-00-00 00:00:00' }, [TWO]: { started: '2022-02-30 10:00:00' } })),
    ),
    'leap.csv': csv(callsOf(4, only({ [ONE]: { started: '2016-12-31 23:59:60' } }))),
    'midnight.csv': csv(callsOf(5, only({ [ONE]: { started: '2022-02-06 24:00:00' } }))),
    'other_layout.csv': csv(
      callsOf(6, only({ [ONE]: { started: '44599.21953704' }, [TWO]: { started: '13/02/2022 10:00:00' } })),
    ),
    'excel.csv': csv(
      callsOf(7, (row) => {
        row.started = excelDay(row.started);
      }),
    ),
    'offsets.csv': csv(
      callsOf(8, (row, n) => {
        if (n % 2 === 1) row.started = `${row.started.replace(' ', 'T')}${n % 4 === 1 ? '+02:00' : 'Z'}`;
      }),
    ),
    'set_back.csv': csv(
      callsOf(9, (row, n) => {
        if (n >= 100 && n < 160) row.started = stamp(ms(row.started) - 6 * HOUR);
      }),
    ),
    'no_order.csv': csv(
      callsOf(10, (row, n) => {
        row.started = stamp(ms('2022-02-01 00:00:00') + ((n * 7919) % ROWS) * 6 * HOUR);
      }),
    ),
    'autumn.csv': csv(callsOf(11, from(ms('2021-10-30 20:00:00')))),
    'spring.csv': csv(callsOf(12, from(ms('2021-03-27 20:00:00')))),
    'moved.csv': csv(
      callsOf(13, (row, n) => {
        row['uniqueid'] = `${ms(row.started) / 1000}.${n}`;
        if (n > 140) row.started = stamp(ms(row.started) + 2 * HOUR);
      }),
      [...MOST_COLUMNS, 'uniqueid'],
    ),
  });
});
afterAll(() => made?.close());

const iso = (time: number) => stamp(time).replace(' ', 'T').concat('Z');
const startOf = async (table: string, row: number) => (await made.calls(table)).at(row)['started_at'];

describe('times that cannot be', () => {
  it('date before 1990 or after 2099: left out, the call counts', async () => {
    expect(await made.quality('range')).toEqual([['date_out_of_range', 2]]);
    const calls = await made.calls('range');
    expect([calls.count, calls.at(ONE)['started_at'], calls.at(TWO)['started_at']]).toEqual([ROWS, null, null]);
  });

  it('date later than the day after the exhibit was received: kept as written, counted', async () => {
    expect(await made.quality('future')).toEqual([['in_future', 1]]);
    expect(await startOf('future', ONE)).toBe('2098-05-05T09:00:00Z');
  });

  it('date that no calendar has: left out, the call counts', async () => {
    expect(await made.quality('calendar')).toEqual([['unreadable_value', 2]]);
    const calls = await made.calls('calendar');
    expect([calls.count, calls.at(ONE)['started_at'], calls.at(TWO)['started_at']]).toEqual([ROWS, null, null]);
  });

  it('leap second, 23:59:60: left out, the call counts', async () => {
    expect(await made.quality('leap')).toEqual([['unreadable_value', 1]]);
    expect(await startOf('leap', ONE)).toBeNull();
  });

  it('time of 24:00: midnight of the next day', async () => {
    expect(await made.quality('midnight')).toEqual([]);
    expect(await startOf('midnight', ONE)).toBe('2022-02-07T00:00:00Z');
  });

  it('cells in another layout than the column: left out, the calls count', async () => {
    expect(await made.quality('other_layout')).toEqual([['unreadable_value', 2]]);
    expect([await startOf('other_layout', ONE), await startOf('other_layout', TWO)]).toEqual([null, null]);
  });

  it('days of a spreadsheet in one of several files of a layout: that file is read by itself', async () => {
    expect(await made.quality('excel')).toEqual([]);
    expect(await startOf('excel', ONE)).toBe(iso(ms('2022-02-08 00:00:00') + ONE * 613_000));
  });
});

describe('clocks and zones', () => {
  it('cells that name their own offset among others that do not: each as it says', async () => {
    expect(await made.quality('offsets')).toEqual([]);
    const written = (n: number) => ms('2022-02-09 00:00:00') + n * 613_000;
    expect(await startOf('offsets', 32)).toBe(iso(written(32)));
    expect(await startOf('offsets', 33)).toBe(iso(written(33) - 2 * HOUR));
    expect(await startOf('offsets', 35)).toBe(iso(written(35)));
  });

  it('clock set back: kept as written, counted', async () => {
    const [[what, rows]] = (await made.quality('set_back')) as [[string, number]];
    expect(what).toBe('clock_set_back');
    expect(rows).toBeGreaterThan(10);
    expect(await startOf('set_back', 120)).toBe(iso(ms('2022-02-10 00:00:00') + 120 * 613_000 - 6 * HOUR));
  });

  it('zone changes in the middle of a file whose ids tell the time: set right', async () => {
    const clocks = await made.rows("SELECT * FROM clock_offset WHERE source_table = 'moved' AND corrected");
    expect(clocks.map((row) => [row['offset_s'], row['pairs'], row['basis']])).toEqual([[7200, 60, 'ids']]);
    expect(await startOf('moved', 150)).toBe(iso(ms('2022-02-14 00:00:00') + 150 * 613_000));
  });

  it('hour that clocks repeat in autumn: read as the second pass, counted', async () => {
    expect(await made.quality('autumn')).toEqual([['repeated_hour', 20]]);
    expect(await startOf('autumn', 110)).toBe('2021-10-31T01:30:00Z');
  });

  it('hour that clocks skip in spring: read as if they had not been put forward, counted', async () => {
    expect(await made.quality('spring')).toEqual([['skipped_hour', 20]]);
    expect(await startOf('spring', 110)).toBe('2021-03-28T01:30:00Z');
    expect(await startOf('spring', 130)).toBe('2021-03-28T01:30:00Z');
  });

  it('rows in no order of time: harmless, counted', async () => {
    expect(await made.quality('no_order')).toEqual([['rows_out_of_order', ROWS]]);
    expect((await made.calls('no_order')).count).toBe(ROWS);
  });
});
