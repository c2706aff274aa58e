import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bridgesOf, clusterLinks, stableIds } from '../../src/domains/link/index.ts';

function cluster(count: number, pairs: readonly (readonly [number, number])[], options = {}) {
  const links = { l: pairs.map(([l]) => l), r: pairs.map(([, r]) => r), length: pairs.length };
  return clusterLinks(count, links, { support: 0.25, mostLinks: 1000, ...options });
}

test('one link between two firm groups does not join them when too few cross pairs are linked', () => {
  const firm = (from: number): [number, number][] => {
    const ids = [0, 1, 2, 3].map((i) => from + i);
    return ids.flatMap((a) => ids.filter((b) => b > a).map((b): [number, number] => [a, b]));
  };
  const links: [number, number][] = [...firm(0), ...firm(4), [3, 4]];
  expect([...cluster(8, links).of]).toEqual([0, 0, 0, 0, 4, 4, 4, 4]);
  expect(cluster(8, links).refused.support).toEqual([12]);
  expect([...cluster(8, links, { support: 0 }).of]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
});

test('a row with more links than allowed joins nothing, and its links are listed', () => {
  const star = [1, 2, 3, 4, 5].map((i): [number, number] => [0, i]);
  const found = cluster(7, [...star, [5, 6]], { mostLinks: 4, support: 0 });
  expect([...found.of]).toEqual([0, 1, 2, 3, 4, 5, 5]);
  expect(found.refused.hub).toEqual([0, 1, 2, 3, 4]);
});

test('judgements win over links, and judgements that contradict each other are reported', () => {
  const apart = cluster(
    3,
    [
      [0, 1],
      [1, 2],
    ],
    { apart: [[0, 1]], support: 0 },
  );
  expect([...apart.of]).toEqual([0, 1, 1]);
  expect(apart.refused.apart).toEqual([0]);
  const same = cluster(3, [], { same: [[0, 2]] });
  expect([...same.of]).toEqual([0, 1, 0]);
  expect(cluster(2, [], { same: [[0, 1]], apart: [[0, 1]] }).contradicted).toEqual([0]);
});

test('an exclusive value and a clean source hold clusters apart', () => {
  const exclusive = [['a', undefined, 'b']];
  expect([
    ...cluster(
      3,
      [
        [0, 1],
        [1, 2],
      ],
      { exclusive, support: 0 },
    ).of,
  ]).toEqual([0, 0, 2]);
  const source = [0, 1, 1];
  expect([
    ...cluster(
      3,
      [
        [0, 1],
        [0, 2],
      ],
      { source, support: 0 },
    ).of,
  ]).toEqual([0, 0, 2]);
});

test('rows that are judged to differ are never in one cluster, and unlinked rows never in a common one', () => {
  const pair = fc.tuple(fc.nat(14), fc.nat(14)).filter(([a, b]) => a !== b);
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 40 }), fc.array(pair, { maxLength: 6 }), (links, apart) => {
      const { of } = cluster(15, links, { apart, support: 0.3 });
      for (const [a, b] of apart) expect(of[a]).not.toBe(of[b]);
      const loose = cluster(15, links, { support: 0 }).of;
      for (let i = 0; i < 15; i++) expect(loose[of[i]!]).toBe(loose[i]);
    }),
  );
});

test('bridges are the links on no cycle', () => {
  expect(
    bridgesOf([
      [0, 1],
      [1, 2],
      [2, 0],
      [2, 3],
      [3, 4],
    ]),
  ).toEqual([3, 4]);
});

test('entities keep their ids while rows come, and merges and splits are told', () => {
  const name = (row: string): string => `e-${row}`;
  const before = new Map([
    ['a', 'e-a'],
    ['b', 'e-a'],
    ['c', 'e-c'],
    ['d', 'e-d'],
    ['e', 'e-d'],
  ]);
  const now = new Map([
    ['a', '1'],
    ['b', '1'],
    ['c', '1'],
    ['d', '2'],
    ['e', '3'],
    ['f', '3'],
    ['g', '4'],
  ]);
  const { entityOf, changes } = stableIds(before, now, name);
  expect([...entityOf.values()]).toEqual(['e-a', 'e-a', 'e-a', 'e-d', 'e-e', 'e-e', 'e-g']);
  expect(changes.map(({ kind, entity, others }) => [kind, entity, others])).toEqual([
    ['merged', 'e-a', ['e-c']],
    ['gone', 'e-c', ['e-a']],
    ['shrunk', 'e-d', ['e-e']],
    ['split', 'e-e', ['e-d']],
    ['new', 'e-g', []],
  ]);
});

test('a run without changes changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5), { maxLength: 20 }), (labels) => {
      const rows = new Map(labels.map((label, i) => [`r${i}`, `c${label}`]));
      const first = stableIds(new Map(), rows, (row) => `e-${row}`);
      const again = stableIds(first.entityOf, rows, (row) => `e-${row}`);
      expect(again.entityOf).toEqual(first.entityOf);
      expect(again.changes).toEqual([]);
    }),
  );
});
