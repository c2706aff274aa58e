import { expect, test } from 'vitest';
import { Authenticator } from './authenticator.ts';
import { type Browser, type Office, office, outcome } from './office.ts';

const ORIGIN = 'http://localhost:4747';

async function body<T>(pending: Promise<Response>): Promise<T> {
  return (await (await pending).json()) as T;
}

type Creation = Parameters<Authenticator['create']>[0];
type Request = Parameters<Authenticator['get']>[0];

async function register(browser: Browser, device: Authenticator, origin = ORIGIN): Promise<string> {
  const options = await body<Creation>(browser.send('POST', '/api/account/passkey/options'));
  return outcome(browser.send('POST', '/api/account/passkey', { name: 'Key', answer: device.create(options, origin) }));
}

async function enter(
  place: Office,
  device: Authenticator,
  origin = ORIGIN,
  browser = place.browser(),
): Promise<string> {
  const options = await body<Request>(browser.send('POST', '/api/sign-in/passkey/options'));
  return outcome(browser.send('POST', '/api/sign-in/passkey', device.get(options, origin)));
}

test('somebody makes a passkey and signs in by it, without a name', async () => {
  const place = await office();
  const person = await place.signedIn({ roles: ['analyst'], name: 'M. Bakker' });
  const device = new Authenticator();
  expect(await register(person, device)).toBe('200');
  const browser = place.browser();
  expect(await enter(place, device, ORIGIN, browser)).toBe('200');
  expect(await body(browser.get('/api/me'))).toMatchObject({ name: 'M. Bakker' });
  expect(await body(browser.get('/api/account'))).toMatchObject({ passkeys: [{ name: 'Key' }] });
});

test('a passkey is refused from another page, without the user verified, unknown, removed, or of somebody dismissed', async () => {
  const place = await office();
  await place.signedIn({ roles: ['administrator'] });
  const person = await place.signedIn({ roles: ['analyst'] });
  const device = new Authenticator();
  expect(await register(person, device, 'https://evil.example')).toBe('400 PASSKEY_REFUSED');
  expect(await register(person, device)).toBe('200');
  expect(await register(person, device)).toBe('400 PASSKEY_REFUSED');
  expect(await enter(place, device, 'https://evil.example')).toBe('400 PASSKEY_REFUSED');
  device.verifiesUser = false;
  expect(await enter(place, device)).toBe('400 PASSKEY_REFUSED');
  device.verifiesUser = true;
  expect(await enter(place, new Authenticator())).toBe('400 PASSKEY_REFUSED');
  expect(await enter(place, device)).toBe('200');
  const { passkeys } = await body<{ passkeys: { id: string }[] }>(person.get('/api/account'));
  expect(await outcome(person.send('DELETE', `/api/account/passkey/${passkeys[0]!.id}`))).toBe('200');
  expect(await enter(place, device)).toBe('400 PASSKEY_REFUSED');
  expect(await register(person, device)).toBe('200');
  place.access.people.dismiss(person.id);
  expect(await enter(place, device)).toBe('400 PASSKEY_REFUSED');
});

test('an answer is good once and not for long', async () => {
  const place = await office();
  const person = await place.signedIn({ roles: ['analyst'] });
  const device = new Authenticator();
  await register(person, device);
  const options = await body<Request>(place.browser().send('POST', '/api/sign-in/passkey/options'));
  const answer = device.get(options, ORIGIN);
  expect(await outcome(place.browser().send('POST', '/api/sign-in/passkey', answer))).toBe('200');
  expect(await outcome(place.browser().send('POST', '/api/sign-in/passkey', answer))).toBe('400 PASSKEY_REFUSED');
  const late = await body<Request>(place.browser().send('POST', '/api/sign-in/passkey/options'));
  place.clock.now += 6 * 60_000;
  expect(await outcome(place.browser().send('POST', '/api/sign-in/passkey', device.get(late, ORIGIN)))).toBe(
    '400 PASSKEY_REFUSED',
  );
});

test("what was asked for one person's new passkey makes none for another", async () => {
  const place = await office();
  const [one, other] = [await place.signedIn({ roles: ['analyst'] }), await place.signedIn({ roles: ['supervisor'] })];
  const options = await body<Creation>(one.send('POST', '/api/account/passkey/options'));
  const answer = new Authenticator().create(options, ORIGIN);
  expect(await outcome(other.send('POST', '/api/account/passkey', { name: 'Key', answer }))).toBe(
    '400 PASSKEY_REFUSED',
  );
});
