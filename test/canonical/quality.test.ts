import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engines/engine.ts';
import { type MappedFeed, type MappedRow, merge, openMerging } from './mapped.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openMerging();
});
afterEach(() => engine.close());

const BEGIN = Date.UTC(2022, 2, 1) / 1000;
const iso = (seconds: number) => new Date((BEGIN + seconds) * 1000).toISOString().slice(0, 19).replace('T', ' ');

const row = (n: number, more: MappedRow = {}): MappedRow => ({
  call_ref: String(n),
  account_ref: 'a1',
  started_at: iso(n * 600),
  ended_at: iso(n * 600 + 90),
  dialled_raw: `+4477009${10_000 + n}`,
  talk_s: 80,
  duration_s: 90,
  ...more,
});
const feed = (rows: readonly MappedRow[], more: Partial<MappedFeed> = {}): MappedFeed => ({
  exhibit: 'a',
  table: 'cdr',
  rows,
  ...more,
});
const many = (change: (n: number) => MappedRow, count = 100) =>
  Array.from({ length: count }, (_, n) => row(n, change(n)));
const found = async () =>
  (await engine.rows('SELECT what, rows FROM work.call_quality__new ORDER BY what')).map((one) => [
    one['what'],
    one['rows'],
  ]);

describe('rows that contradict themselves', () => {
  it('talk no longer than the call lasted', async () => {
    const { rows } = await merge(engine, 'call', [feed(many((n) => (n === 7 ? { talk_s: 5000 } : {})))]);
    expect(rows[7]).toMatchObject({ talk_s: 90, duration_s: 90 });
    expect(await found()).toEqual([['talk_over_call', 1]]);
  });

  it('lose lengths of more than a day and ends before the start, and still count', async () => {
    const odd = (n: number): MappedRow => {
      if (n === 3) return { talk_s: 90_000, duration_s: 90_001 };
      return n === 5 ? { ended_at: iso(0) } : {};
    };
    const { rows } = await merge(engine, 'call', [feed(many(odd))]);
    expect(rows).toHaveLength(100);
    expect(rows[3]).toMatchObject({ talk_s: null, duration_s: null });
    expect(rows[5]!['ended_at']).toBeNull();
    expect(await found()).toEqual([
      ['end_before_start', 1],
      ['too_long', 1],
    ]);
  });

  it('are left alone when they are so many that the mapping must be wrong', async () => {
    const { rows } = await merge(engine, 'call', [feed(many(() => ({ talk_s: 500 })))]);
    expect(rows.every((one) => one['talk_s'] === 500)).toBe(true);
    expect(await found()).toEqual([['columns_disagree', 100]]);
  });
});

describe('a zone that changes in the middle of a file', () => {
  it('is set right where ids tell the time', async () => {
    const rows = many((n) => ({
      unique_ref: `${BEGIN + n * 600}.${n}`,
      ...(n >= 60 ? { started_at: iso(n * 600 + 7200), ended_at: iso(n * 600 + 7290) } : {}),
    }));
    const merged = await merge(engine, 'call', [feed(rows)]);
    expect(merged.rows.map((one) => one['started_at'])).toEqual(
      rows.map((_, n) => `${iso(n * 600).replace(' ', 'T')}Z`),
    );
    const [offset] = await engine.rows('SELECT offset_s, pairs, basis, corrected FROM work.call_clock__new');
    expect(offset).toEqual({ offset_s: 7200, pairs: 40, basis: 'ids', corrected: true });
  });

  const clocks = () =>
    engine.rows('SELECT offset_s, pairs, observed, corrected FROM work.call_clock__new ORDER BY from_at, offset_s');

  it('moves the rows of a repeated hour alone, each year by itself, though they are few', async () => {
    const late = [40, 41, 42, 6000];
    const rows = Array.from({ length: 6001 }, (_, n) =>
      row(n, {
        unique_ref: `${BEGIN + n * 600}.${n}`,
        ...(late.includes(n) ? { started_at: iso(n * 600 + 3600), ended_at: iso(n * 600 + 3690) } : {}),
      }),
    );
    const merged = await merge(engine, 'call', [feed(rows)]);
    expect(merged.rows.map((one) => one['started_at'])).toEqual(
      rows.map((_, n) => `${iso(n * 600).replace(' ', 'T')}Z`),
    );
    expect(await clocks()).toEqual([
      { offset_s: 3600, pairs: 3, observed: 6, corrected: true },
      { offset_s: 3600, pairs: 1, observed: 1, corrected: true },
    ]);
  });

  it('is none where calls waited in a queue, now and then for a quarter of an hour', async () => {
    const rows = many((n) => ({ unique_ref: `${BEGIN + n * 600 - (n % 5 === 0 ? 150 + n * 37 : 0)}.${n}` }), 200);
    const merged = await merge(engine, 'call', [feed(rows)]);
    expect(merged.rows.map((one) => one['started_at'])).toEqual(
      rows.map((one) => `${String(one['started_at']).replace(' ', 'T')}Z`),
    );
    expect((await clocks()).filter((one) => one['corrected'])).toEqual([]);
  });

  it('is flagged and counted where nothing tells which side is right', async () => {
    const rows = many((n) => (n >= 200 && n < 260 ? { started_at: iso(n * 600 - 6 * 3600) } : {}), 400);
    const merged = await merge(engine, 'call', [feed(rows)]);
    expect(merged.rows[210]!['started_at']).toBe(`${iso(210 * 600 - 6 * 3600).replace(' ', 'T')}Z`);
    const set = (await found()).find(([kind]) => kind === 'clock_set_back');
    expect(Number(set?.[1])).toBeGreaterThan(20);
  });
});

describe('the hour that clocks repeat in autumn', () => {
  it('is kept as its second pass and counted; a zone without summer time has none', async () => {
    // London's clocks showed 01:00 to 02:00 twice on 30 October 2022; the second pass was 01:00 to 02:00 UTC.
    const night = Date.UTC(2022, 9, 30) / 1000 - BEGIN;
    const rows = many((n) => ({ started_at: iso(night + n * 180), ended_at: iso(night + n * 180 + 90) }), 100);
    const { rows: kept } = await merge(engine, 'call', [feed(rows, { zone: 'Europe/London' })]);
    expect(kept).toHaveLength(100);
    expect(await found()).toEqual([['repeated_hour', 20]]);
    await merge(engine, 'call', [feed(rows, { zone: 'Asia/Kolkata' })]);
    expect(await found()).toEqual([]);
  });
});

describe('the shape of a table', () => {
  it('is noted when rows follow no order or a column is missing', async () => {
    const rows = many((n) => ({ started_at: iso(((n * 7919) % 100) * 86_400), ended_at: null }));
    await merge(engine, 'call', [feed(rows, { fields: ['call_ref', 'started_at', 'dialled_raw'] })]);
    expect(await found()).toEqual([
      ['missing_column', 100],
      ['rows_out_of_order', 100],
    ]);
  });

  it('gives the same figures whatever the order of its rows', async () => {
    const rows = many((n) => (n === 7 ? { talk_s: 5000 } : {}));
    const one = await merge(engine, 'call', [feed([...rows, rows[4]!])]);
    const two = await merge(engine, 'call', [feed([rows[4]!, ...rows.toReversed()])]);
    const values = (merged: typeof one) => merged.rows.map(({ source_row: _, ...rest }) => JSON.stringify(rest)).sort();
    expect(values(two)).toEqual(values(one));
  });
});
