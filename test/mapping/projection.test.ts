import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FieldMapping, TableMapping, Transform } from '../../src/mapping/mapping.ts';
import { rawFile } from '../../src/mapping/profile/sample.ts';
import { projectionSql, unparsedSql } from '../../src/mapping/projection/projection.ts';
import { CANONICAL_TABLES, canonicalTable } from '../../src/model/tables/all.ts';
import { type Cell, RawFolder } from './raw.ts';

let folder: RawFolder;
beforeAll(async () => {
  folder = await RawFolder.make();
});
afterAll(() => folder.close());

const field = (column: number, as: Transform, more: Partial<FieldMapping> = {}): FieldMapping => ({
  from: [{ column, name: 'x' }],
  as,
  confidence: 1,
  reasons: [],
  ...more,
});
const text: Transform = { kind: 'text' };
const table = (target: string, fields: TableMapping['fields'], more: Partial<TableMapping> = {}): TableMapping => ({
  source: 't',
  target,
  confidence: 1,
  reasons: [],
  fields,
  ...more,
});

let made = 0;
async function project(
  mapping: TableMapping,
  rows: readonly (readonly Cell[])[],
  lookupRows?: readonly (readonly Cell[])[],
): Promise<Record<string, unknown>[]> {
  const tables = [{ table: 't', columns: rows[0]!.map((_, c) => `c${c}`), rows }];
  if (lookupRows) tables.push({ table: 'other', columns: lookupRows[0]!.map((_, c) => `c${c}`), rows: lookupRows });
  const catalog = await folder.exhibit(`exhibit ${made++}`, tables);
  const { sql, params, lookups } = projectionSql(mapping, canonicalTable(mapping.target!));
  const files = Object.fromEntries(lookups.map(({ param }) => [param, rawFile(folder.path, catalog.tables[1]!)]));
  return folder.engine.rows(`SELECT * FROM (${sql}) ORDER BY source_row`, {
    ...params,
    ...files,
    file: rawFile(folder.path, catalog.tables[0]!),
  });
}

/** What each text becomes in one column of a canonical table. */
async function values(
  target: string,
  column: string,
  as: Transform,
  texts: readonly (string | null)[],
): Promise<unknown[]> {
  const key = CANONICAL_TABLES.find(({ name }) => name === target)!.columns[0]!.name;
  const rows = await project(
    table(target, { [key]: field(1, text), [column]: field(0, as) }),
    texts.map((cell, i) => [cell, `k${i}`]),
  );
  return rows.map((row) => row[column]);
}

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

test('date and time in two columns make one time', async () => {
  const both = {
    from: [
      { column: 0, name: 'd' },
      { column: 1, name: 't' },
    ],
  };
  const rows = await project(
    table('call', { started_at: field(0, { kind: 'timestamp', format: 'dmy', zone: 'UTC' }, both) }),
    [
      ['13/04/2022', '17:05:06'],
      ['13/04/2022', null],
    ],
  );
  expect(rows.map((row) => row['started_at'])).toEqual(['2022-04-13T17:05:06Z', '2022-04-13T00:00:00Z']);
});

test('a lookup takes the other table’s value, and none where it is missing or not the only one', async () => {
  const lookup = { exhibit: 'e', table: 'other', match: { column: 0, name: 'user' }, take: { column: 1, name: 'id' } };
  const rows = await project(
    table('call', { dialled_raw: field(1, text), account_ref: field(0, text, { lookup }) }),
    [
      ['anna', '1'],
      ['bob', '2'],
      ['nobody', '3'],
      [null, '4'],
    ],
    [
      ['anna', '7'],
      ['bob', '8'],
      ['bob', '9'],
    ],
  );
  expect(rows.map((row) => row['account_ref'])).toEqual(['7', null, null, null]);
});

test('constants and `only` are bound, never part of the statement', async () => {
  const nasty = `'); DROP TABLE x; --`;
  const mapping = table(
    'payment',
    { txid: field(1, text), currency: { from: [], value: nasty, as: text, confidence: 1, reasons: [] } },
    { only: { column: 0, name: 'k', values: [nasty] } },
  );
  expect(projectionSql(mapping, canonicalTable('payment')).sql).not.toContain('DROP');
  const rows = await project(mapping, [
    [nasty, 'a'],
    ['other', 'b'],
  ]);
  expect(rows.map((row) => [row['txid'], row['currency'], row['source_row']])).toEqual([['a', nasty, 1]]);
});

test('a row without number and time is rejected; one unreadable value is only counted', async () => {
  const mapping = table('call', {
    dialled_raw: field(0, text),
    started_at: field(1, { kind: 'timestamp', format: 'iso', zone: 'UTC' }),
    talk_s: field(2, { kind: 'integer' }),
  });
  const rows = await project(mapping, [
    ['+31201', '2021-01-01 00:00:00', '5'],
    ['', 'never', 'x'],
    ['+31202', 'never', null],
  ]);
  expect(rows.map((row) => [row['_problem'], row['_unparsed']])).toEqual([
    [null, 0],
    ['NO_NUMBER_NO_TIME', 2],
    [null, 1],
  ]);
});

test('unreadable cells are counted by column', async () => {
  const mapping = table('call', {
    dialled_raw: field(0, text),
    started_at: field(1, { kind: 'timestamp', format: 'iso', zone: 'UTC' }),
    talk_s: field(2, { kind: 'integer' }),
  });
  const catalog = await folder.exhibit('counted', [
    {
      table: 't',
      columns: ['a', 'b', 'c'],
      rows: [
        ['1', 'never', 'x'],
        ['2', null, 'y'],
        ['3', '2021-01-01', '4'],
      ],
    },
  ]);
  const { sql, params } = unparsedSql(mapping, canonicalTable('call'));
  expect(await folder.engine.rows(sql, { ...params, file: rawFile(folder.path, catalog.tables[0]!) })).toEqual([
    { started_at: 1, talk_s: 2, _rows: 3 },
  ]);
});

test('columns come in the order of the canonical table, all of them', async () => {
  for (const target of CANONICAL_TABLES) {
    const rows = await project(table(target.name, {}), [['a']]);
    const mapped = target.columns.filter(({ filled }) => filled === 'mapped').map(({ name }) => name);
    expect(Object.keys(rows[0]!)).toEqual([...mapped, 'source_row', '_problem', '_unparsed']);
  }
});

test('hostile text never breaks the statement, and a row with a number is never rejected', async () => {
  const mapping = table('call', {
    dialled_raw: field(0, text),
    account_ref: field(1, text),
    started_at: field(1, { kind: 'timestamp', format: 'iso', zone: 'Asia/Kolkata' }),
    ended_at: field(1, { kind: 'timestamp', format: 'dmy', zone: 'Europe/London' }),
    answered_at: field(1, { kind: 'timestamp', format: 'epoch_us', zone: 'UTC' }),
    duration_s: field(1, { kind: 'clock' }),
    talk_s: field(1, { kind: 'integer', divide: 1000 }),
    cost: field(1, { kind: 'decimal', mark: ',' }),
    answered: field(1, { kind: 'boolean', yes: ['y'], no: [] }),
  });
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      "'",
      '\\',
      ' ',
      '9'.repeat(400),
      '-'.repeat(50),
      '1e999',
      'NaN',
      '-infinity',
      '290309-12-22 (BC)',
      '99999-12-31',
      '=HYPERLINK("x")',
      '1/1/1',
      '99:99:99',
      "'); DROP TABLE calls; --",
    ),
    fc.double().map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        hostile.filter((cell) => !cell.includes('\0')),
        { minLength: 1, maxLength: 40 },
      ),
      async (cells) => {
        const rows = await project(
          mapping,
          cells.map((cell) => ['+31201234567', cell]),
        );
        expect(rows.length).toBe(cells.length);
        expect(rows.every((row) => row['_problem'] === null && row['dialled_raw'] === '+31201234567')).toBe(true);
      },
    ),
    { numRuns: 40 },
  );
});

describe('texts that mean nothing, and codes', () => {
  test('a pseudo-user is nobody, and rows of an excepted kind are left out', async () => {
    const mapping = table(
      'call',
      { account_ref: field(0, text, { not: ['VDAD'] }), dialled_raw: field(1, text), call_ref: field(2, text) },
      { except: { column: 2, name: 'x', values: ['test'] } },
    );
    const rows = await project(mapping, [
      ['6001', '447700900001', 'a'],
      [' vdad ', '447700900002', 'b'],
      ['6002', '447700900003', ' test '],
      [null, '447700900004', null],
    ]);
    expect(rows.map((row) => [row['account_ref'], row['dialled_raw']])).toEqual([
      ['6001', '447700900001'],
      [null, '447700900002'],
      [null, '447700900004'],
    ]);
  });

  test('a code becomes its word, others nothing', async () => {
    const as: Transform = { kind: 'words', codes: ['A', 'AFAX'], words: ['answering machine', 'fax'] };
    expect(await values('call', 'answered_by', as, ['A', ' afax ', 'SALE', null])).toEqual([
      'answering machine',
      'fax',
      null,
      null,
    ]);
  });
});

test('a key is looked up in every table of the layout, and what stands in both counts once', async () => {
  const catalog = await folder.exhibit('lookups', [
    { table: 't', columns: ['id'], rows: [['1'], ['2'], ['3']] },
    {
      table: 'log',
      columns: ['key', 'at', 'digit'],
      rows: [
        ['1', '1', '4'],
        ['1', '2', '2'],
        ['3', '9', '7'],
      ],
    },
    {
      table: 'log_archive',
      columns: ['key', 'at', 'digit'],
      rows: [
        ['2', '5', '8'],
        ['3', '9', '7'],
      ],
    },
  ]);
  const place = { exhibit: catalog.exhibit, table: 'log', also: ['log_archive'] };
  const [match, order, take] = ['key', 'at', 'digit'].map((name, column) => ({ column, name }));
  const lookup = { ...place, match: match!, take: take!, gather: { order: order! } };
  const mapping = table('call', { call_ref: field(0, text), digits: field(0, text, { lookup }) });
  const { sql, params, lookups } = projectionSql(mapping, canonicalTable('call'));
  expect(lookups.map(({ tables }) => tables)).toEqual([['log', 'log_archive']]);
  const rows = await folder.engine.rows(`SELECT * FROM (${sql}) ORDER BY source_row`, {
    ...params,
    lookup0: [1, 2].map((at) => rawFile(folder.path, catalog.tables[at]!)),
    file: rawFile(folder.path, catalog.tables[0]!),
  });
  expect(rows.map((row) => row['digits'])).toEqual(['42', '8', '7']);
});

test('Julian days are moments in UTC, to the second', async () => {
  const as: Transform = { kind: 'timestamp', format: 'epoch_jd', zone: 'America/New_York' };
  const read = await values('call', 'started_at', as, ['2461366.91088542', '2440587.5', '2461366', 'x', '9e99']);
  expect(read).toEqual(['2026-11-22T09:51:40Z', null, '2026-11-21T12:00:00Z', null, null]);
});
