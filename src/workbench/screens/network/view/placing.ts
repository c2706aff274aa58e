import { type Place, placeNodes } from './layout.ts';
import type { LayoutAnswer, LayoutQuestion } from './layout-worker.ts';
import type { Graph } from './model.ts';

/** Up to so many nodes are placed at once: that takes less than a picture or two. */
const AT_ONCE = 400;

/** Places graphs one after the other; a large one in a worker, so that the page answers meanwhile. Equal either way. */
export class Placing {
  #places: ReadonlyMap<string, Place> = new Map();
  #worker: Worker | undefined;
  #number = 0;

  /** `placed` is called once, or never when another graph was asked for meanwhile. */
  place(graph: Graph, placed: (places: ReadonlyMap<string, Place>) => void): void {
    const number = ++this.#number;
    const done = (places: ReadonlyMap<string, Place>): void => {
      if (number !== this.#number) return;
      this.#places = places;
      placed(places);
    };
    if (graph.nodes.size <= AT_ONCE) {
      done(placeNodes(graph, this.#places));
      return;
    }
    this.#worker ??= new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
      if (data.number === number) done(data.places);
    };
    // Without its worker the page stands still for a moment instead.
    this.#worker.onerror = () => done(placeNodes(graph, this.#places));
    this.#worker.postMessage({ number, graph, before: this.#places } satisfies LayoutQuestion);
  }

  stop(): void {
    this.#number++;
    this.#worker?.terminate();
  }
}
