import { describe, expect, test } from 'vitest';
import type { Transform } from '../../src/mapping/mapping.ts';
import { projecting, text } from './projecting.ts';

const { values } = projecting();

describe('a cell becomes a value', () => {
  const cases: readonly [string, string, string, Transform, readonly (readonly [string | null, unknown])[]][] = [
    [
      'money with a decimal point',
      'complaint',
      'loss',
      { kind: 'decimal', mark: '.' },
      [
        ['2,421.47', '2421.47'],
        ['£1,000', '1000.00'],
        ['(12.50)', '-12.50'],
        ['GBP 12.5', '12.50'],
        ["1'000.50", '1000.50'],
        ['0.125', '0.13'],
        ['1.234,56', null],
        ['12.345.678', null],
        ['none', null],
        [' ', null],
      ],
    ],
    [
      'money with a decimal comma',
      'complaint',
      'loss',
      { kind: 'decimal', mark: ',' },
      [
        ['2.421,47', '2421.47'],
        ['€ 1.000', '1000.00'],
        ['-3,10 zł', '-3.10'],
        ['1 234,00 руб.', '1234.00'],
        ['1234.56', null],
      ],
    ],
    [
      'coins exactly, all decimals',
      'payment',
      'coin_amount',
      { kind: 'decimal', mark: '.' },
      [
        ['0.00679455', '0.006794550000000000'],
        ['0.000000000000000001', '0.000000000000000001'],
      ],
    ],
    [
      'seconds',
      'call',
      'talk_s',
      { kind: 'integer' },
      [
        ['65', 65],
        [' 7 ', 7],
        ['-1', null],
        ['9223372036854775808', null],
        ['x', null],
        [null, null],
      ],
    ],
    [
      'minutes and milliseconds',
      'call',
      'talk_s',
      { kind: 'integer', factor: 60 },
      [
        ['1.5', 90],
        ['9223372036854775807', null],
      ],
    ],
    [
      'milliseconds',
      'call',
      'talk_s',
      { kind: 'integer', divide: 1000 },
      [
        ['1500', 2],
        ['90000', 90],
      ],
    ],
    [
      'clocks',
      'call',
      'talk_s',
      { kind: 'clock' },
      [
        ['1:02:03', 3723],
        ['02:03', 123],
        ['75', 75],
        ['a:b', null],
      ],
    ],
    [
      'yes and no',
      'call',
      'answered',
      { kind: 'boolean', yes: ['Answered', 'ДА'], no: ['busy'] },
      [
        [' ANSWERED ', true],
        ['да', true],
        ['BUSY', false],
        ['other', null],
        [null, null],
      ],
    ],
    [
      'dates, day first',
      'complaint',
      'received_on',
      { kind: 'date', format: 'dmy' },
      [
        ['19/03/2022', '2022-03-19'],
        ['1.2.85', '1985-02-01'],
        ['18 Mar 2022', '2022-03-18'],
        ['31/02/2022', null],
      ],
    ],
    [
      'dates, month first',
      'complaint',
      'received_on',
      { kind: 'date', format: 'mdy' },
      [
        ['03/19/2022', '2022-03-19'],
        ['19/03/2022', null],
      ],
    ],
    [
      'the day as written, whatever the offset',
      'complaint',
      'received_on',
      { kind: 'date', format: 'iso' },
      [['2022-03-19T23:30:00-05:00', '2022-03-19']],
    ],
    [
      'Excel days',
      'call',
      'started_at',
      { kind: 'timestamp', format: 'excel', zone: 'UTC' },
      [
        ['44561.5', '2021-12-31T12:00:00Z'],
        ['1e300', null],
      ],
    ],
    [
      'epochs',
      'call',
      'started_at',
      { kind: 'timestamp', format: 'epoch_s', zone: 'Asia/Tokyo' },
      [
        ['1614358384', '2021-02-26T16:53:04Z'],
        ['1614358384.25', '2021-02-26T16:53:04.25Z'],
        ['0', null],
        ['99999999999999999999', null],
      ],
    ],
    [
      'epochs in milliseconds',
      'call',
      'started_at',
      { kind: 'timestamp', format: 'epoch_ms', zone: 'UTC' },
      [['1614358384123', '2021-02-26T16:53:04.123Z']],
    ],
    [
      'compact times',
      'call',
      'started_at',
      { kind: 'timestamp', format: 'ymd_compact', zone: 'America/New_York' },
      [
        ['20220318010203', '2022-03-18T05:02:03Z'],
        ['20220318T010203Z', '2022-03-18T01:02:03Z'],
        ['20220318010203+0100', '2022-03-18T00:02:03Z'],
      ],
    ],
    [
      'local times, offsets in the text win',
      'call',
      'started_at',
      { kind: 'timestamp', format: 'iso', zone: 'Europe/London' },
      [
        ['2021-07-01 12:00:00', '2021-07-01T11:00:00Z'],
        ['2021-01-01 12:00:00.5', '2021-01-01T12:00:00.5Z'],
        ['2021-07-01T12:00:00Z', '2021-07-01T12:00:00Z'],
        ['2021-07-01 12:00:00 +0530', '2021-07-01T06:30:00Z'],
        ['2021-07-01 12:00+01', '2021-07-01T11:00:00Z'],
        ['2021/7/1 9:05', '2021-07-01T08:05:00Z'],
        ['2021年7月1日 12:00', '2021-07-01T11:00:00Z'],
        ['0000-00-00 00:00:00', null],
        ['1970-01-01 00:00:00', null],
        ['294247-01-10 04:00:54', null],
        ['infinity', null],
        ['now', null],
      ],
    ],
    [
      'text as it is, blank is nothing',
      'message',
      'body',
      text,
      [
        [' a ', ' a '],
        ['\t\n', null],
        ['\u00a0', null],
        ['', null],
      ],
    ],
  ];
  test.each(cases)('%s', async (_, target, column, as, expected) => {
    expect(
      await values(
        target,
        column,
        as,
        expected.map(([cell]) => cell),
      ),
    ).toEqual(expected.map(([, value]) => value));
  });
});

describe('clock changes in Europe/Amsterdam', () => {
  const local = { kind: 'timestamp', format: 'iso', zone: 'Europe/Amsterdam' } as const;
  test('a time that was skipped is read with the offset before the change', async () => {
    expect(await values('call', 'started_at', local, ['2021-03-28 02:30:00'])).toEqual(['2021-03-28T01:30:00Z']);
  });
  test('a time that came twice is read with the offset after the change', async () => {
    expect(await values('call', 'started_at', local, ['2021-10-31 02:30:00'])).toEqual(['2021-10-31T01:30:00Z']);
  });
});
describe('moments', () => {
  test('Julian days are moments in UTC, to the second', async () => {
    const as: Transform = { kind: 'timestamp', format: 'epoch_jd', zone: 'America/New_York' };
    const read = await values('call', 'started_at', as, ['2461366.91088542', '2440587.5', '2461366', 'x', '9e99']);
    expect(read).toEqual(['2026-11-22T09:51:40Z', null, '2026-11-21T12:00:00Z', null, null]);
  });
});
