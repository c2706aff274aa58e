import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { displayPhone } from '../../../src/model/values/phone.ts';
import { numberQuestion } from '../../../src/workbench/screens/search/numbers.ts';
import { searchRoutes } from '../../../src/workbench/screens/search/routes.ts';
import type { Found } from '../../../src/workbench/screens/search/search.ts';
import { tableRoutes } from '../../../src/workbench/screens/tables/routes.ts';
import { apiPart } from '../../../src/workbench/server/api.ts';
import { good, type Served, serveSmallCase } from '../working.ts';

let served: Served;
beforeAll(async () => {
  served = await serveSmallCase(apiPart().route('/', searchRoutes).route('/', tableRoutes));
});
afterAll(() => served.remove());

const find = (q: string, as: Parameters<Served['ask']>[0] = 'analyst') =>
  good<Found[]>(served.ask(as, `/search?q=${encodeURIComponent(q)}`));
const idsOf = (found: readonly Found[], kind: string) =>
  found.find((one) => one.kind === kind)?.results.map(({ id }) => id) ?? [];
const firstRow = async (table: string, query: unknown) =>
  (
    await good<{ rows: Record<string, string>[] }>(
      served.ask('analyst', `/table/${table}?q=${encodeURIComponent(JSON.stringify(query))}`),
    )
  ).rows[0]!;

describe('the search box', () => {
  it('finds a number in every spelling', async () => {
    const { number } = await firstRow('victim', { filters: [{ column: 'region', op: 'is', value: 'NL' }] });
    const spellings = [
      number!,
      displayPhone(number!),
      number!.replace('+', '00'),
      number!.replace('+31', '0'),
      number!.replace('+31', '(0) '),
      number!.replace('+', ''),
      `\u202d${number!.slice(0, 5)}-${number!.slice(5)}\u202c`,
      number!.slice(4),
    ];
    for (const spelling of spellings) expect(idsOf(await find(spelling), 'number')).toContain(number);
  });

  it('finds people by name in any case and order, and texts by words', async () => {
    const { name, complaint_ref, narrative } = await firstRow('canonical_complaint', {
      filters: [{ column: 'name', op: 'contains', value: ' ' }],
    });
    const turned = name!.split(' ').reverse().join('  ').toUpperCase();
    const byName = (await find(turned)).find(({ kind }) => kind === 'complaint');
    expect(byName?.results.every(({ matched }) => matched.includes('name'))).toBe(true);
    expect(idsOf(await find(complaint_ref!), 'complaint')).toContain(complaint_ref);
    expect((await find(narrative!.split(' ').slice(0, 4).join(' '))).some(({ kind }) => kind === 'complaint')).toBe(
      true,
    );
  });

  it('finds accounts by address and name, and shows nothing of suspects to who may not see it', async () => {
    const { email, username } = await firstRow('account', { filters: [{ column: 'email', op: 'not_empty' }] });
    for (const typed of [email!, username!.slice(0, -1)]) {
      expect(idsOf(await find(typed), 'account').length).toBeGreaterThan(0);
      const theirs = await find(typed, 'victim_officer');
      expect(
        theirs.map(({ kind }) => kind).filter((kind) => ['account', 'operator', 'identifier'].includes(kind)),
      ).toEqual([]);
    }
    expect(await find(username!, 'auditor')).toEqual([]);
  });

  it('finds nobody of a country that a liaison was not granted', async () => {
    const { number } = await firstRow('victim', { filters: [{ column: 'region', op: 'is_not', value: 'NL' }] });
    expect(idsOf(await find(number!), 'number')).toContain(number);
    expect(await find(number!, { id: 'x', name: 'X', roles: ['liaison'], regions: ['NL'] })).toEqual([]);
  });

  it('answers whatever is typed', async () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom("'; DROP", '%_', '$w0', '\\', '++'),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (q) => {
        expect((await served.ask('analyst', `/search?q=${encodeURIComponent(q)}`)).status).toBe(200);
      }),
      { numRuns: 100 },
    );
  });
});

describe('numbers as they are typed', () => {
  it('may be national numbers of any of the case’s countries', () => {
    expect(numberQuestion('07911 123456', ['NL', 'GB'])?.whole).toContain('+447911123456');
    expect(numberQuestion('06-12345678', ['NL', 'GB'])?.whole).toContain('+31612345678');
  });

  it('may be written in other scripts’ digits', () => {
    expect(
      numberQuestion('\u0660\u0660\u0664\u0664\u0667\u0669\u0661\u0661\u0661\u0662\u0663\u0664\u0665\u0666', [])?.whole,
    ).toEqual(['+447911123456']);
  });

  it('are neither addresses nor words', () => {
    for (const typed of ['84.61.212.4', 'RF190089958', 'abc', '', '12', '+', '1'.repeat(40)]) {
      expect(numberQuestion(typed, ['GB'])).toBeUndefined();
    }
  });
});
