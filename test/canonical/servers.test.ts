import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engines/engine.ts';
import { type MappedFeed, type MappedRow, merge, openMerging } from './mapped.ts';

let engine: Engine;
beforeEach(async () => {
  engine = await openMerging();
});
afterEach(() => engine.close());

interface Made {
  readonly n: number;
  /** Seconds since 2022-03-01. */
  readonly at: number;
  readonly number: string;
  readonly talk: number;
}

const BEGIN = Date.UTC(2022, 2, 1) / 1000;
const iso = (seconds: number) => new Date((BEGIN + seconds) * 1000).toISOString().slice(0, 19).replace('T', ' ');

/** Calls a few minutes apart over months; one number in ten is called again. */
function calls(count: number, seed = 1): Made[] {
  let state = seed;
  const next = (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
  let at = 0;
  return Array.from({ length: count }, (_, n) => {
    at += 60 + next(20_000);
    return {
      n,
      at,
      number: `+4477009${String(next(10) === 0 ? next(20) : 10_000 + n).padStart(5, '0')}`,
      talk: next(3) === 0 ? 0 : 5 + next(300),
    };
  });
}

const row = ({ n, at, number, talk }: Made, ahead = 0, more: MappedRow = {}): MappedRow => ({
  call_ref: String(n),
  started_at: iso(at + ahead),
  dialled_raw: number,
  presented_raw: '+442079460000',
  talk_s: talk,
  ...more,
});
const feed = (exhibit: string, rows: readonly MappedRow[], more: Partial<MappedFeed> = {}): MappedFeed => ({
  exhibit,
  table: 'cdr',
  rows,
  ...more,
});
const offsets = () =>
  engine.rows('SELECT exhibit, offset_s, pairs, corrected FROM work.call_clock__new ORDER BY from_at');

describe('the same calls in two servers', () => {
  it('are one call each, and a clock that is an hour and seconds ahead is set right', async () => {
    const made = calls(300);
    const a = feed(
      'a',
      made.map((one) => row(one)),
    );
    const seen = made.filter(({ n }) => n % 3 !== 0 || n === 0);
    const own = calls(40, 99).map((one) => ({ ...one, n: one.n + 900, number: `+3460000${1000 + one.n}` }));
    const b = feed(
      'b',
      [...seen, ...own].map((one) =>
        row(one, 3607, { call_ref: `b${one.n}`, account_ref: 'acc', talk_s: one.talk ? one.talk + 1 : 0 }),
      ),
    );
    const { rows, sources } = await merge(engine, 'call', [b, a]);
    expect(rows).toHaveLength(300 + 40);
    expect(sources.every((one) => one['exhibit'] === 'a' && one['role'] === 'copy' && one['offset_s'] === 3607)).toBe(
      true,
    );
    expect(rows.filter((one) => one['account_ref'] === 'acc')).toHaveLength(seen.length + 40);
    const first = rows.find((one) => one['call_ref'] === 'b900')!;
    expect(first['started_at']).toBe(`${iso(own[0]!.at).replace(' ', 'T')}Z`);
    expect(await offsets()).toMatchObject([{ exhibit: 'b', offset_s: 3607, corrected: true }]);
  });

  it('are found when only one place changes its clocks in summer', async () => {
    const made = calls(400);
    const summer = 20 * 86_400;
    const a = feed('a', [...made.map((one) => row(one)), row({ n: 5000, at: 5, number: '+33100000000', talk: 3 })]);
    const b = feed(
      'b',
      made.map((one) => row(one, one.at > summer ? 3600 : 0, { call_ref: `b${one.n}` })),
    );
    const { rows } = await merge(engine, 'call', [a, b]);
    expect(rows.length).toBeLessThanOrEqual(402);
    expect(await offsets()).toMatchObject([
      { offset_s: 0, corrected: false },
      { offset_s: 3600, corrected: true },
    ]);
  });

  it('are found when one clock drifts by minutes over the year', async () => {
    const made = calls(1500);
    const a = feed(
      'a',
      made.map((one) => row(one)),
    );
    const b = feed(
      'b',
      made.slice(5).map((one) => row(one, Math.round(one.at / 100_000), { call_ref: `b${one.n}` })),
    );
    const { rows } = await merge(engine, 'call', [a, b]);
    expect(rows.length).toBeLessThanOrEqual(1500 * 1.02);
  });

  it('are found within one table that names the server', async () => {
    const made = calls(120);
    const both = made.flatMap((one) => [
      row(one, 0, { server: 'x' }),
      row(one, 40, { server: 'y', call_ref: `y${one.n}` }),
    ]);
    expect((await merge(engine, 'call', [feed('a', both)])).rows).toHaveLength(120);
  });

  it('stay apart when the servers called the same people at other times', async () => {
    const made = calls(300);
    const a = feed(
      'a',
      made.map((one) => row(one)),
    );
    const b = feed(
      'b',
      calls(300, 7).map((one, i) => row({ ...one, number: made[i]!.number, talk: made[i]!.talk })),
    );
    const { rows } = await merge(engine, 'call', [a, b]);
    expect(rows).toHaveLength(600);
    expect(await offsets()).toEqual([]);
  });

  it('stay apart when the second server redials whom the first did not reach', async () => {
    const made = calls(300);
    const a = feed(
      'a',
      made.map((one) => row({ ...one, talk: 30 })),
    );
    const b = feed(
      'b',
      made.map((one) => row({ ...one, at: one.at + 35 + ((one.n * 37) % 400), talk: 30 })),
    );
    expect((await merge(engine, 'call', [a, b])).rows).toHaveLength(600);
  });

  it('trust the clock that the ids prove, though it recorded fewer calls', async () => {
    const made = calls(300);
    const a = feed(
      'a',
      made.map((one) => row(one, -7200)),
    );
    const b = feed(
      'b',
      made.slice(100).map((one) => row(one, 0, { call_ref: null, unique_ref: `${BEGIN + one.at}.${one.n}` })),
    );
    const { rows } = await merge(engine, 'call', [a, b]);
    expect(rows).toHaveLength(300);
    expect(rows.every((one) => one['exhibit'] === 'b' || Number(one['source_row']) <= 100)).toBe(true);
    expect(rows.find((one) => one['exhibit'] === 'a')!['started_at']).toBe(`${iso(made[0]!.at).replace(' ', 'T')}Z`);
  });

  it('are the same whatever the order of the exhibits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: -40_000, max: 40_000 }),
        async (seed, ahead) => {
          const made = calls(80, seed);
          const a = feed(
            'a',
            made.map((one) => row(one)),
          );
          const b = feed(
            'b',
            made.slice(20).map((one) => row(one, ahead, { call_ref: `b${one.n}` })),
          );
          const c = feed(
            'c',
            made.slice(0, 70).map((one) => row(one, -50, { call_ref: `c${one.n}` })),
          );
          const one = await merge(engine, 'call', [a, b, c]);
          const two = await merge(engine, 'call', [c, b, a]);
          expect(two.rows).toEqual(one.rows);
          expect(two.sources).toEqual(one.sources);
          expect(one.rows).toHaveLength(80);
        },
      ),
      { numRuns: 10 },
    );
  });
});
