import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiPart } from '../../../src/workbench/server/api.ts';
import { type Served, serveSmallCase } from '../working.ts';
import { type Browser, type Office, openOffice, outcome } from './office.ts';

interface View {
  readonly name: string;
  readonly state?: object;
}

let served: Served;
let place: Office;
beforeAll(async () => {
  served = await serveSmallCase(apiPart());
  place = await openOffice({}, [served.folder]);
});
afterAll(async () => {
  await place.close();
  await served.remove();
});

const at = (table: string, rest = '') => `/api/case/${served.id}/views/${table}${rest}`;
const save = (as: Browser, table: string, name: string, state: object) => as.send('PUT', at(table), { name, state });
const kept = async (as: Browser, table: string) => (await (await as.get(at(table))).json()) as View[];
const EMAIL = 'somebody@example.com';
const state = {
  filters: [{ column: 'email', op: 'is', value: EMAIL }],
  sort: [{ column: 'calls', descending: true }],
  columns: ['account_ref', 'email'],
  widths: { email: 240 },
};

test('a view is there again wherever its owner signs in, and nobody else has it', async () => {
  const analyst = await place.signedIn({ roles: ['analyst'] });
  const other = await place.signedIn({ roles: ['analyst'] });
  expect(await outcome(save(analyst, 'account', 'By mail', state))).toBe('200');
  expect(await kept(analyst, 'account')).toMatchObject([{ name: 'By mail', state }]);
  expect(await kept(analyst, 'victim')).toEqual([]);
  expect(await kept(other, 'account')).toEqual([]);
  await other.send('DELETE', at('account', '?name=By%20mail'));
  expect(await kept(analyst, 'account')).toHaveLength(1);
  expect(await outcome(save(analyst, 'account', 'By mail', {}))).toBe('200');
  expect(await kept(analyst, 'account')).toMatchObject([{ name: 'By mail', state: {} }]);
  await analyst.send('DELETE', at('account', '?name=By%20mail'));
  expect(await kept(analyst, 'account')).toEqual([]);
});

test('a view never holds what the role may not see, even when it once might', async () => {
  const officer = await place.signedIn({ roles: ['victim_officer'] });
  expect(await outcome(save(officer, 'account', 'x', state))).toBe('403 COLUMN_HIDDEN');
  expect(await outcome(save(officer, 'account', 'x', { columns: ['nonsense'] }))).toBe('400 NO_SUCH_COLUMN');
  expect(await outcome(save(officer, 'reject', 'x', {}))).toBe('400 NO_SUCH_TABLE');
  const shown = { columns: ['account_ref', 'email'], widths: { email: 240, account_ref: 90 } };
  await save(officer, 'account', 'Accounts', shown);
  const visible = { columns: ['account_ref'], widths: { account_ref: 90 } };
  expect(await kept(officer, 'account')).toMatchObject([{ name: 'Accounts', state: visible }]);

  const analyst = await place.signedIn({ roles: ['analyst'] });
  await save(analyst, 'account', 'By mail', state);
  const { name, signInName } = place.access.people.get(analyst.id);
  place.access.people.change(analyst.id, { name, signInName, roles: ['victim_officer'] });
  const answer = await (await analyst.get(at('account'))).text();
  expect(JSON.parse(answer)).toMatchObject([{ name: 'By mail' }]);
  expect(answer).not.toContain(EMAIL);
});

test('keeping a view is written down, without the values that it filters by', async () => {
  const analyst = await place.signedIn({ roles: ['analyst'] });
  await save(analyst, 'account', 'Mail', state);
  const log = await readFile(join(served.folder, 'audit', 'entries.jsonl'), 'utf8');
  const [entry] = log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter((one) => one['person'] === analyst.id && one['what'] === 'view:account');
  expect(entry).toMatchObject({ type: 'consulted', filters: [{ column: 'email', op: 'is' }] });
  expect(log).not.toContain(EMAIL);
});

test('a change from a foreign page is refused, and views go with the person who is dismissed', async () => {
  const analyst = await place.signedIn({ roles: ['analyst'] });
  const foreign = analyst.send('PUT', at('account'), { name: 'x', state: {} }, { origin: 'http://evil.example' });
  expect(await outcome(foreign)).toBe('403 FOREIGN_PAGE');
  await save(analyst, 'account', 'Mine', {});
  place.access.people.dismiss(analyst.id);
  expect(place.access.views.list({ person: analyst.id, case: served.id, table: 'account' })).toEqual([]);
});

test('nobody keeps more views than can be looked through', async () => {
  const analyst = await place.signedIn({ roles: ['analyst'] });
  for (let n = 0; n < 100; n += 1) {
    place.access.views.save({ person: analyst.id, case: served.id, table: 'victim' }, `view ${n}`, '{}');
  }
  expect(await outcome(save(analyst, 'victim', 'one more', {}))).toBe('400 TOO_MANY_VIEWS');
  expect(await outcome(save(analyst, 'victim', 'view 7', {}))).toBe('200');
});
