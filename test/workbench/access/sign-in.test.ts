import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realEffects } from '../../../src/base/effects.ts';
import { openAccess } from '../../../src/workbench/access/access.ts';
import { ABSOLUTE_MS, IDLE_MS } from '../../../src/workbench/access/sessions.ts';
import { type Office, office, outcome, PASSWORD } from './office.ts';

/** Somebody with a password who has never signed in by it. */
async function withPassword(place: Office, name = 'm.bakker'): Promise<void> {
  const { id } = place.access.people.add({ name: 'M. Bakker', signInName: name, roles: ['analyst'] });
  const token = place.access.once.make('invitation', id);
  expect((await place.browser().send('POST', '/api/sign-in/invitation', { token, password: PASSWORD })).status).toBe(
    200,
  );
}

const signIn = (place: Office, name: string, password: string, by = place.browser()) =>
  outcome(by.send('POST', '/api/sign-in/password', { name, password }));

test('the printed link opens one session, once, and not for what only looks ahead', async () => {
  const place = await office();
  const link = `/sign-in/${place.access.once.make('printed_link', place.access.people.first().id)}`;
  const browser = place.browser();
  await browser.get(link, { 'sec-purpose': 'prefetch' });
  expect(await outcome(browser.get('/api/me'))).toBe('401 NOT_SIGNED_IN');
  const answer = await browser.get(link);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/']);
  expect(await (await browser.get('/api/me')).json()).toMatchObject({
    roles: ['administrator', 'supervisor', 'analyst'],
  });
  const second = place.browser();
  expect((await second.get(link)).headers.get('location')).toBe('/sign-in?refused=LINK_USED');
  expect(second.cookies.size).toBe(0);
});

test('somebody who was invited sets a password and signs in by it, under any spelling of their name', async () => {
  const place = await office();
  await withPassword(place, 'M.Bakker@example.police');
  expect(await signIn(place, 'm.bakker@EXAMPLE.police', PASSWORD)).toBe('200');
  expect(await signIn(place, 'm.bakker@example.police', `${PASSWORD}!`)).toBe('403 WRONG_PASSWORD');
  expect(await signIn(place, 'nobody@example.police', PASSWORD)).toBe('403 WRONG_PASSWORD');
});

test('an invitation is good once and for three days', async () => {
  const place = await office();
  const { id } = place.access.people.add({ name: 'A', signInName: 'a', roles: ['analyst'] });
  const use = (token: string) =>
    outcome(place.browser().send('POST', '/api/sign-in/invitation', { token, password: PASSWORD }));
  const first = place.access.once.make('invitation', id);
  expect(await use(first)).toBe('200');
  expect(await use(first)).toBe('403 LINK_USED');
  const late = place.access.once.make('invitation', id);
  place.clock.now += 73 * 3600 * 1000;
  expect(await use(late)).toBe('403 LINK_USED');
});

test.each([
  ['short', 'PASSWORD_TOO_SHORT'],
  ['x'.repeat(201), 'PASSWORD_TOO_LONG'],
  ['aaaaaaaaaaaaaaaaaaaa', 'PASSWORD_GUESSABLE'],
  ['qwertyuiopasdfghjkl', 'PASSWORD_GUESSABLE'],
  ['1234567890123456', 'PASSWORD_GUESSABLE'],
  ['passwordpasswordpassword', 'PASSWORD_GUESSABLE'],
  ['M.Bakker-ringbreak-1', 'PASSWORD_GUESSABLE'],
])('the password %s is refused', async (password, code) => {
  const place = await office();
  const { id } = place.access.people.add({ name: 'M. Bakker', signInName: 'mb', roles: ['analyst'] });
  const token = place.access.once.make('invitation', id);
  expect(await outcome(place.browser().send('POST', '/api/sign-in/invitation', { token, password }))).toBe(
    `400 ${code}`,
  );
  // The link is still good.
  expect(await outcome(place.browser().send('POST', '/api/sign-in/invitation', { token, password: PASSWORD }))).toBe(
    '200',
  );
});

test('whoever tries passwords waits longer and longer, also for names that nobody has, and many at once are no way round', async () => {
  const place = await office();
  await withPassword(place);
  const tries = await Promise.all(Array.from({ length: 12 }, () => signIn(place, 'm.bakker', 'wrong wrong wrong')));
  expect(tries.filter((answer) => answer === '403 WRONG_PASSWORD')).toHaveLength(5);
  expect(await signIn(place, 'm.bakker', PASSWORD)).toBe('429 TOO_MANY_TRIES');
  place.clock.now += 16_000;
  expect(await signIn(place, 'm.bakker', 'wrong wrong wrong')).toBe('403 WRONG_PASSWORD');
  place.clock.now += 16_000;
  expect(await signIn(place, 'm.bakker', PASSWORD)).toBe('429 TOO_MANY_TRIES');
  place.clock.now += 15_000;
  expect(await signIn(place, 'm.bakker', PASSWORD)).toBe('200');
  expect(await signIn(place, 'm.bakker', 'wrong wrong wrong')).toBe('403 WRONG_PASSWORD');
  expect(await signIn(place, 'm.bakker', PASSWORD)).toBe('200');
});

test('a session ends when it is idle for too long, and after a day of work', async () => {
  const place = await office();
  const idle = await place.signedIn({ roles: ['analyst'] });
  place.clock.now += IDLE_MS + 1000;
  expect(await outcome(idle.get('/api/me'))).toBe('401 NOT_SIGNED_IN');
  const busy = await place.signedIn({ roles: ['analyst'] });
  for (let worked = 0; worked < ABSOLUTE_MS; worked += IDLE_MS / 2) {
    expect(await outcome(busy.get('/api/me'))).toBe('200');
    place.clock.now += IDLE_MS / 2;
  }
  expect(await outcome(busy.get('/api/me'))).toBe('200');
  place.clock.now += 60_000;
  expect(await outcome(busy.get('/api/me'))).toBe('401 NOT_SIGNED_IN');
});

test('signing in again gives the browser a new session and ends the old one; signing out ends it', async () => {
  const place = await office();
  await withPassword(place);
  const browser = place.browser();
  await signIn(place, 'm.bakker', PASSWORD, browser);
  const first = new Map(browser.cookies);
  await signIn(place, 'm.bakker', PASSWORD, browser);
  expect(browser.cookies.get('ringbreak_session')).not.toBe(first.get('ringbreak_session'));
  const old = place.browser();
  for (const [name, value] of first) old.cookies.set(name, value);
  expect(await outcome(old.get('/api/me'))).toBe('401 NOT_SIGNED_IN');
  const kept = place.browser();
  for (const [name, value] of browser.cookies) kept.cookies.set(name, value);
  expect(await outcome(browser.send('POST', '/api/sign-out'))).toBe('200');
  expect(browser.cookies.size).toBe(0);
  expect(await outcome(kept.get('/api/me'))).toBe('401 NOT_SIGNED_IN');
});

test('people see their sessions and end them; a new password ends the others', async () => {
  const place = await office();
  await withPassword(place);
  const [here, there] = [place.browser(), place.browser({ 'user-agent': 'Firefox elsewhere' })];
  await signIn(place, 'm.bakker', PASSWORD, here);
  await signIn(place, 'm.bakker', PASSWORD, there);
  const { sessions } = (await (await here.get('/api/account')).json()) as {
    sessions: { id: string; agent: string; this_one: boolean }[];
  };
  expect(sessions.find(({ this_one }) => !this_one && true)).toBeDefined();
  const other = sessions.find(({ agent }) => agent === 'Firefox elsewhere')!;
  expect(await outcome(here.send('DELETE', `/api/account/session/${other.id}`))).toBe('200');
  expect(await outcome(there.get('/api/me'))).toBe('401 NOT_SIGNED_IN');
  await signIn(place, 'm.bakker', PASSWORD, there);
  const next = 'lantern walrus copper ferry';
  expect(await outcome(here.send('PUT', '/api/account/password', { old: 'not this one at all', password: next }))).toBe(
    '403 WRONG_PASSWORD',
  );
  expect(await outcome(here.send('PUT', '/api/account/password', { old: PASSWORD, password: next }))).toBe('200');
  expect(await outcome(there.get('/api/me'))).toBe('401 NOT_SIGNED_IN');
  expect(await outcome(here.get('/api/me'))).toBe('200');
  expect(await signIn(place, 'm.bakker', next)).toBe('200');
});

test('the cookie is kept from scripts and other sites, and over https bound to the host', async () => {
  const place = await office({ publicUrl: 'https://wb.example.police', behindProxy: true });
  const { id } = place.access.people.add({ name: 'A', signInName: 'a', roles: ['analyst'] });
  const token = place.access.once.make('invitation', id);
  const from = { host: 'wb.example.police', origin: 'https://wb.example.police' };
  const answer = await place.browser().send('POST', '/api/sign-in/invitation', { token }, from);
  expect(answer.headers.getSetCookie()[0]).toMatch(
    /^__Host-ringbreak_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  );
  expect(answer.headers.get('strict-transport-security')).toContain('max-age');
});

test('people and sessions are in a file that only the server can read, and survive its restart', async () => {
  const place = await office();
  const analyst = await place.signedIn({ roles: ['analyst'] });
  expect((await stat(join(place.config, 'workbench'))).mode & 0o777).toBe(0o700);
  expect((await stat(join(place.config, 'workbench/people.sqlite'))).mode & 0o777).toBe(0o600);
  const again = await openAccess(realEffects());
  const token = analyst.cookies.get('ringbreak_session')!;
  expect(again.sessions.find(token)?.person).toBe(analyst.id);
  expect(Buffer.from(again.auditSecret)).toEqual(Buffer.from(place.access.auditSecret));
  expect(await readFile(join(place.config, 'workbench/people.sqlite'))).not.toContain(token);
  again.close();
});

test('somebody whose roles change has them at the next request; who is dismissed is out at once', async () => {
  const place = await office();
  const boss = await place.signedIn({ roles: ['administrator'] });
  const analyst = await place.signedIn({ roles: ['analyst'] });
  const may = async () => ((await (await analyst.get('/api/me')).json()) as { may: string[] }).may;
  expect(await may()).toContain('case.judge');
  const grant = { name: 'P', sign_in_name: 'p', roles: ['auditor'], cases: null, regions: null };
  expect(await outcome(boss.send('PUT', `/api/people/${analyst.id}`, grant))).toBe('200');
  expect(await may()).not.toContain('case.judge');
  expect(await outcome(boss.send('DELETE', `/api/people/${analyst.id}`))).toBe('200');
  expect(await outcome(analyst.get('/api/me'))).toBe('401 NOT_SIGNED_IN');
  expect(await outcome(boss.send('DELETE', `/api/people/${boss.id}`))).toBe('400 LAST_ADMINISTRATOR');
});

test('an administrator invites somebody by a link that the server itself never sees', async () => {
  const place = await office();
  const boss = await place.signedIn({ roles: ['administrator'] });
  const grant = { name: 'L. Novák', sign_in_name: 'novak', roles: ['liaison'], cases: null, regions: null };
  expect(await outcome(boss.send('POST', '/api/people', grant))).toBe('400 LIAISON_WITHOUT_COUNTRY');
  const answer = await boss.send('POST', '/api/people', { ...grant, regions: ['CZ'] });
  const { link } = (await answer.json()) as { link: string };
  const [page, token] = link.split('#');
  expect(page).toBe('http://localhost:4747/invitation');
  const guest = place.browser();
  expect(await (await guest.send('POST', '/api/sign-in/invitation/about', { token })).json()).toEqual({
    name: 'L. Novák',
    sign_in_name: 'novak',
  });
  expect(await outcome(guest.send('POST', '/api/sign-in/invitation', { token, password: PASSWORD }))).toBe('200');
  expect(await outcome(boss.send('POST', '/api/people', { ...grant, regions: ['CZ'] }))).toBe('400 NAME_TAKEN');
});

test('signing in, rights and refusals are in the log of the case by ids', async () => {
  const place = await office();
  const boss = await place.signedIn({ roles: ['administrator'] });
  const auditor = await place.signedIn({ roles: ['auditor'] });
  await boss.send('POST', '/api/people', {
    name: 'N',
    sign_in_name: 'n',
    roles: ['analyst'],
    cases: ['op-example'],
    regions: null,
  });
  const search = (by: typeof boss, question = {}) => by.send('POST', '/api/case/op-example/audit/search', question);
  expect(await outcome(search(boss))).toBe('404 NO_SUCH_CASE');
  const analyst = await place.signedIn({ roles: ['analyst'] });
  expect(await outcome(search(analyst))).toBe('403 NOT_ALLOWED');
  const { entries } = (await (await search(auditor)).json()) as { entries: Record<string, unknown>[] };
  expect(entries.map(({ type, what, name, about }) => [type, what, name, about])).toEqual([
    ['refused', 'audit.read', 'Person 3', ''],
    ['signed_in', 'invitation', 'Person 3', ''],
    ['person_changed', 'invited', 'Person 1', 'N'],
    ['signed_in', 'invitation', 'Person 2', ''],
    ['signed_in', 'invitation', 'Person 1', ''],
    ['audit_begun', '', '', ''],
  ]);
});
