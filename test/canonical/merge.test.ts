import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engines/engine.ts';
import { type MappedFeed, type MappedRow, merge, openMerging } from './mapped.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openMerging();
});
afterEach(() => engine.close());

const call = (more: MappedRow = {}): MappedRow => ({
  call_ref: '1',
  account_ref: 'a1',
  started_at: '2022-03-01 10:00:00',
  dialled_raw: '+447700900123',
  presented_raw: '+442079460000',
  talk_s: 80,
  duration_s: 90,
  ...more,
});
const feed = (exhibit: string, rows: readonly MappedRow[], more: Partial<MappedFeed> = {}): MappedFeed => ({
  exhibit,
  table: 'calls',
  rows,
  ...more,
});

describe('calls that stand in several exhibits', () => {
  it('count once when a dump is there twice, and name both rows', async () => {
    const { rows, sources } = await merge(engine, 'call', [feed('a', [call()]), feed('b', [call()])]);
    expect(rows.map((row) => row['exhibit'])).toEqual(['a']);
    expect(sources).toEqual([
      {
        exhibit: 'a',
        source_table: 'calls',
        source_row: 1,
        from_exhibit: 'b',
        from_table: 'calls',
        from_row: 1,
        role: 'copy',
        offset_s: 0,
        from_ref: '1',
      },
    ]);
  });

  it('count once when a later dump overlaps an earlier one', async () => {
    const at = (n: number) => call({ call_ref: String(n), started_at: `2022-03-0${n} 10:00:00` });
    const { rows } = await merge(engine, 'call', [feed('a', [at(1), at(2), at(3)]), feed('b', [at(2), at(3), at(4)])]);
    expect(rows.map((row) => row['call_ref'])).toEqual(['1', '2', '3', '4']);
  });

  it('take what only the copy tells', async () => {
    const { account_ref: _, ...short } = call();
    const { rows } = await merge(engine, 'call', [
      feed('a', [short]),
      feed('b', [call({ dialled_raw: '447700900123' })]),
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ exhibit: 'a', account_ref: 'a1' });
  });

  it('stay apart when two services use the same ids', async () => {
    const other = call({ dialled_raw: '+447700900999' });
    const later = call({ started_at: '2022-03-01 10:00:01' });
    expect((await merge(engine, 'call', [feed('a', [call()]), feed('b', [other])])).rows).toHaveLength(2);
    expect((await merge(engine, 'call', [feed('a', [call()]), feed('b', [later])])).rows).toHaveLength(2);
  });
});

describe('rows that repeat within one table', () => {
  it('count once when they repeat a key with everything else', async () => {
    expect((await merge(engine, 'call', [feed('a', [call(), call()])])).rows).toHaveLength(1);
  });

  it('count each when the table has no key', async () => {
    const { call_ref: _, ...keyless } = call();
    expect((await merge(engine, 'call', [feed('a', [keyless, keyless])])).rows).toHaveLength(2);
  });
});

describe('legs of one call', () => {
  const leg = (sequence: number, more: MappedRow): MappedRow => ({
    ...call(),
    call_ref: null,
    unique_ref: `1646128800.${sequence}`,
    group_ref: '1646128800.1',
    sequence,
    trunk: null,
    ...more,
  });

  it('are one row: it starts with the first and tells of the leg that reached the outside', async () => {
    const legs = [
      leg(1, { dialled_raw: '201', account_ref: 'a1', presented_raw: null, talk_s: 100, duration_s: 100 }),
      leg(2, { account_ref: null, started_at: '2022-03-01 10:00:05', talk_s: 70, duration_s: 85, trunk: 'PJSIP/t1' }),
    ];
    const { rows, sources } = await merge(engine, 'call', [feed('a', legs)]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      started_at: '2022-03-01T10:00:00Z',
      account_ref: 'a1',
      dialled_raw: '+447700900123',
      talk_s: 70,
      duration_s: 100,
      source_row: 2,
    });
    expect(sources.map((row) => [row['from_row'], row['role']])).toEqual([[1, 'leg']]);
  });

  it('are one row when the exchange tries a second line', async () => {
    const legs = [
      leg(1, { talk_s: 0, trunk: 't1' }),
      leg(2, { talk_s: 70, trunk: 't2', started_at: '2022-03-01 10:00:09' }),
    ];
    const { rows } = await merge(engine, 'call', [feed('a', legs)]);
    expect(rows.map((row) => [row['talk_s'], row['trunk'], row['started_at']])).toEqual([
      [70, 't2', '2022-03-01T10:00:00Z'],
    ]);
  });

  it('last until the end of the leg that took the called person over, which is named', async () => {
    const at = (second: number) => `2022-03-01 10:0${Math.floor(second / 60)}:${String(second % 60).padStart(2, '0')}`;
    const spoken = (sequence: number, from: number, seconds: number, more: MappedRow) =>
      leg(sequence, {
        started_at: at(from),
        answered_at: at(from),
        ended_at: at(from + seconds),
        duration_s: seconds,
        talk_s: seconds,
        ...more,
      });
    const legs = [
      spoken(1, 0, 40, { trunk: 'carrier' }),
      // Held while the caller asks a colleague (no line), who then takes over; the caller's own announcement afterwards has no line.
      spoken(2, 40, 20, {}),
      spoken(3, 42, 100, { dialled_raw: '203', trunk: '203', account_ref: 'a1' }),
      spoken(4, 142, 30, {}),
    ];
    const { rows } = await merge(engine, 'call', [feed('a', legs)]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ talk_s: 142, transferred_to: '203', trunk: 'carrier', account_ref: 'a1' });
  });

  it('may stand in two tables of one exhibit: a dialler’s log and its log of closers', async () => {
    const first = leg(1, {
      call_ref: 'u1',
      sequence: null,
      talk_s: 60,
      duration_s: 60,
      account_ref: '6001',
      server: 'x',
    });
    const second = leg(7, {
      call_ref: '7',
      started_at: '2022-03-01 10:01:05',
      talk_s: 600,
      duration_s: 600,
      account_ref: '6002',
    });
    const other = { ...second, dialled_raw: '+447700900999' };
    const logs = (further: MappedRow) => [
      feed('a', [first], { table: 'log' }),
      feed('a', [further], { table: 'closer' }),
    ];
    const { rows, sources } = await merge(engine, 'call', logs(second));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ call_ref: 'u1', account_ref: '6001', duration_s: 665, source_table: 'log' });
    expect(sources).toMatchObject([{ from_table: 'closer', role: 'leg' }]);
    expect((await merge(engine, 'call', logs(other))).rows).toHaveLength(2);
    expect((await merge(engine, 'call', [feed('a', [first]), feed('b', [second])])).rows).toHaveLength(2);
  });

  it('are two calls when two outside numbers were reached', async () => {
    const legs = [leg(1, {}), leg(2, { dialled_raw: '+447700900456' })];
    expect((await merge(engine, 'call', [feed('a', legs)])).rows).toHaveLength(2);
  });

  it('are two calls when the id was used again an hour later, or by another server', async () => {
    const later = [leg(1, {}), leg(2, { started_at: '2022-03-01 11:00:00' })];
    expect((await merge(engine, 'call', [feed('a', later)])).rows).toHaveLength(2);
    const elsewhere = [leg(1, { server: 'x' }), leg(2, { server: 'y', dialled_raw: '+447700900124' })];
    expect((await merge(engine, 'call', [feed('a', elsewhere)])).rows).toHaveLength(2);
  });

  it('of a copied exhibit lead to the call of the first', async () => {
    const legs = [leg(1, { dialled_raw: '201' }), leg(2, {})];
    const { rows, sources } = await merge(engine, 'call', [feed('a', legs), feed('b', legs)]);
    expect(rows).toHaveLength(1);
    expect(sources.every((row) => row['exhibit'] === 'a' && row['source_row'] === 2)).toBe(true);
    expect(sources).toHaveLength(3);
  });
});

describe('rows of other tables', () => {
  const login = (more: MappedRow = {}): MappedRow => ({
    account_ref: 'a1',
    at: '2022-03-01 10:00:00',
    ip_raw: '192.0.2.1',
    user_agent: 'x',
    ...more,
  });

  it('count once when two exhibits say the same of one moment', async () => {
    const { rows, sources } = await merge(engine, 'login', [
      feed('a', [login()]),
      feed('b', [login(), login({ at: '2022-03-02 10:00:00' })]),
    ]);
    expect(rows).toHaveLength(2);
    expect(sources).toHaveLength(1);
  });

  it('count as often as the table that has them most often', async () => {
    const { rows } = await merge(engine, 'login', [
      feed('a', [login(), login()]),
      feed('b', [login(), login(), login()]),
    ]);
    expect(rows).toHaveLength(3);
  });

  it('are not taken for copies across a list of accounts and a list of their wallets', async () => {
    const accounts = feed('a', [{ account_ref: '1', username: 'x', email_raw: 'x@example.com' }]);
    const wallets = feed(
      'a',
      [
        { account_ref: '1', wallet_raw: 'w1' },
        { account_ref: '1', wallet_raw: 'w2' },
      ],
      { table: 'wallets' },
    );
    expect((await merge(engine, 'account', [accounts, wallets])).rows).toHaveLength(3);
  });

  it('without key or moment count once only when their tables evidently overlap', async () => {
    const numbers = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => ({
        organisation: `Bank ${from + i}`,
        number_raw: `0800 000 ${from + i}`,
      }));
    const apart = await merge(engine, 'organisation_number', [feed('a', numbers(0, 50)), feed('b', numbers(45, 95))]);
    expect(apart.rows).toHaveLength(100);
    const copied = await merge(engine, 'organisation_number', [feed('a', numbers(0, 50)), feed('b', numbers(10, 50))]);
    expect(copied.rows).toHaveLength(50);
  });
});

describe('merging', () => {
  const rows = fc.array(
    fc.record({
      call_ref: fc.integer({ min: 1, max: 30 }).map(String),
      started_at: fc.integer({ min: 0, max: 59 }).map((s) => `2022-03-01 10:00:${String(s).padStart(2, '0')}`),
      dialled_raw: fc.constantFrom('+447700900123', '+447700900124', '07700900125', 'anonymous'),
      talk_s: fc.integer({ min: 0, max: 90 }),
    }),
    { maxLength: 40 },
  );

  it('changes nothing by adding a copy of an exhibit, and accounts for every row', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (made) => {
        const fields = ['call_ref', 'started_at', 'dialled_raw', 'talk_s'];
        const once = await merge(engine, 'call', [feed('a', made, { fields })]);
        const twice = await merge(engine, 'call', [feed('a', made, { fields }), feed('b', made, { fields })]);
        expect(twice.rows).toEqual(once.rows);
        expect(twice.rows.length + twice.sources.length).toBe(2 * made.length);
      }),
      { numRuns: 25 },
    );
  });
});

describe('an interception that names a call which was merged', () => {
  it('still leads to the number of that call', async () => {
    await merge(engine, 'call', [feed('a', [call()]), feed('b', [call()])]);
    for (const name of ['mapped.call', 'work.call_source']) {
      await engine.run(`ALTER TABLE ${name}__new RENAME TO ${name.split('.')[1]!}`);
    }
    const { rows } = await merge(engine, 'interception', [
      feed('b', [{ interception_ref: '9', call_ref: '1', account_ref: 'a1', captured: true }]),
    ]);
    expect(rows[0]).toMatchObject({ exhibit: 'b', target_raw: '+447700900123' });
  });
});
