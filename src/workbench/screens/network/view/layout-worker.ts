import { type Place, placeNodes } from './layout.ts';
import type { Graph } from './model.ts';

/** What the worker is asked, and what it answers: the places of the graph with this number. */
export interface LayoutQuestion {
  readonly number: number;
  readonly graph: Graph;
  readonly before: ReadonlyMap<string, Place>;
}
export interface LayoutAnswer {
  readonly number: number;
  readonly places: ReadonlyMap<string, Place>;
}

/** Of a worker's own thread what is needed here: the pages' types know windows only. */
const thread = globalThis as unknown as {
  onmessage: (event: { readonly data: LayoutQuestion }) => void;
  postMessage(answer: LayoutAnswer): void;
};

thread.onmessage = ({ data: { number, graph, before } }) => {
  thread.postMessage({ number, places: placeNodes(graph, before) });
};
