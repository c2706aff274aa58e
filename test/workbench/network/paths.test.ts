import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPaths, type Step } from '../../../src/workbench/screens/network/paths.ts';

const BOUNDS = { length: 12, nodes: 10_000, paths: 5 };

/** Neighbours in an undirected graph given as pairs. */
function graphOf(pairs: readonly (readonly [string, string])[]) {
  return async (frontier: readonly string[]): Promise<Step[]> => {
    const steps: Step[] = [];
    for (const [a, b] of pairs) {
      if (frontier.includes(a)) steps.push({ here: a, edge: 'e', there: b });
      if (frontier.includes(b)) steps.push({ here: b, edge: 'e', there: a });
    }
    return steps;
  };
}

/** Shortest distance by plain breadth-first search; undefined when there is no path. */
function distance(pairs: readonly (readonly [string, string])[], from: string, to: string): number | undefined {
  const reached = new Map([[from, 0]]);
  const queue = [from];
  for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const [a, b] of pairs) {
      const other = a === node ? b : b === node ? a : undefined;
      if (other === undefined || reached.has(other)) continue;
      reached.set(other, reached.get(node)! + 1);
      queue.push(other);
    }
  }
  return reached.get(to);
}

const node = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i');

test('paths are as short as any, join the two ends, and follow connections that exist', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(node, node), { maxLength: 16 }), node, node, async (pairs, from, to) => {
      const { paths, steps } = await findPaths(from, to, graphOf(pairs), BOUNDS);
      const shortest = distance(pairs, from, to);
      expect(paths.length > 0).toBe(shortest !== undefined);
      for (const path of paths) {
        expect(path).toHaveLength(shortest! + 1);
        expect([path[0], path.at(-1)]).toEqual([from, to]);
        for (const [i, id] of path.entries()) {
          const next = path[i + 1];
          if (next === undefined) continue;
          expect(pairs.some(([a, b]) => (a === id && b === next) || (a === next && b === id))).toBe(true);
          expect(steps.some((s) => [s.here, s.there].sort().join() === [id, next].sort().join())).toBe(true);
        }
      }
      expect(new Set(paths.map((path) => path.join())).size).toBe(paths.length);
    }),
  );
});

test('a search that stops at its bounds says so', async () => {
  const chain = Array.from({ length: 30 }, (_, i) => [`n${i}`, `n${i + 1}`] as const);
  const found = await findPaths('n0', 'n30', graphOf(chain), { ...BOUNDS, length: 5 });
  expect(found).toMatchObject({ paths: [], bounded: true });
});
