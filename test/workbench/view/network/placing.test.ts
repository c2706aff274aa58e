import { afterEach, expect, test, vi } from 'vitest';
import { placeNodes } from '../../../../src/workbench/screens/network/view/layout.ts';
import type { LayoutAnswer, LayoutQuestion } from '../../../../src/workbench/screens/network/view/layout-worker.ts';
import { type Expansion, type Graph, graphOf } from '../../../../src/workbench/screens/network/view/model.ts';
import { Placing } from '../../../../src/workbench/screens/network/view/placing.ts';

const ABOUT = { n: 1, probability: null, first_at: null, last_at: null, hub: false };

/** An operator with so many numbers. */
function star(name: string, numbers: number): Graph {
  const connections = Array.from({ length: numbers }, (_, i) => ({
    ...ABOUT,
    edge: 'worked_on',
    node: `number:+4420${i}`,
    label: String(i),
  }));
  const answers = new Map<string, Expansion>([[`operator:${name}`, { connections, totals: [] }]]);
  return graphOf([{ node: `operator:${name}`, limit: 500 }], answers, new Set());
}

/** A worker as the browser has it: what goes to it and comes back is copied, and comes later. */
class CopyingWorker {
  static asked = 0;
  onmessage: ((event: { data: LayoutAnswer }) => void) | undefined;
  postMessage(question: LayoutQuestion): void {
    CopyingWorker.asked++;
    const { number, graph, before } = structuredClone(question);
    const answer = structuredClone({ number, places: placeNodes(graph, before) });
    queueMicrotask(() => this.onmessage?.({ data: answer }));
  }
  terminate(): void {}
}
afterEach(() => vi.unstubAllGlobals());

test('a small graph is placed at once, a large one in a worker with the same places', async () => {
  vi.stubGlobal('Worker', CopyingWorker);
  CopyingWorker.asked = 0;
  const placing = new Placing();
  const small = star('a', 20);
  const placed = vi.fn();
  placing.place(small, placed);
  expect(placed).toHaveBeenCalledExactlyOnceWith(placeNodes(small, new Map()));
  const large = star('a', 450);
  const places = await new Promise((resolve) => placing.place(large, resolve));
  expect(places).toEqual(placeNodes(large, placeNodes(small, new Map())));
  expect(CopyingWorker.asked).toBe(1);
});

test('of graphs that follow each other only the last one is drawn', async () => {
  vi.stubGlobal('Worker', CopyingWorker);
  const placing = new Placing();
  const [first, second] = [vi.fn(), vi.fn()];
  placing.place(star('a', 450), first);
  placing.place(star('b', 460), second);
  await new Promise((resolve) => setTimeout(resolve));
  expect(first).not.toHaveBeenCalled();
  expect(second).toHaveBeenCalledOnce();
});
