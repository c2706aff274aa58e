import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { Graph as Shown } from './model.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Steps of the force layout for new nodes; more nodes get fewer, so that a big graph stays quick. */
const STEPS = (nodes: number): number => Math.max(20, Math.min(200, Math.round(40_000 / Math.max(nodes, 1))));

/**
 * Places for all nodes. Those that have a place keep it; new ones start beside the node through which they came, at an
 * angle that follows from their name, and are then pushed apart. Equal inputs give equal places: a bookmark shows the
 * same picture tomorrow and on a colleague's screen.
 */
export function placeNodes(shown: Shown, before: ReadonlyMap<string, Place>): Map<string, Place> {
  const graph = new Graph({ type: 'undirected', multi: false });
  let added = 0;
  for (const node of shown.nodes.values()) {
    const known = before.get(node.id);
    if (!known) added++;
    graph.addNode(node.id, {
      ...(known ?? firstPlace(node.id, node.parent, graph, added)),
      fixed: known !== undefined,
    });
  }
  for (const { a, b } of shown.edges.values()) if (a !== b && !graph.hasEdge(a, b)) graph.addEdge(a, b);
  if (added > 0 && graph.order > 1) {
    const settings = { ...forceAtlas2.inferSettings(graph), slowDown: 4, adjustSizes: false };
    forceAtlas2.assign(graph, { iterations: STEPS(graph.order), settings });
  }
  const places = new Map<string, Place>();
  graph.forEachNode((id, { x, y }) => {
    // The force layout computes in 32 bits: whoever had a place keeps it to the last digit.
    places.set(id, before.get(id) ?? { x: x as number, y: y as number });
  });
  return places;
}

function firstPlace(id: string, parent: string | undefined, graph: Graph, index: number): Place {
  const near = parent !== undefined && graph.hasNode(parent) ? graph.getNodeAttributes(parent) : { x: 0, y: 0 };
  const angle = (hash(id) / 0xffffffff) * 2 * Math.PI;
  const radius = parent === undefined ? 30 * Math.sqrt(index) : 8 + (hash(`${id}r`) % 100) / 20;
  return { x: (near['x'] as number) + radius * Math.cos(angle), y: (near['y'] as number) + radius * Math.sin(angle) };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value;
}
