import type { Engine } from '../../engines/engine.ts';
import type { LinkResult } from './link.ts';
import { unitsOf } from './score.ts';

export interface ClusterLink {
  readonly left: string;
  readonly right: string;
  readonly weight: number;
  readonly probability: number;
}

export interface ClusterExplanation {
  readonly cluster: string;
  readonly rows: readonly string[];
  /** Links inside, strongest first. */
  readonly links: readonly ClusterLink[];
  readonly strongest: ClusterLink | undefined;
  readonly weakest: ClusterLink | undefined;
  /** Links without which the cluster would fall in two: worth a second look. */
  readonly bridges: readonly ClusterLink[];
  /** Share of all pairs inside that are linked. */
  readonly density: number;
}

/** Most links of a cluster that are looked at. */
const MOST_LINKS = 20_000;

/** How a cluster holds together; undefined when no row of that id is in a cluster of two or more. `id`: any of its rows. */
export async function explainCluster(
  engine: Engine,
  result: LinkResult,
  id: string,
  side: 0 | 1 = 0,
): Promise<ClusterExplanation | undefined> {
  const { cluster, pair } = result.tables;
  const members = await engine.rows(
    `SELECT id, rid, cluster FROM ${cluster} WHERE cluster_rid =
       (SELECT cluster_rid FROM ${cluster} WHERE id = $id AND side = CAST($side AS UTINYINT)) ORDER BY rid`,
    { id, side: String(side) },
  );
  if (members.length < 2) return undefined;
  const name = new Map(members.map((row) => [Number(row['rid']), String(row['id'])]));
  const rows = await engine.rows(
    `SELECT l, r, weight, probability FROM ${pair}
     WHERE units >= ${unitsOf(result.model.link)} AND list_contains($rids, CAST(l AS VARCHAR)) AND list_contains($rids, CAST(r AS VARCHAR))
     ORDER BY units DESC, l, r LIMIT ${MOST_LINKS}`,
    { rids: [...name.keys()].map(String) },
  );
  const edges = rows.map((row) => [Number(row['l']), Number(row['r'])] as const);
  const links = rows.map((row) => ({
    left: name.get(Number(row['l']))!,
    right: name.get(Number(row['r']))!,
    weight: Number(row['weight']),
    probability: Number(row['probability']),
  }));
  return {
    cluster: String(members[0]!['cluster']),
    rows: [...name.values()],
    links,
    strongest: links[0],
    weakest: links.at(-1),
    bridges: bridgesOf(edges).map((i) => links[i]!),
    density: (2 * links.length) / (members.length * (members.length - 1)),
  };
}

/** Positions of the edges that are on no cycle (Tarjan's bridges, without recursion: a chain may be long). */
export function bridgesOf(edges: readonly (readonly [number, number])[]): number[] {
  const around = new Map<number, [number, number][]>();
  for (const [i, [a, b]] of edges.entries()) {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const list = around.get(from);
      if (list) list.push([to, i]);
      else around.set(from, [[to, i]]);
    }
  }
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const bridges: number[] = [];
  for (const start of around.keys()) if (!order.has(start)) visit(start, around, order, low, bridges);
  return bridges.sort((a, b) => a - b);
}

function visit(
  start: number,
  around: ReadonlyMap<number, readonly [number, number][]>,
  order: Map<number, number>,
  low: Map<number, number>,
  bridges: number[],
): void {
  const stack = [{ node: start, by: -1, next: 0 }];
  order.set(start, order.size);
  low.set(start, order.get(start)!);
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    const step = around.get(top.node)![top.next++];
    if (step === undefined) {
      stack.pop();
      const parent = stack.at(-1);
      if (!parent) continue;
      low.set(parent.node, Math.min(low.get(parent.node)!, low.get(top.node)!));
      if (low.get(top.node)! > order.get(parent.node)!) bridges.push(top.by);
      continue;
    }
    const [to, edge] = step;
    if (edge === top.by) continue;
    if (order.has(to)) {
      low.set(top.node, Math.min(low.get(top.node)!, order.get(to)!));
      continue;
    }
    order.set(to, order.size);
    low.set(to, order.get(to)!);
    stack.push({ node: to, by: edge, next: 0 });
  }
}
