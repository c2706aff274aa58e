import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { networkRoutes } from '../../../src/workbench/screens/network/routes.ts';
import { good, type Served, serveSmallCase } from '../working.ts';

interface Expansion {
  readonly connections: readonly { readonly edge: string; readonly node: string; readonly label: string }[];
  readonly totals: readonly {
    readonly edge: string;
    readonly kind: string;
    readonly total: number;
    readonly shown: number;
  }[];
}
interface Paths {
  readonly paths: readonly (readonly string[])[];
  readonly bounded: boolean;
}
type Who = Parameters<Served['ask']>[0];

let served: Served;
beforeAll(async () => {
  served = await serveSmallCase(networkRoutes);
});
afterAll(() => served.remove());

const expand = (node: string, more = '', as: Who = 'analyst') =>
  good<Expansion>(served.ask(as, `/network/expand?node=${encodeURIComponent(node)}${more}`));
const paths = (from: string, to: string) =>
  good<Paths>(served.ask('analyst', `/network/paths?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`));
const start = async (as: Who = 'analyst') => good<{ readonly node: string }[]>(served.ask(as, '/network/start'));

describe('the network', () => {
  it('begins with operators, and every connection can be followed back', async () => {
    const [first] = await start();
    const { connections } = await expand(first!.node, '&limit=500');
    const account = connections.find(({ edge, node }) => edge === 'belongs' && node.startsWith('account:'))!;
    const back = await expand(account.node, '&limit=500');
    expect(back.connections).toContainEqual(expect.objectContaining({ edge: 'belongs', node: first!.node }));
    const number = connections.find(({ edge }) => edge === 'worked_on');
    if (number) {
      const of = await expand(number.node, '&limit=500');
      expect(of.connections).toContainEqual(expect.objectContaining({ edge: 'worked_on', node: first!.node }));
    }
  });

  it('says how many connections there are of each kind when it shows fewer', async () => {
    const [first] = await start();
    const all = await expand(first!.node, '&limit=500');
    const few = await expand(first!.node, '&limit=1');
    expect(few.totals.map(({ edge, kind, total }) => [edge, kind, total])).toEqual(
      all.totals.map(({ edge, kind, total }) => [edge, kind, total]),
    );
    expect(few.totals.every(({ shown }) => shown === 1)).toBe(true);
    expect(few.connections).toHaveLength(few.totals.length);
  });

  it('leaves out connections of another time, not those without one', async () => {
    const [first] = await start();
    const before = await expand(first!.node, '&until=1990-01-01&limit=500');
    expect(before.connections.some(({ edge }) => edge === 'worked_on')).toBe(false);
    expect(before.connections.some(({ edge }) => edge === 'belongs')).toBe(true);
  });

  it('finds the path from an operator over an account to a value that the account uses', async () => {
    const nodes = await start();
    for (const { node } of nodes) {
      const account = (await expand(node, '&limit=500')).connections.find(({ edge }) => edge === 'belongs')!;
      const found = await paths(node, account.node);
      expect(found.paths).toContainEqual([node, account.node]);
    }
    expect((await paths(nodes[0]!.node, 'account:nobody')).paths).toEqual([]);
  });

  it('keeps identifiers of suspects from those who may not see them', async () => {
    const [first] = await start('victim_officer');
    const { connections } = await expand(first!.node, '&limit=500', 'victim_officer');
    const account = connections.find(({ node }) => node.startsWith('account:'))!;
    expect(account.label).toBe(account.node.slice('account:'.length));
    const own = await expand(account.node, '&limit=500', 'victim_officer');
    expect(own.connections.some(({ edge }) => edge === 'uses')).toBe(false);
    const email = (await expand(account.node, '&limit=500')).connections.find(({ node }) => node.startsWith('email:'))!;
    expect((await expand(email.node, '', 'victim_officer')).connections).toEqual([]);
  });

  it('refuses what is no node, and logs what it shows by its nodes', async () => {
    for (const node of ['', 'account:', 'nothing:1', "x'; DROP TABLE operator; --"]) {
      const answer = await served.ask('analyst', `/network/expand?node=${encodeURIComponent(node)}`);
      expect(answer.status).toBe(400);
    }
    served.shown.length = 0;
    await expand("account:' OR 1=1 --");
    expect(served.shown).toEqual([expect.objectContaining({ what: 'network:account', count: 0 })]);
  });
});
