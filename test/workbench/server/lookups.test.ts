import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignedIn } from '../../../src/workbench/access/roles.ts';
import { numberRoutes } from '../../../src/workbench/screens/number/routes.ts';
import { operatorRoutes } from '../../../src/workbench/screens/operator/routes.ts';
import { overviewRoutes } from '../../../src/workbench/screens/overview/routes.ts';
import { searchRoutes } from '../../../src/workbench/screens/search/routes.ts';
import type { Found } from '../../../src/workbench/screens/search/search.ts';
import { serviceAccountRoutes } from '../../../src/workbench/screens/service-account/routes.ts';
import { tableRoutes } from '../../../src/workbench/screens/tables/routes.ts';
import { apiPart } from '../../../src/workbench/server/api.ts';
import { good, type Served, serveSmallCase } from '../working.ts';

type Row = Readonly<Record<string, unknown>>;
interface Dossier {
  readonly row: Row;
  readonly parts: Readonly<Record<string, Row[]>>;
}

const ANALYST: SignedIn = { id: 'a', name: 'An analyst', roles: ['analyst'] };
const OFFICER: SignedIn = { id: 'o', name: 'A victim officer', roles: ['victim_officer'] };
const ABROAD: SignedIn = { id: 'b', name: 'An analyst of one country', roles: ['analyst'], regions: ['GB'] };
const EVERYBODY = [ANALYST, OFFICER, ABROAD];

let served: Served;
/** What each person sees of the tables that lookups are made of, in full. */
const seen = new Map<SignedIn, Readonly<Record<'number' | 'canonical_call' | 'scene' | 'victim' | 'account', Row[]>>>();

beforeAll(async () => {
  const routes = [numberRoutes, operatorRoutes, overviewRoutes, searchRoutes, serviceAccountRoutes, tableRoutes];
  served = await serveSmallCase(routes.reduce((all, part) => all.route('/', part), apiPart()));
  for (const who of EVERYBODY) {
    const [number, canonical_call, scene, victim, account] = await Promise.all(
      ['number', 'canonical_call', 'scene', 'victim', 'account'].map((table) => whole(who, table)),
    );
    seen.set(who, {
      number: number!,
      canonical_call: canonical_call!,
      scene: scene!,
      victim: victim!,
      account: account!,
    });
  }
});
afterAll(() => served.remove());

async function whole(who: SignedIn, table: string): Promise<Row[]> {
  const all: Row[] = [];
  for (;;) {
    const q = encodeURIComponent(JSON.stringify({ offset: all.length, limit: 500 }));
    const { rows, total } = await good<{ rows: Row[]; total: number }>(served.ask(who, `/table/${table}?q=${q}`));
    all.push(...rows);
    if (all.length >= total) return all;
  }
}

const dossier = (who: SignedIn, kind: string, id: unknown) =>
  good<Dossier>(served.ask(who, `/dossier/${kind}?id=${encodeURIComponent(String(id))}`));
const keys = (rows: readonly Row[] | undefined, column: string) => rows?.map((row) => row[column]).sort();
const sum = (rows: readonly Row[] | undefined, column: string) =>
  rows?.reduce((total, row) => total + Number(row[column]), 0);
const some = <T>(rows: readonly T[]): readonly T[] => rows.filter((_, i) => i % Math.ceil(rows.length / 25) === 0);

describe('what is looked up, for everybody as they see the case', () => {
  it('has every call and every scene of a number', async () => {
    for (const who of EVERYBODY) {
      const { number, canonical_call, scene } = seen.get(who)!;
      expect(number.length).toBeGreaterThan(20);
      for (const { number_id, number: called, raw_example } of some(number)) {
        const { row, parts } = await dossier(who, 'number', number_id);
        expect(row['number_id']).toBe(number_id);
        const calls = canonical_call.filter((call) =>
          called === '' ? call['dialled'] === '' && call['dialled_raw'] === raw_example : call['dialled'] === called,
        );
        expect(keys(parts['calls'], 'call_ref')).toEqual(keys(calls, 'call_ref'));
        const scenes = scene.filter((one) => one['number_id'] === number_id);
        expect(keys(parts['scenes'], 'scene_id')).toEqual(keys(scenes, 'scene_id'));
      }
    }
  });

  it('has every day and every scene of an account', async () => {
    for (const who of EVERYBODY) {
      const { account, canonical_call, scene } = seen.get(who)!;
      for (const { account_ref } of some(account)) {
        const { parts } = await dossier(who, 'account', account_ref);
        const calls = canonical_call.filter((call) => call['account_ref'] === account_ref);
        expect(sum(parts['days'], 'calls')).toBe(calls.length);
        expect(sum(parts['days'], 'long_calls')).toBe(calls.filter((call) => Number(call['talk_s']) > 60).length);
        const scenes = scene.filter((one) => String(one['account_refs']).split(';').includes(String(account_ref)));
        expect(parts['scenes']).toHaveLength(Math.min(scenes.length, 50));
      }
    }
  });

  it('has every victim of an operator, with country', async () => {
    for (const who of EVERYBODY) {
      const { victim, scene } = seen.get(who)!;
      const victims = new Map(victim.map((row) => [row['number_id'], row]));
      for (const operator of some([...new Set(scene.map((row) => row['operator_id']))])) {
        const answer = await served.ask(who, `/dossier/operator?id=${encodeURIComponent(String(operator))}`);
        if (!answer.ok) continue;
        const { parts } = (await answer.json()) as Dossier;
        const his = scene.filter((row) => row['operator_id'] === operator && victims.has(row['number_id']));
        expect(new Set(keys(parts['victims'], 'number_id'))).toEqual(new Set(keys(his, 'number_id')));
        expect(sum(parts['countries'], 'victims')).toBe(new Set(his.map((row) => row['number_id'])).size);
        expect(sum(parts['victims'], 'calls')).toBe(sum(his, 'calls'));
      }
    }
  });

  it('counts the calls and victims of all days that the person sees', async () => {
    for (const who of EVERYBODY) {
      const { victim, canonical_call } = seen.get(who)!;
      const days = await good<Row[]>(served.ask(who, '/overview/days'));
      expect(sum(days, 'calls')).toBe(canonical_call.filter((call) => call['started_at'] !== null).length);
      expect(sum(days, 'victims')).toBe(victim.length);
    }
  });

  it('finds the numbers with a part, in the table and in the search box, and no others', async () => {
    const numbers = EVERYBODY.flatMap((who) => seen.get(who)!.number.map((row) => [who, row] as const));
    const part = fc
      .tuple(fc.constantFrom(...numbers), fc.nat(12), fc.integer({ min: 3, max: 12 }), fc.boolean())
      .map(([[who, row], from, length, other]) => {
        const digits = String(row['number_id']).replace(/\D/g, '');
        const found = digits.slice(Math.min(from, digits.length - 3)).slice(0, length);
        return { who, part: other ? [...found].reverse().join('') : found };
      });
    await fc.assert(
      fc.asyncProperty(part, async ({ who, part: typed }) => {
        const ids = seen.get(who)!.number.filter((row) => String(row['number_id']).includes(typed));
        const filters = [{ column: 'number_id', op: 'contains', value: typed }];
        const q = encodeURIComponent(JSON.stringify({ filters, limit: 500 }));
        const page = await good<{ rows: Row[]; total: number }>(served.ask(who, `/table/number?q=${q}`));
        expect(page.total).toBe(ids.length);
        expect(keys(page.rows, 'number_id')).toEqual(keys(ids, 'number_id')?.slice(0, 500));
        const found = await good<Found[]>(served.ask(who, `/search?q=${typed}`));
        const listed = found.find(({ kind }) => kind === 'number')?.results.map(({ id }) => id) ?? [];
        expect(listed.length).toBeGreaterThanOrEqual(Math.min(8, ids.length));
        const bare = typed.replace(/^0+(?=\d{3})/, '');
        expect(listed.filter((id) => !id.includes(bare))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
