import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeNodes } from '../../../../src/workbench/screens/network/view/layout.ts';
import { type Expansion, graphOf, type Opened } from '../../../../src/workbench/screens/network/view/model.ts';
import { readOpened, withOpened, writeOpened } from '../../../../src/workbench/screens/network/view/state.ts';

const NONE = new Set<string>();
const ABOUT = { n: 3, probability: null, first_at: null, last_at: null, hub: false };

const id = fc
  .tuple(fc.constantFrom('account', 'operator', 'email'), fc.string({ minLength: 1, maxLength: 8 }))
  .map((p) => p.join(':'));
const answer: fc.Arbitrary<Expansion> = fc
  .array(fc.record({ node: id, edge: fc.constantFrom('uses', 'belongs') }), { maxLength: 8 })
  .map((ones) => ({ connections: ones.map((one) => ({ ...ABOUT, ...one, label: one.node })), totals: [] }));
const world = fc.array(fc.tuple(id, answer), { maxLength: 6 }).map((pairs) => ({
  opened: [...new Map(pairs).keys()].map((node): Opened => ({ node, limit: 12 })),
  answers: new Map(pairs),
}));

test('every connection of what was opened is there, with both its ends', () => {
  fc.assert(
    fc.property(world, ({ opened, answers }) => {
      const graph = graphOf(opened, answers, NONE);
      for (const { a, b } of graph.edges.values())
        expect([graph.nodes.has(a), graph.nodes.has(b)]).toEqual([true, true]);
      for (const { node } of opened) {
        for (const { node: other, edge } of answers.get(node)!.connections) {
          const [a, b] = [node, other].sort();
          expect(graph.edges.has(`${a} ${edge} ${b}`)).toBe(true);
        }
      }
    }),
  );
});

test('a kind that is left out takes its nodes and their connections with it', () => {
  fc.assert(
    fc.property(world, ({ opened, answers }) => {
      const graph = graphOf(opened, answers, new Set(['email']));
      const opens = new Set(opened.map(({ node }) => node));
      for (const node of graph.nodes.values()) if (!opens.has(node.id)) expect(node.kind).not.toBe('email');
    }),
  );
});

test('what is not shown of a kind is one collapsed node that says how many', () => {
  const answers = new Map<string, Expansion>([
    [
      'account:1',
      {
        connections: [{ ...ABOUT, edge: 'uses', node: 'ip:10.0.0.1', label: '10.0.0.1' }],
        totals: [{ edge: 'uses', kind: 'ip', total: 41, shown: 1 }],
      },
    ],
  ]);
  const graph = graphOf([{ node: 'account:1', limit: 12 }], answers, NONE);
  expect(graph.nodes.get('more:account:1 uses ip')).toMatchObject({
    collapsed: { of: 'account:1', count: 40, limit: 60 },
  });
});

test('equal pictures get equal places, and nodes that have a place keep it', () => {
  fc.assert(
    fc.property(world, world, (first, second) => {
      const one = graphOf(first.opened, first.answers, NONE);
      const places = placeNodes(one, new Map());
      expect(placeNodes(one, new Map())).toEqual(places);
      const both = graphOf(
        [...first.opened, ...second.opened.filter(({ node }) => !first.answers.has(node))],
        new Map([...second.answers, ...first.answers]),
        NONE,
      );
      const later = placeNodes(both, places);
      for (const [node, place] of places) expect(later.get(node)).toEqual(place);
      for (const { x, y } of later.values()) expect([Number.isFinite(x), Number.isFinite(y)]).toEqual([true, true]);
    }),
    { numRuns: 30 },
  );
});

test('the address gives back what was opened, whatever the keys are', () => {
  fc.assert(
    fc.property(fc.uniqueArray(id, { maxLength: 10 }), (nodes) => {
      const opened = nodes.reduce<Opened[]>((before, node) => withOpened(before, node), []);
      expect(readOpened(writeOpened(opened))).toEqual(opened);
    }),
  );
});
