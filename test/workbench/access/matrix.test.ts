import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACTIONS } from '../../../src/workbench/access/policy.ts';
import { ROLES, type Role } from '../../../src/workbench/access/roles.ts';
import { type Browser, type Office, openOffice } from './office.ts';

/**
 * Who may ask what: A analyst, V victim officer, S supervisor, L liaison, U auditor, D administrator; * nobody needs to be
 * signed in. The first line that fits counts. A new endpoint that no line fits fails the test: decide, and write it here.
 */
const TABLE: readonly [RegExp, string][] = [
  [/^GET \/api\/sign-in\/ways$/, '*'],
  [/^POST \/api\/sign-in\//, '*'],
  [/^(GET|PUT|POST|DELETE) \/api\/account/, 'AVSLUD'],
  [/^(POST \/api\/sign-out|GET \/api\/(me|cases))$/, 'AVSLUD'],
  [/^[A-Z]+ \/api\/people/, 'D'],
  [/^POST \/api\/case\/{case}\/audit\//, 'SU'],
  [/^GET \/api\/case\/{case}\/justification$/, 'SU'],
  [/^PUT \/api\/case\/{case}\/justification$/, 'S'],
  [/^POST \/api\/case\/{case}\/justification\/mine$/, 'AVSLU'],
  [/^(GET|POST) \/api\/case\/{case}\/ledger\//, 'ASU'],
  [/^GET \/api\/case\/{case}\/exhibits\/{exhibit}\/custody$/, 'ASU'],
  [/^GET \/api\/case\/{case}\/exhibits\/{exhibit}\/rejects$/, 'AS'],
  [/^GET \/api\/case\/{case}\/table\/{table}\/export$/, 'AVSL'],
  [/^POST \/api\/case\/{case}\/complaints\//, 'AVS'],
  [/^GET \/api\/case\/{case}\/complaints\/calls$/, 'AVS'],
  [/^[A-Z]+ \/api\/case\/{case}\/review\//, 'AS'],
  [/^(GET|POST|PUT|DELETE) \/api\/case\/{case}\/mappings?\b/, 'AS'],
  [/^(PUT|DELETE) \/api\/case\/{case}\/views\//, 'AVSLU'],
  // A note is on something, and what it is on decides: the handler asks again (test of the notes).
  [/^POST \/api\/case\/{case}\/notes$/, 'AVSLU'],
  [/^(POST|PUT|DELETE) \/api\/case\/{case}\/(build|uploads|exhibits)/, 'AS'],
  [/^GET \/api\/case\/{case}\//, 'AVSLU'],
];
const LETTERS: Readonly<Record<string, Role>> = {
  A: 'analyst',
  V: 'victim_officer',
  S: 'supervisor',
  L: 'liaison',
  U: 'auditor',
  D: 'administrator',
};

interface Endpoint {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly permission: { readonly action: string } | undefined;
  readonly expected: string;
}

let place: Office;
let endpoints: Endpoint[];

beforeAll(async () => {
  place = await openOffice();
  const document = (await (await place.browser().get('/api')).json()) as {
    paths: Record<string, Record<string, { 'x-permission'?: { action: string }; parameters?: { name: string }[] }>>;
  };
  endpoints = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, route]) => {
      const name = `${method.toUpperCase()} ${path}`;
      const expected = TABLE.find(([pattern]) => pattern.test(name))?.[1] ?? '';
      return { name, method: method.toUpperCase(), path, permission: route['x-permission'], expected };
    }),
  );
  // Signing out ends the session with which the others are asked.
  endpoints.sort((a, b) => Number(a.name.endsWith('/sign-out')) - Number(b.name.endsWith('/sign-out')));
});

afterAll(() => place.close());

const EXAMPLES: Readonly<Record<string, string>> = {
  case: 'op-example',
  table: 'victim',
  index: '0',
  exhibit: 'a'.repeat(64),
};

/** Asks with nothing in it: whoever may not is refused before that is looked at. A stream is not waited for. */
async function ask(browser: Browser, { method, path }: Endpoint, caseId = 'op-example'): Promise<string> {
  const filled = path.replaceAll(/{([a-z]+)}/g, (_, name: string) =>
    name === 'case' ? caseId : (EXAMPLES[name] ?? 'nobody'),
  );
  const answer = await (method === 'GET' ? browser.get(filled) : browser.send(method, filled));
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    await answer.body?.cancel();
    return 'let in';
  }
  const { code } = (await answer.json().catch(() => ({}))) as { code?: string };
  if (answer.status === 401) return 'not signed in';
  if (code === 'NOT_ALLOWED' || code === 'NO_SUCH_CASE') return 'refused';
  return 'let in';
}

test('every endpoint is in the table of this test, and declares what it needs', () => {
  expect(endpoints.filter(({ expected }) => expected === '').map(({ name }) => name)).toEqual([]);
  expect(endpoints.filter(({ permission }) => permission === undefined).map(({ name }) => name)).toEqual([]);
  expect(endpoints.length).toBeGreaterThan(40);
});

test('nobody is let in anywhere but to the sign-in', async () => {
  for (const endpoint of endpoints) {
    const expected = endpoint.expected === '*' ? 'let in' : 'not signed in';
    expect([endpoint.name, await ask(place.browser(), endpoint)]).toEqual([endpoint.name, expected]);
  }
});

test.each(ROLES)('every endpoint answers the %s as the table says', async (role) => {
  // Another administrator stays, whatever happens to this one.
  await place.signedIn({ roles: ['administrator'] });
  const browser = await place.signedIn({ roles: [role], ...(role === 'liaison' ? { regions: ['GB'] } : {}) });
  const wrong = [];
  for (const endpoint of endpoints) {
    const may = [...endpoint.expected].some((letter) => letter === '*' || LETTERS[letter] === role);
    const found = await ask(browser, endpoint);
    if (found !== (may ? 'let in' : 'refused')) wrong.push(`${endpoint.name}: ${found}`);
  }
  expect(wrong).toEqual([]);
});

test('a case that a person may not open does not exist for them, whatever they ask', async () => {
  const all = Object.values(LETTERS);
  const browser = await place.signedIn({ roles: all, cases: ['op-other'], regions: ['GB'] });
  const ofCase = endpoints.filter(({ path }) => path.includes('{case}'));
  for (const endpoint of ofCase) {
    expect([endpoint.name, await ask(browser, endpoint)]).toEqual([endpoint.name, 'refused']);
    expect([endpoint.name, await ask(browser, endpoint, 'no-such-case')]).toEqual([endpoint.name, 'refused']);
  }
});

test('what is declared is what the policy decides by', () => {
  const unknown = endpoints.filter(
    ({ permission }) => permission!.action !== 'anybody' && !(permission!.action in ACTIONS),
  );
  expect(unknown).toEqual([]);
});
