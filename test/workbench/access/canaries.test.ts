import { afterAll, beforeAll, expect, test } from 'vitest';
import { kindOf } from '../../../src/workbench/access/columns.ts';
import { regionOf } from '../../../src/workbench/access/regions.ts';
import type { Role } from '../../../src/workbench/access/roles.ts';
import { apiPart } from '../../../src/workbench/server/api.ts';
import { type Served, serveSmallCase } from '../working.ts';
import { type Browser, type Office, openOffice } from './office.ts';

type Kind = NonNullable<ReturnType<typeof kindOf>>;

/** What each role may see of people; everything else of the case's personal data is a canary for it. */
const SEES: Readonly<Record<string, readonly Kind[]>> = {
  victim_officer: ['victim:personal'],
  liaison: ['victim:personal'],
  auditor: [],
};
const GRANTED = 'GB';

interface Page {
  readonly columns: { name: string; hidden: boolean }[];
  readonly rows: Record<string, unknown>[];
  readonly total: number;
}
/** A value that only hidden columns hold, and where it was met. */
interface Canary {
  readonly value: string;
  readonly table: string;
  readonly column: string;
}

let served: Served;
let place: Office;
let boss: Browser;
let tables: { name: string; columns: { name: string }[] }[];
/** Every value of every table, with whose data it is said to be. */
const said = new Map<string, { kinds: Set<Kind | 'nobody'>; table: string; column: string; abroad: boolean }>();

beforeAll(async () => {
  served = await serveSmallCase(apiPart());
  place = await openOffice({}, [served.folder]);
  boss = await place.signedIn({ roles: ['supervisor'] });
  tables = (await (await boss.get(path('/tables'))).json()) as typeof tables;
  for (const { name } of tables) {
    const { rows } = await page(boss, name, { limit: 500 });
    for (const row of rows) note(name, row);
  }
});

afterAll(async () => {
  await place.close();
  await served.remove();
});

const path = (rest: string) => `/api/case/${served.id}${rest}`;
const query = (table: string, q: object) => path(`/table/${table}?q=${encodeURIComponent(JSON.stringify(q))}`);

async function page(as: Browser, table: string, q: object): Promise<Page> {
  const answer = await as.get(query(table, q));
  if (!answer.ok) throw new Error(`${table}: ${await answer.text()}`);
  return (await answer.json()) as Page;
}

function note(table: string, row: Record<string, unknown>): void {
  const abroad = regionOf(table).kind === 'column' && String(row['region'] ?? row['country'] ?? '') !== GRANTED;
  for (const [column, value] of Object.entries(row)) {
    if (typeof value !== 'string') continue;
    const known = said.get(value) ?? { kinds: new Set(), table, column, abroad: true };
    known.kinds.add(kindOf(table, column) ?? 'nobody');
    said.set(value, { ...known, abroad: known.abroad && abroad });
  }
}

/** Long enough not to be met by chance, spread over all tables and columns. */
function canariesOf(role: string): Canary[] {
  const seen: readonly string[] = SEES[role] ?? [];
  const taken = new Map<string, number>();
  return [...said].flatMap(([value, { kinds, table, column, abroad }]) => {
    const hidden = [...kinds].every((kind) => kind !== 'nobody' && !seen.includes(kind));
    const elsewhere = role === 'liaison' && abroad && table === 'number' && column === 'number' && value !== '';
    const place = `${table}.${column}`;
    if (!(hidden || elsewhere) || value.length < 7 || (taken.get(place) ?? 0) >= 12) return [];
    taken.set(place, (taken.get(place) ?? 0) + 1);
    return [{ value, table, column }];
  });
}

/** Everything that the API answers to somebody who looks everywhere. */
async function everythingFor(as: Browser, canaries: readonly Canary[]): Promise<{ path: string; text: string }[]> {
  const open = await as.get(path('/tables'));
  const theirs = ((await open.json()) as typeof tables).map(({ name }) => name);
  const some = canaries.filter((_, n) => n % 9 === 0).slice(0, 14);
  const paths = [
    ...[
      '/overview',
      '/overview/attention',
      '/overview/days',
      '/overview/range?from=2000-01-01&to=2100-01-01',
      '/exhibits',
      '/complaints',
      '/complaints/stacked',
    ],
    ...['/network/start', '/ledger/events', '/review/queue', '/review/judged', '/tables'],
    ...tables.flatMap(({ name }) => [
      `/table/${name}?q=${encodeURIComponent('{"limit":500}')}`,
      `/table/${name}/export?format=csv`,
      `/table/${name}/export?format=json`,
    ]),
    ...theirs.flatMap((name) => facetsOf(name)),
    ...some.flatMap(({ value }) => asksFor(value)),
  ].map(path);
  const answers = [];
  for (const one of paths) answers.push({ path: one, text: await textOf(await as.get(one)) });
  return answers;
}

/** Hidden ones apart: one hidden column refuses the whole question. */
function facetsOf(name: string): string[] {
  const columns = tables.find((table) => table.name === name)!.columns.map((column) => column.name);
  const hideable = columns.filter((column) => kindOf(name, column) !== undefined);
  const open = columns.filter((column) => kindOf(name, column) === undefined).slice(0, 12);
  return [open, ...hideable.map((column) => [column])]
    .filter((asked) => asked.length > 0)
    .map((asked) => `/table/${name}/facets?q=${encodeURIComponent(JSON.stringify({ columns: asked }))}`);
}

/** Ways to ask for a value that one should not have. */
function asksFor(value: string): string[] {
  const [id, node] = [encodeURIComponent(value), encodeURIComponent(`number:${value}`)];
  return [
    ...['number', 'operator', 'account'].map((kind) => `/dossier/${kind}?id=${id}`),
    ...[`/search?q=${id}`, `/explain?id=${encodeURIComponent(`victim:${value}`)}`, `/network/expand?node=${node}`],
    ...['number', 'account'].map((kind) => `/notes?kind=${kind}&key=${id}`),
  ];
}

async function textOf(answer: Response): Promise<string> {
  return `${answer.status} ${[...answer.headers].join()} ${await answer.text()}`;
}

const people: [string, { roles: Role[]; regions?: string[] }][] = [
  ['victim_officer', { roles: ['victim_officer'] }],
  ['liaison', { roles: ['liaison'], regions: [GRANTED] }],
  ['auditor', { roles: ['auditor'] }],
];

test.each(people)(
  'no endpoint, export, facet, search or error gives a %s what they may not see',
  async (role, grant) => {
    const canaries = canariesOf(role);
    expect(canaries.length).toBeGreaterThan(100);
    const as = await place.signedIn(grant);
    const leaks: string[] = [];
    for (const { path: asked, text } of await everythingFor(as, canaries)) {
      // What the person put into the question themselves may come back in the words of an answer about it.
      const own = decodeURIComponent(asked);
      for (const { value, table, column } of canaries) {
        if (!own.includes(value) && holds(text, value)) leaks.push(`${table}.${column} in ${asked.slice(0, 120)}`);
      }
    }
    expect([...new Set(leaks)]).toEqual([]);
  },
);

test.each(people)(
  'a %s learns nothing by filters, sorting, counts and search that a made-up value would not tell',
  async (role, grant) => {
    const as = await place.signedIn(grant);
    for (const { value, table, column } of canariesOf(role)
      .filter((_, n) => n % 5 === 0)
      .slice(0, 25)) {
      const made = value.replaceAll(/[0-9]/g, '7').replaceAll(/[a-z]/g, 'q');
      const about = async (wanted: string) => {
        const filters = [{ column, op: 'is', value: wanted }];
        const answers = [
          await as.get(query(table, { filters })),
          await as.get(
            query(table, {
              sort: [{ column, descending: false }],
              filters: [{ column, op: 'contains', value: wanted }],
            }),
          ),
          await as.get(path(`/search?q=${encodeURIComponent(wanted)}`)),
          await as.get(path(`/dossier/number?id=${encodeURIComponent(wanted)}`)),
        ];
        return Promise.all(
          answers.map(async (answer) => `${answer.status} ${await answer.text()}`.replaceAll(wanted, '…')),
        );
      };
      expect([table, column, await about(value)]).toEqual([table, column, await about(made)]);
    }
  },
);

test('the canaries sing for those who may see them', async () => {
  const all = canariesOf('auditor');
  const { rows } = await page(boss, 'number', { limit: 500 });
  const text = JSON.stringify(rows);
  expect(all.filter(({ value }) => holds(text, value)).length).toBeGreaterThan(10);
});

test('whoever was shown a number is found by the number, of each table that shows it', async () => {
  const victim = String((await page(boss, 'victim', { limit: 3 })).rows[1]!['number_id']);
  const filters = [{ column: 'number_id', op: 'is', value: victim }];
  await page(boss, 'number', { filters });
  const answer = await boss.send('POST', path('/audit/search'), { value: victim, type: 'consulted', limit: 500 });
  const { entries } = (await answer.json()) as { entries: { what: string; ids: string[]; filters: object[] }[] };
  expect(entries.map(({ what }) => what)).toEqual(expect.arrayContaining(['table:victim', 'table:number']));
});

/** As it is, or as JSON and CSV write it. */
function holds(text: string, value: string): boolean {
  return (
    text.includes(value) ||
    text.includes(JSON.stringify(value).slice(1, -1)) ||
    text.includes(value.replaceAll('"', '""'))
  );
}
