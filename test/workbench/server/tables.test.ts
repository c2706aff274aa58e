import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableRoutes } from '../../../src/workbench/screens/tables/routes.ts';
import { csvLines } from '../../../src/workbench/server/export-text.ts';
import type { TableQueryInput } from '../../../src/workbench/server/table-query.ts';
import type { ViewColumn } from '../../../src/workbench/server/viewer.ts';
import { good, type Served, serveSmallCase } from '../working.ts';

interface Page {
  readonly build: string;
  readonly columns: readonly ViewColumn[];
  readonly rows: readonly Record<string, unknown>[];
  readonly total: number;
}
type Query = Omit<TableQueryInput, 'table'>;

let served: Served;
beforeAll(async () => {
  served = await serveSmallCase(tableRoutes);
});
afterAll(() => served.remove());

const address = (table: string, query: unknown, end = '') =>
  `/table/${encodeURIComponent(table)}${end}?q=${encodeURIComponent(JSON.stringify(query))}`;
const page = (table: string, query: Query = {}, as: Parameters<Served['ask']>[0] = 'analyst') =>
  good<Page>(served.ask(as, address(table, query)));

describe('tables of the workbench', () => {
  it('come a page at a time, every row once, whatever they are sorted by', async () => {
    const { total } = await page('number', { limit: 0 });
    const seen: unknown[] = [];
    for (let offset = 0; offset < total; offset += 400) {
      const { rows } = await page('number', { sort: [{ column: 'calls', descending: true }], offset, limit: 400 });
      seen.push(...rows.map((row) => row['number_id']));
    }
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
  });

  it('keep the rows that fit all filters, and count them', async () => {
    const { rows, total } = await page('number', {
      filters: [
        { column: 'calls', op: 'from', value: 2 },
        { column: 'class', op: 'in', value: ['victim', 'contacted'] },
      ],
      limit: 500,
    });
    expect(total).toBeGreaterThan(0);
    expect(rows.every((row) => Number(row['calls']) >= 2 && row['class'] !== 'organisation')).toBe(true);
  });

  it('take a day as the end of a span with all its hours', async () => {
    const first = (await page('canonical_call', { sort: [{ column: 'started_at' }], limit: 1 })).rows[0]!;
    const day = String(first['started_at']).slice(0, 10);
    const until = await page('canonical_call', { filters: [{ column: 'started_at', op: 'to', value: day }] });
    const on = await page('canonical_call', { filters: [{ column: 'started_at', op: 'is', value: day }] });
    expect(until.total).toBeGreaterThan(0);
    expect(on.total).toBe(until.total);
  });

  it('count values under the other columns’ filters', async () => {
    const filters = [{ column: 'region', op: 'is', value: 'NL' }] as const;
    const facets = await good<{ column: string; values: { value: string; rows: number }[] }[]>(
      served.ask('analyst', address('victim', { columns: ['region', 'care'], filters }, '/facets')),
    );
    const { total } = await page('victim', { filters: [...filters], limit: 0 });
    const sum = (i: number) => facets[i]!.values.reduce((all, { rows }) => all + rows, 0);
    expect(sum(1)).toBe(total);
    expect(sum(0)).toBe((await page('victim', { limit: 0 })).total);
  });

  it('never give a column that the person may not see, nor let it be filtered, sorted or counted by', async () => {
    const { rows, columns } = await page('account', {}, 'victim_officer');
    expect(columns.find(({ name }) => name === 'email')).toMatchObject({ hidden: true });
    expect(rows.every((row) => row['email'] === null && row['username'] === null)).toBe(true);
    const refused = [
      address('account', { filters: [{ column: 'email', op: 'contains', value: 'a' }] }),
      address('account', { sort: [{ column: 'email' }] }),
      address('account', { columns: ['email'] }, '/facets'),
    ];
    for (const path of refused) {
      const answer = await served.ask('victim_officer', path);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'COLUMN_HIDDEN']);
    }
  });

  it('hold no row of a country that a liaison was not granted', async () => {
    const liaison = { id: 'x', name: 'X', roles: ['liaison'], regions: ['NL'] } as const;
    const all = await page('victim', { filters: [{ column: 'region', op: 'is', value: 'NL' }], limit: 0 });
    const theirs = await page('victim', { limit: 500 }, liaison);
    expect(theirs.total).toBe(all.total);
    expect(theirs.rows.every((row) => row['region'] === 'NL')).toBe(true);
    const calls = await page('canonical_call', { limit: 500 }, liaison);
    expect(calls.rows.every((row) => String(row['dialled']).startsWith('+31'))).toBe(true);
    expect((await page('victim', {}, { ...liaison, regions: [] })).total).toBe(0);
  });

  it('do not exist for those who may not read them', async () => {
    for (const table of ['victim', 'canonical_call', 'work_operator_account']) {
      expect((await served.ask('auditor', address(table, {}))).status).toBe(400);
    }
    expect((await page('figure', {}, 'auditor')).total).toBeGreaterThan(0);
  });

  it('answer any question with a page or a refusal that names what to do, never with a failure', async () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom("' OR 1=1 --", '%', '\\', '$f0', '1e9'));
    const column = fc.constantFrom(
      'number',
      'calls',
      'first_at',
      'probability',
      'reported_loss',
      'care',
      '"; DROP',
      '',
    );
    const filter = fc.record({
      column,
      op: fc.constantFrom('is', 'is_not', 'contains', 'from', 'to', 'in', 'empty', 'not_empty', 'like'),
      value: fc.oneof(value, fc.double(), fc.boolean(), fc.array(value, { maxLength: 3 })),
    });
    const query = fc.record(
      {
        filters: fc.array(filter, { maxLength: 3 }),
        sort: fc.array(fc.record({ column, descending: fc.boolean() }), { maxLength: 2 }),
        offset: fc.oneof(fc.integer(), fc.double()),
        limit: fc.integer(),
        columns: fc.array(column, { maxLength: 3 }),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(query, fc.constantFrom('', '/facets'), async (asked, end) => {
        const answer = await served.ask('analyst', address('victim', asked, end));
        expect([200, 400]).toContain(answer.status);
        if (answer.status === 400) expect(await answer.json()).toHaveProperty('next');
      }),
      { numRuns: 200 },
    );
  });
});

describe('exports of the workbench', () => {
  it('hold exactly the rows and columns that the person sees, in each format', async () => {
    const filters = [{ column: 'region', op: 'is', value: 'NL' }] as const;
    const seen = await page('victim', { filters: [...filters], sort: [{ column: 'calls' }], limit: 500 });
    const query = { filters, sort: [{ column: 'calls' }] };
    const json = await good<unknown[]>(served.ask('analyst', `${address('victim', query, '/export')}&format=json`));
    expect(json).toEqual(seen.rows);
    const csv = await (await served.ask('analyst', `${address('victim', query, '/export')}&format=csv`)).text();
    expect(csv.trimEnd().split('\r\n')).toHaveLength(seen.total + 1);
    const file = await served.ask('analyst', `${address('victim', query, '/export')}&format=parquet`);
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ).toBe('PAR1');
    expect(served.shown.at(-1)).toMatchObject({ what: 'export:victim', count: seen.total });
  });

  it('leave out hidden columns and are refused to who may not export', async () => {
    const csv = await (await served.ask('victim_officer', address('account', {}, '/export'))).text();
    expect(csv.split('\r\n')[0]).not.toContain('email');
    expect((await served.ask('auditor', address('figure', {}, '/export'))).status).toBe(403);
  });

  it('run nothing in a spreadsheet', async () => {
    const hostile = ['=1+1', '@x', '-2+3', '+cmd|x', '\t=1', 'a"b', 'two\nlines', '+447911123456', '-12.50', null];
    const rows = (async function* () {
      yield hostile.map((cell) => ({ cell }));
    })();
    const text = (await Array.fromAsync(csvLines(['cell'], rows))).join('');
    expect(text.replace('\ufeff', '').split('\r\n').slice(1, -1)).toEqual([
      "'=1+1",
      "'@x",
      "'-2+3",
      "'+cmd|x",
      "'\t=1",
      '"a""b"',
      '"two\nlines"',
      '+447911123456',
      '-12.50',
      '',
    ]);
  });
});
