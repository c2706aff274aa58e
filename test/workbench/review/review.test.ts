import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCase } from '../../../src/case/check/check.ts';
import { reviewRoutes } from '../../../src/workbench/screens/review/routes.ts';
import { good, type Served, sending, serveSmallCase } from '../working.ts';

interface Item {
  readonly id: string;
  readonly subject: string;
  readonly a: string;
  readonly b: string;
  readonly expected_change: number;
}
interface Queue {
  readonly items: readonly Item[];
  readonly waiting: Readonly<Record<string, number>>;
  readonly judged: number;
  readonly judged_by_me: number;
  readonly conflicts: number;
}
interface Pair {
  readonly records: { readonly lines: readonly { readonly agreement: string }[] };
  readonly waterfall?: { readonly bars: readonly { readonly bits: number }[]; readonly total: number };
  readonly now: string;
  readonly judgements: readonly { readonly actor: string; readonly verdict: string }[];
}

let served: Served;
const ann = { id: 'ann', name: 'Ann', roles: ['analyst'] } as const;
const bea = { id: 'bea', name: 'Bea', roles: ['analyst'] } as const;

beforeAll(async () => {
  served = await serveSmallCase(reviewRoutes, 4000);
}, 240_000);
afterAll(() => served.remove());

const queue = (as: Parameters<Served['ask']>[0] = ann) => good<Queue>(served.ask(as, '/review/queue?limit=200'));
const judge = (as: Parameters<Served['ask']>[0], { subject, a, b }: Item, verdict: string) =>
  served.ask(as, '/review/judgements', sending({ subject, a, b, verdict, reason: 'compared by hand' }));
const pairOf = ({ id }: Item) => good<Pair>(served.ask(ann, `/review/pair?id=${id}`));

describe('review in the workbench', () => {
  it('orders the queue by what a judgement would change and logs whom it showed', async () => {
    const { items, waiting } = await queue();
    expect(items.length).toBeGreaterThan(1);
    const changes = items.map(({ expected_change }) => expected_change);
    expect(changes).toEqual(changes.toSorted((x, y) => y - x));
    expect(Object.values(waiting).reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(items.length);
    expect(served.shown.at(-1)).toMatchObject({ what: 'review:queue', count: items.length });
  });

  it('shows two records side by side with weights that add up', async () => {
    const { items } = await queue();
    for (const item of items.slice(0, 10)) {
      const { records, waterfall } = await pairOf(item);
      expect(records.lines.length).toBeGreaterThan(2);
      if (!waterfall) continue;
      const total = waterfall.bars.reduce((sum, { bits }) => sum + bits, 0);
      expect(total).toBeCloseTo(waterfall.total, 1);
    }
  });

  it('takes a pair that was judged off the queue, and puts it back when the judgement is withdrawn', async () => {
    const before = await queue();
    const [first] = before.items;
    const { index } = await good<{ index: number }>(judge(ann, first!, 'same'));
    const after = await queue();
    expect(after.items.map(({ id }) => id)).not.toContain(first!.id);
    expect(after).toMatchObject({ judged: 1, judged_by_me: 1, conflicts: 0 });
    expect((await pairOf(first!)).judgements).toMatchObject([{ actor: 'Ann', verdict: 'same' }]);
    await good(served.ask(ann, `/review/judgements/${index}/withdrawal`, sending({ reason: 'a slip' })));
    expect((await queue()).items[0]!.id).toBe(first!.id);
  });

  it('shows a conflict when two people disagree, and lets only a supervisor withdraw what another said', async () => {
    const [first] = (await queue()).items;
    await good(judge(ann, first!, 'same'));
    const { index } = await good<{ index: number }>(judge(bea, first!, 'not_same'));
    expect((await queue()).conflicts).toBe(1);
    const judged = await good<{ pairs: { verdict: string; id: string }[] }>(served.ask(ann, '/review/judged'));
    expect(judged.pairs[0]).toMatchObject({ verdict: 'conflict', id: first!.id });
    const withdrawal = sending({ reason: 'settled in the meeting' });
    expect((await served.ask(ann, `/review/judgements/${index}/withdrawal`, withdrawal)).status).toBe(403);
    expect((await served.ask('supervisor', `/review/judgements/${index}/withdrawal`, withdrawal)).status).toBe(200);
    expect((await queue()).conflicts).toBe(0);
  });

  it('does not ask again whoever was unsure, but asks a colleague', async () => {
    const [first] = (await queue()).items;
    await good(judge(ann, first!, 'unsure'));
    expect((await queue()).items.map(({ id }) => id)).not.toContain(first!.id);
    expect((await queue(bea)).items.map(({ id }) => id)).toContain(first!.id);
  });

  it('records the judgements of many at once, none lost, in a ledger that verifies', async () => {
    const [item] = (await queue(bea)).items;
    const people = ['Cas', 'Dot', 'Eva', 'Fay', 'Gus', 'Hal'];
    const answers = await Promise.all(
      people.map((name) => judge({ id: name, name, roles: ['analyst'] }, item!, 'not_same')),
    );
    const indexes = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { index: number }).index),
    );
    expect(new Set(indexes).size).toBe(6);
    const report = await checkCase(served.folder);
    expect(report.sound).toBe(true);
    expect(report.verified.ledger_entries).toBeGreaterThan(Math.max(...indexes));
  });

  it('refuses whoever may not judge, who sees only some countries, and pairs that are not there', async () => {
    const { pairs } = await good<{ pairs: Item[] }>(served.ask(ann, '/review/judged'));
    const [first] = pairs;
    for (const role of ['victim_officer', 'liaison', 'auditor', 'administrator'] as const) {
      expect((await served.ask(role, '/review/queue')).ok).toBe(false);
      expect((await judge(role, first!, 'same')).ok).toBe(false);
    }
    const limited = { id: 'nl', name: 'Nel', roles: ['analyst'], regions: ['NL'] } as const;
    expect((await served.ask(limited, '/review/queue')).status).toBe(403);
    expect((await judge(limited, first!, 'same')).status).toBe(403);
    expect((await judge(ann, { ...first!, b: 'nobody' }, 'same')).status).toBe(400);
    expect((await served.ask(ann, '/review/pair?id=a-0000000000')).status).toBe(400);
    expect((await judge(ann, { ...first!, subject: 'weather' }, 'same')).status).toBe(400);
  });
});
