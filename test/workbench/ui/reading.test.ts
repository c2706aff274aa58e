import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintRoutes } from '../../../src/workbench/screens/complaints/routes.ts';
import { exhibitRoutes } from '../../../src/workbench/screens/exhibits/routes.ts';
import { explainRoutes } from '../../../src/workbench/screens/explain/routes.ts';
import { noteRoutes } from '../../../src/workbench/screens/notes/routes.ts';
import { numberRoutes } from '../../../src/workbench/screens/number/routes.ts';
import { operatorRoutes } from '../../../src/workbench/screens/operator/routes.ts';
import { overviewRoutes } from '../../../src/workbench/screens/overview/routes.ts';
import { reviewRoutes } from '../../../src/workbench/screens/review/routes.ts';
import { serviceAccountRoutes } from '../../../src/workbench/screens/service-account/routes.ts';
import { tableRoutes } from '../../../src/workbench/screens/tables/routes.ts';
import { apiPart } from '../../../src/workbench/server/api.ts';
import { good, type Served, sending, serveSmallCase } from '../working.ts';

type Row = Record<string, unknown>;
interface Dossier {
  readonly row: Row;
  readonly parts: Record<string, Row[]>;
  readonly hidden: string[];
}
interface Overview {
  readonly figures: readonly { readonly name: string; readonly value: string }[];
  readonly countries: readonly { readonly victims: number }[];
  readonly timed: boolean;
}
interface Range {
  readonly totals: readonly { readonly name: string; readonly value: number }[];
  readonly countries: readonly { readonly victims: number }[];
}

const routes = apiPart()
  .route('/', complaintRoutes)
  .route('/', exhibitRoutes)
  .route('/', explainRoutes)
  .route('/', noteRoutes)
  .route('/', numberRoutes)
  .route('/', operatorRoutes)
  .route('/', overviewRoutes)
  .route('/', reviewRoutes)
  .route('/', serviceAccountRoutes)
  .route('/', tableRoutes);

let served: Served;
beforeAll(async () => {
  served = await serveSmallCase(routes);
});
afterAll(() => served.remove());

const first = async (table: string): Promise<Row> =>
  (await good<{ rows: Row[] }>(served.ask('analyst', `/table/${table}?q=${encodeURIComponent('{"limit":1}')}`)))
    .rows[0]!;
const dossier = (kind: string, id: unknown, as: Parameters<Served['ask']>[0] = 'analyst') =>
  good<Dossier>(served.ask(as, `/dossier/${kind}?id=${encodeURIComponent(String(id))}`));

describe('the overview', () => {
  it('counts over all days what the headline figures say', async () => {
    const overview = await good<Overview>(served.ask('analyst', '/overview'));
    const range = await good<Range>(served.ask('analyst', '/overview/range?from=1990-01-01&to=2090-01-01'));
    for (const name of ['calls', 'victims', 'accounts', 'operators', 'codes_captured', 'complaints']) {
      const figure = overview.figures.find((one) => one.name === name)!.value;
      const counted = range.totals.find((one) => one.name === name)!.value;
      // Accounts and operators that never called were active on no day.
      if (name === 'accounts' || name === 'operators') expect(counted).toBeLessThanOrEqual(Number(figure));
      else expect(String(counted), name).toBe(figure);
    }
  });

  it('tells each day once, and days add up', async () => {
    const days = await good<{ day: string; calls: number }[]>(served.ask('analyst', '/overview/days'));
    const overview = await good<Overview>(served.ask('analyst', '/overview'));
    expect(new Set(days.map(({ day }) => day)).size).toBe(days.length);
    const calls = days.reduce((sum, one) => sum + one.calls, 0);
    expect(String(calls)).toBe(overview.figures.find(({ name }) => name === 'calls')!.value);
  });

  const waiting = (as: Parameters<Served['ask']>[0]) =>
    good<{ name: string; count: number }[]>(served.ask(as, '/overview/attention'));
  const of = async (name: string, as: Parameters<Served['ask']>[0] = 'analyst') =>
    (await waiting(as)).find((one) => one.name === name)?.count ?? 0;

  it('says how much waits, as the screens count it where the work is done', async () => {
    const queue = await good<{ waiting: Record<string, number> }>(served.ask('analyst', '/review/queue'));
    expect(await of('review')).toBe(Object.values(queue.waiting).reduce((sum, n) => sum + n, 0));
    const { exhibits } = await good<{ exhibits: { mapping: string; tables: Record<string, number>[] }[] }>(
      served.ask('analyst', '/exhibits'),
    );
    const rows = (what: string) =>
      exhibits.flatMap(({ tables }) => tables).reduce((sum, table) => sum + table[what]!, 0);
    expect(await of('mappings')).toBe(exhibits.filter(({ mapping }) => mapping === 'unconfirmed').length);
    expect(await of('rejects')).toBe(rows('rejected') + rows('unused'));
    expect(await of('left_out')).toBe(rows('left_out'));
    const care = JSON.stringify({ limit: 0, filters: [{ column: 'care', op: 'not_empty' }] });
    const { total } = await good<{ total: number }>(
      served.ask('analyst', `/table/victim?q=${encodeURIComponent(care)}`),
    );
    expect(await of('care_first')).toBe(total);
  });

  it('names care first, and to a victim officer the complaints instead of the queue', async () => {
    const names = (await waiting('analyst')).map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['care_first', 'review']);
    const { statuses } = await good<{ statuses: Record<string, number> }>(served.ask('victim_officer', '/complaints'));
    expect(await of('complaints', 'victim_officer')).toBe(statuses['review'] ?? 0);
    expect(await of('review', 'victim_officer')).toBe(0);
    expect(await of('rejects', 'victim_officer')).toBe(0);
  });

  it('counts a pair no longer once it is judged', async () => {
    const before = await of('review');
    const { items } = await good<{ items: Record<string, unknown>[] }>(served.ask('analyst', '/review/queue?limit=1'));
    const { subject, a, b } = items[0]!;
    const sent = sending({ subject, a, b, verdict: 'not_same', reason: 'by their tickets' });
    await good(served.ask('analyst', '/review/judgements', sent));
    expect(await of('review')).toBe(before - 1);
    const other = sending({ subject, a, b, verdict: 'same', reason: 'by their wallets' });
    await good(served.ask('supervisor', '/review/judgements', other));
    expect(await of('conflicts')).toBe(1);
  });

  it('shows an auditor the sums, and no day', async () => {
    const overview = await good<Overview>(served.ask('auditor', '/overview'));
    expect(overview.figures.length).toBeGreaterThan(5);
    expect(overview.timed).toBe(false);
  });
});

describe('dossiers', () => {
  it('bring a number with its calls, which are as many as the table says', async () => {
    const victim = await first('victim');
    const { row, parts } = await dossier('number', victim['number_id']);
    expect(row['class']).toBe('victim');
    expect(parts['calls']).toHaveLength(Number(victim['calls']));
    expect(parts['victim']).toHaveLength(1);
  });

  it('bring an operator with all its accounts, and an account with how it was registered', async () => {
    const operator = await first('operator');
    const { parts } = await dossier('operator', operator['operator_id']);
    expect(parts['accounts']).toHaveLength(Number(operator['accounts']));
    const account = await dossier('account', parts['accounts']![0]!['account_ref']);
    expect(account.parts['registered']!.length).toBeGreaterThan(0);
  });

  it('withhold from a victim officer whatever tells who the suspects are', async () => {
    const operator = await first('operator');
    const { row, hidden, parts } = await dossier('operator', operator['operator_id'], 'victim_officer');
    expect(row['names']).toBeNull();
    expect(hidden).toContain('operator.names');
    expect(parts['identifiers']).toBeUndefined();
    expect(parts['accounts']!.every((account) => account['email'] === null)).toBe(true);
  });

  it('give one answer to what is not there and what is not theirs to see', async () => {
    const id = (await first('victim'))['number_id'];
    const elsewhere = { id: 'l', name: 'Liaison', roles: ['liaison' as const], regions: ['AQ'] };
    const hidden = await served.ask(elsewhere, `/dossier/number?id=${encodeURIComponent(String(id))}`);
    const missing = await served.ask('analyst', '/dossier/number?id=%2B100000000');
    expect([hidden.status, missing.status]).toEqual([404, 404]);
    expect(await hidden.json()).toEqual(await missing.json());
  });

  it('say in the log what was opened, by its key', async () => {
    const id = String((await first('operator'))['operator_id']);
    await dossier('operator', id);
    expect(served.shown.at(-1)).toMatchObject({ what: 'dossier:operator', ids: [id] });
  });
});

describe('explanations', () => {
  const explained = (id: string, as: Parameters<Served['ask']>[0] = 'analyst') =>
    good<{ withheld: boolean; steps: { sql?: string }[]; evidence: { shown: { cells: unknown[] }[] }[] }>(
      served.ask(as, `/explain?id=${encodeURIComponent(id)}`),
    );

  it('lead a figure to rows of the exhibit with their raw text', async () => {
    const { withheld, steps, evidence } = await explained('figure:victims');
    expect(withheld).toBe(false);
    expect(steps.some(({ sql }) => sql?.includes('SELECT'))).toBe(true);
    expect(evidence[0]!.shown[0]!.cells.length).toBeGreaterThan(3);
  });

  it('show the rule alone to people who may not see evidence as it was received', async () => {
    for (const as of ['victim_officer', 'auditor'] as const) {
      const { withheld, evidence, steps } = await explained('figure:victims', as);
      expect(withheld).toBe(true);
      expect(evidence).toEqual([]);
      expect(steps.length).toBeGreaterThan(0);
    }
  });
});

describe('notes', () => {
  it('stay under the name of who wrote them, and only colleagues who may read them', async () => {
    const key = String((await first('operator'))['operator_id']);
    const written = await served.ask('analyst', '/notes', sending({ kind: 'operator', key, text: 'Seen in Leeds.' }));
    expect(written.status).toBe(200);
    const address = `/notes?kind=operator&key=${key}`;
    const { notes } = await good<{ notes: Row[] }>(served.ask('supervisor', address));
    expect(notes).toMatchObject([{ text: 'Seen in Leeds.', actor: 'The analyst' }]);
    expect(await good(served.ask('victim_officer', address))).toMatchObject({ open: false, notes: [] });
  });

  it('are refused of somebody whose role does not allow them, and on what is not there', async () => {
    const refused = await served.ask('liaison', '/notes', sending({ kind: 'number', key: '+1', text: 'x' }));
    expect(refused.status).toBe(403);
    const missing = await served.ask('analyst', '/notes', sending({ kind: 'operator', key: 'op-none', text: 'x' }));
    expect(missing.status).toBe(404);
  });

  it('name a number in the ledger by its hash alone', async () => {
    const key = String((await first('victim'))['number_id']);
    await good(served.ask('victim_officer', '/notes', sending({ kind: 'number', key, text: 'Called back.' })));
    const { readFile } = await import('node:fs/promises');
    const ledger = await readFile(`${served.folder}/ledger/entries.jsonl`, 'utf8');
    expect(ledger).toContain('Called back.');
    expect(ledger).not.toContain(key.replace('+', ''));
  });
});
