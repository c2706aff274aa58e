import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Provider from 'oidc-provider';
import { expect, onTestFinished, test } from 'vitest';
import { type Browser, type Office, openOffice } from './office.ts';

/** Claims of the people of the agency, by the name under which they sign in there. */
const PEOPLE: Record<string, Record<string, unknown>> = {
  bakker: { name: 'M. Bakker', groups: ['fraud-desk', 'canteen'], countries: ['NL', 'BE'] },
  visser: { name: 'T. Visser', groups: ['audit'] },
  guest: { name: 'A guest', groups: ['canteen'] },
};

/** The agency's sign-in service: a real provider, whose own pages let everybody in as who they say they are. */
async function agency(): Promise<{ issuer: string }> {
  const server: Server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'ringbreak',
        client_secret: 'a secret of the test that nobody uses',
        redirect_uris: ['http://localhost:4747/sign-in/openid/back'],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'groups', 'countries'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: true } },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: async () => ({ sub: id, ...PEOPLE[id] }) }),
  });
  server.on('request', provider.callback());
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { issuer };
}

async function officeOf(issuer: string): Promise<Office> {
  // The office makes the configuration folder, the settings have to be there before: two steps.
  const first = await openOffice();
  onTestFinished(first.close);
  const folder = join(first.config, 'workbench');
  await mkdir(folder, { recursive: true });
  const settings = {
    issuer,
    client_id: 'ringbreak',
    client_secret: 'a secret of the test that nobody uses',
    label: 'Example Police',
    roles: { 'fraud-desk': ['analyst'], audit: ['auditor'] },
    regions_claim: 'countries',
  };
  await writeFile(join(folder, 'openid.json'), JSON.stringify(settings));
  await first.trail.close();
  const again = await openOffice(
    {},
    first.cases.list().map(({ folder: path }) => path),
  );
  onTestFinished(again.close);
  return again;
}

/** Follows the agency's pages like a browser, with its own cookies, until it sends back to the workbench. */
async function atTheAgency(address: string, account: string): Promise<string> {
  const jar = new Map<string, string>();
  let [at, form]: [string, string | undefined] = [address, undefined];
  for (let step = 0; step < 12; step += 1) {
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    form = undefined;
    for (const line of answer.headers.getSetCookie())
      jar.set(line.split('=')[0]!, line.split(';')[0]!.split('=').slice(1).join('='));
    const to = answer.headers.get('location');
    if (to?.startsWith('http://localhost:4747')) return to;
    if (to) at = new URL(to, at).href;
    else {
      const page = await answer.text();
      form = page.includes('name="login"') ? `prompt=login&login=${account}&password=x` : 'prompt=consent';
      at = new URL(/action="([^"]+)"/.exec(page)![1]!, at).href;
    }
  }
  throw new Error('the agency does not send back');
}

async function comeIn(place: Office, account: string, browser: Browser = place.browser()): Promise<string | null> {
  const away = await browser.get('/sign-in/openid');
  const back = new URL(await atTheAgency(away.headers.get('location')!, account));
  const answer = await browser.get(back.pathname + back.search);
  return answer.headers.get('location');
}

test('people of the agency sign in there and have the roles and countries of their groups', async () => {
  const { issuer } = await agency();
  const place = await officeOf(issuer);
  expect(await (await place.browser().get('/api/sign-in/ways')).json()).toEqual({
    agency: 'Example Police',
    passkeys: true,
  });
  const browser = place.browser();
  expect(await comeIn(place, 'bakker', browser)).toBe('/');
  expect(await (await browser.get('/api/me')).json()).toMatchObject({ name: 'M. Bakker', roles: ['analyst'] });
  const [person] = place.access.people.list();
  expect(person).toMatchObject({ external: true, regions: ['BE', 'NL'], hasPassword: false });
  // Groups that changed count from the next sign-in on; it is the same person.
  PEOPLE['bakker'] = { ...PEOPLE['bakker'], groups: ['audit'], countries: ['NL'] };
  expect(await comeIn(place, 'bakker')).toBe('/');
  expect(place.access.people.list()).toMatchObject([{ id: person!.id, roles: ['auditor'], regions: ['NL'] }]);
  place.access.people.dismiss(person!.id);
  expect(await comeIn(place, 'bakker')).toBe('/sign-in?refused=DISMISSED');
});

test('whoever has no group with a role stays out', async () => {
  const { issuer } = await agency();
  const place = await officeOf(issuer);
  expect(await comeIn(place, 'guest')).toBe('/sign-in?refused=NO_ROLE');
  expect(place.access.people.list()).toEqual([]);
});

test('an answer is taken once, in the browser that went, and as it was given', async () => {
  const { issuer } = await agency();
  const place = await officeOf(issuer);
  const went = place.browser();
  const back = new URL(await atTheAgency((await went.get('/sign-in/openid')).headers.get('location')!, 'visser'));
  const [answer, refused] = [back.pathname + back.search, '/sign-in?refused=OPENID_REFUSED'];
  const location = async (browser: Browser, path: string) => (await browser.get(path)).headers.get('location');
  expect(await location(place.browser(), answer)).toBe(refused);
  const cookie = new Map(went.cookies);
  expect(await location(went, answer)).toBe('/');
  for (const [name, value] of cookie) went.cookies.set(name, value);
  expect(await location(went, answer)).toBe(refused);
  const other = place.browser();
  await other.get('/sign-in/openid');
  expect(await location(other, answer)).toBe(refused);
});
