import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Transform } from '../../src/mapping/mapping.ts';
import { rawFile } from '../../src/mapping/profile/sample.ts';
import { projectionSql, unparsedSql } from '../../src/mapping/projection/projection.ts';
import { CANONICAL_TABLES, canonicalTable } from '../../src/model/tables/all.ts';
import { field, projecting, table, text } from './projecting.ts';

const { folder, project, values } = projecting();

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
  const catalog = await folder().exhibit('counted', [
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
  expect(await folder().engine.rows(sql, { ...params, file: rawFile(folder().path, catalog.tables[0]!) })).toEqual([
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
  const catalog = await folder().exhibit('lookups', [
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
  const rows = await folder().engine.rows(`SELECT * FROM (${sql}) ORDER BY source_row`, {
    ...params,
    lookup0: [1, 2].map((at) => rawFile(folder().path, catalog.tables[at]!)),
    file: rawFile(folder().path, catalog.tables[0]!),
  });
  expect(rows.map((row) => row['digits'])).toEqual(['42', '8', '7']);
});
