import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintRoutes } from '../../../src/workbench/screens/complaints/routes.ts';
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
  served = await serveSmallCase(complaintRoutes, 4000);
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
