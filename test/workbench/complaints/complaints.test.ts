import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCase } from '../../../src/commands/run.ts';
import { openSession } from '../../../src/commands/session.ts';
import { complaintRoutes } from '../../../src/workbench/screens/complaints/routes.ts';
import { tableRoutes } from '../../../src/workbench/screens/tables/routes.ts';
import { apiPart } from '../../../src/workbench/server/api.ts';
import { good, type Served, sending, serveSmallCase } from '../working.ts';

type Row = Readonly<Record<string, unknown>>;
interface List {
  readonly complaints: readonly Row[];
  readonly statuses: Readonly<Record<string, number>>;
  readonly matching: number;
}
interface One {
  readonly complaint: Row;
  readonly calls: readonly Row[];
  readonly offences: readonly Row[];
  readonly why?: { readonly sentence: string; readonly weighed: readonly { readonly call_ref: string }[] };
  readonly judged: readonly { readonly call_ref: string; readonly verdict: string }[];
}

let served: Served;
beforeAll(async () => {
  const routes = apiPart().route('/', complaintRoutes).route('/', tableRoutes);
  served = await serveSmallCase(routes, 4000);
}, 240_000);
afterAll(() => served.remove());

const list = (query = '', as: Parameters<Served['ask']>[0] = 'analyst') =>
  good<List>(served.ask(as, `/complaints?${query}`));
const one = (ref: unknown, as: Parameters<Served['ask']>[0] = 'analyst') =>
  good<One>(served.ask(as, `/complaints/one?${new URLSearchParams({ ref: String(ref) })}`));

describe('complaints in the workbench', () => {
  it('counts every complaint under exactly one status, and pages through all of them once', async () => {
    const { statuses, matching } = await list('limit=1');
    expect(Object.values(statuses).reduce((sum, n) => sum + n, 0)).toBe(matching);
    const seen = new Set<string>();
    for (let offset = 0; offset < matching; offset += 50) {
      const page = await list(`limit=50&offset=${offset}&sort=doubt`);
      for (const { exhibit, source_table, source_row } of page.complaints) {
        seen.add(JSON.stringify([exhibit, source_table, source_row]));
      }
    }
    expect(seen.size).toBe(matching);
  });

  it('finds complaints by what was told, and only linked ones when asked for them', async () => {
    const { complaints } = await list('status=linked&limit=5');
    expect(complaints.length).toBeGreaterThan(0);
    expect(complaints.every(({ status }) => status === 'linked')).toBe(true);
    const [{ ref, operator_ids }] = complaints as [Row];
    expect((await list(`text=${ref}`)).complaints.map((row) => row['ref'])).toContain(ref);
    const operator = String(operator_ids).split(';')[0]!;
    expect((await list(`operator=${operator}`)).complaints.map((row) => row['ref'])).toContain(ref);
    expect((await list('text=%27%3B+DROP+TABLE')).matching).toBe(0);
  });

  it('shows the likeliest call first, with weights for those who see the whole case', async () => {
    const [{ ref }] = (await list('status=linked&limit=1')).complaints as [Row];
    const { calls, why, offences, complaint } = await one(ref);
    const chances = calls.map(({ probability }) => Number(probability));
    expect(chances).toEqual(chances.toSorted((x, y) => y - x));
    expect(calls[0]).toHaveProperty('started_at');
    expect(why?.weighed.map(({ call_ref }) => call_ref)).toContain(calls[0]!['call_ref']);
    expect(offences.length).toBeGreaterThan(0);
    expect(complaint['narrative']).toBeTruthy();
    expect(served.shown.at(-1)).toEqual({ what: 'complaint', ids: [ref], count: 1 });
    expect((await one(ref, 'victim_officer')).why).toBeUndefined();
  });

  it('lets a victim officer unlink a call, and take that back', async () => {
    const [{ ref }] = (await list('status=linked&limit=1')).complaints as [Row];
    const call = (await one(ref)).calls[0]!['call_ref'];
    const sent = sending({ complaint: ref, call, verdict: 'not_same', reason: 'she was abroad' });
    const { index } = await good<{ index: number }>(served.ask('victim_officer', '/complaints/judgements', sent));
    expect((await one(ref)).judged).toMatchObject([{ call_ref: call, verdict: 'not_same' }]);
    const back = sending({ reason: 'the wrong complaint' });
    await good(served.ask('victim_officer', `/complaints/judgements/${index}/withdrawal`, back));
    expect((await one(ref)).judged).toEqual([]);
    expect((await served.ask('victim_officer', `/complaints/judgements/${index}/withdrawal`, back)).status).toBe(400);
  });

  it('finds any call by its number in whatever spelling, and by its day', async () => {
    const find = (query: Record<string, string>, as: Parameters<Served['ask']>[0] = 'victim_officer') =>
      good<{ calls: readonly Row[]; more: boolean }>(served.ask(as, `/complaints/calls?${new URLSearchParams(query)}`));
    const [{ ref }] = (await list('status=linked&limit=1')).complaints as [Row];
    const call = (await one(ref)).calls.find(({ dialled }) => String(dialled).startsWith('+44'))!;
    const dialled = String(call['dialled']);
    const refs = async (query: Record<string, string>) => (await find(query)).calls.map((row) => row['call_ref']);
    for (const number of [dialled, dialled.replace('+', '00'), `0${dialled.slice(3, 6)}-${dialled.slice(6)}`]) {
      expect(await refs({ number })).toContain(call['call_ref']);
    }
    const day = String(call['started_at']).slice(0, 10);
    const ofDay = await find({ number: dialled, day });
    expect(ofDay.calls.map((row) => row['call_ref'])).toContain(call['call_ref']);
    expect(served.shown.at(-1)).toMatchObject({
      what: 'calls:found',
      filters: [{ column: 'number' }, { column: 'day' }],
    });
    expect(await refs({ number: dialled, day: '1999-01-01' })).toEqual([]);
    expect((await find({ day })).calls.length).toBeGreaterThan(1);
    expect((await served.ask('analyst', '/complaints/calls')).status).toBe(400);
    expect((await served.ask('analyst', '/complaints/calls?number=no%20digits')).status).toBe(400);
    expect((await served.ask('liaison', `/complaints/calls?day=${day}`)).status).toBe(403);
    const dutch = { id: 'nv', name: 'Nel', roles: ['victim_officer'], regions: ['NL'] } as const;
    expect((await find({ number: dialled }, dutch)).calls).toEqual([]);
  });

  it('links a call that the machine never compared, and the next build counts it', async () => {
    const { complaints } = await list('limit=200');
    const { ref } = complaints.find(({ status }) => status === 'none')!;
    const { rows } = await good<{ rows: readonly Row[] }>(
      served.ask('analyst', `/table/canonical_call?q=${encodeURIComponent('{"limit":200}')}`),
    );
    const call = rows.find(({ talk_s, dialled }) => Number(talk_s) > 60 && dialled !== '')!['call_ref'];
    const sent = sending({ complaint: ref, call, verdict: 'same', reason: 'she has the recording' });
    await good(served.ask('victim_officer', '/complaints/judgements', sent));
    const before = await one(ref);
    expect(before.calls.find(({ call_ref }) => call_ref === call)).not.toHaveProperty('status');
    expect(before.judged).toMatchObject([{ call_ref: call, verdict: 'same' }]);
    await runCase(
      served.folder,
      [],
      {},
      openSession({ quiet: true, threads: '2', memory: '1GB' }, new AbortController().signal),
    );
    const after = await one(ref);
    expect(after.complaint['ref']).toBe(ref);
    expect(after.calls.find(({ call_ref }) => call_ref === call)).toMatchObject({ status: 'judged', probability: 1 });
    expect(after.offences).toHaveLength(1);
    expect(after.why?.sentence).toBe('It is linked to 1 of the calls below.');
    expect((await list('status=judged&limit=50')).complaints.map((row) => row['ref'])).toContain(ref);
  });

  it('links nothing that is not there, and nothing for whoever may not', async () => {
    const [{ ref }] = (await list('limit=1')).complaints as [Row];
    const sent = (call: string, complaint = String(ref)) =>
      sending({ complaint, call, verdict: 'same', reason: 'a reason' });
    expect((await served.ask('analyst', '/complaints/judgements', sent('no such call'))).status).toBe(400);
    expect((await served.ask('analyst', '/complaints/judgements', sent('1', 'no such complaint'))).status).toBe(400);
    expect((await served.ask('liaison', '/complaints/judgements', sent('1'))).status).toBe(403);
  });

  it('stacks offences without counting a loss twice', async () => {
    const { rows } = await good<{ rows: readonly Row[] }>(served.ask('analyst', '/complaints/stacked'));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(Number(row['loss_in_total'])).toBeLessThanOrEqual(Number(row['loss']));
    const linked = (await list('limit=1')).statuses['linked']!;
    expect(rows.reduce((sum, row) => sum + Number(row['complaints']), 0)).toBeGreaterThanOrEqual(linked);
  });

  it('shows nobody of another country to whoever was granted some', async () => {
    const all = await list('limit=200');
    const dutch = { id: 'nl', name: 'Nel', roles: ['liaison'], regions: ['NL'] } as const;
    const { complaints, matching } = await list('limit=200', dutch);
    expect(matching).toBeLessThan(all.matching);
    expect(complaints.every(({ called }) => String(called).startsWith('+31'))).toBe(true);
    const foreign = all.complaints.find(({ called }) => String(called).startsWith('+44'))!;
    expect((await served.ask(dutch, `/complaints/one?ref=${foreign['ref']}`)).status).toBe(400);
    expect((await list(`text=${foreign['ref']}`, dutch)).matching).toBe(0);
  });
});
