/** The graph that is shown: made of what was opened, in the order in which it was opened, and of nothing else. */

/** One connection as the API gives it. */
export interface Connection {
  readonly edge: string;
  readonly node: string;
  readonly label: string;
  readonly n: number;
  readonly probability: number | null;
  readonly first_at: string | null;
  readonly last_at: string | null;
  readonly hub: boolean;
}

export interface Expansion {
  readonly connections: readonly Connection[];
  readonly totals: readonly {
    readonly edge: string;
    readonly kind: string;
    readonly total: number;
    readonly shown: number;
  }[];
}

/** A node that a person opened, and how many connections of each kind to show. */
export interface Opened {
  readonly node: string;
  readonly limit: number;
}

export interface GraphNode {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly hub: boolean;
  readonly opened: boolean;
  /** Next to which node it first appeared. */
  readonly parent: string | undefined;
  /** Of a collapsed group: how many connections it stands for. */
  readonly collapsed?: { readonly of: string; readonly count: number; readonly limit: number };
}

export interface GraphEdge {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly edge: string;
  readonly n: number;
  readonly probability: number | null;
  readonly first_at: string | null;
  readonly last_at: string | null;
}

export interface Graph {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly edges: ReadonlyMap<string, GraphEdge>;
}

/** The kind of a node, from its id. */
export function kindOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}

/** The key of a node within its kind. */
export function refOf(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

/** Most nodes that one step of opening asks for; a further step doubles and more. */
export const NEXT_LIMITS = [12, 60, 250, 500] as const;

/** What to ask for after `limit` was not enough. */
export function nextLimit(limit: number): number {
  return NEXT_LIMITS.find((one) => one > limit) ?? limit;
}

/** Steps of paths, shown beside what was opened. */
export interface PathStep {
  readonly here: string;
  readonly edge: string;
  readonly there: string;
}

/**
 * Puts the answers together. `hidden` kinds are left out with everything that hangs on them alone.
 *
 * @param answers by node id; a node whose answer is not there yet stands alone
 */
export function graphOf(
  opened: readonly Opened[],
  answers: ReadonlyMap<string, Expansion>,
  hidden: ReadonlySet<string>,
  paths: readonly PathStep[] = [],
): Graph {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();
  const isOpen = new Set(opened.map(({ node }) => node));
  const add = (id: string, label: string, hub: boolean, parent: string | undefined): void => {
    const before = nodes.get(id);
    const known = before && before.label !== refOf(id) ? before.label : label;
    nodes.set(id, {
      id,
      kind: kindOf(id),
      label: known,
      hub: hub || (before?.hub ?? false),
      opened: isOpen.has(id),
      parent: before ? before.parent : parent,
    });
  };
  for (const step of paths) {
    if (hidden.has(kindOf(step.here)) || hidden.has(kindOf(step.there))) continue;
    add(step.here, refOf(step.here), false, undefined);
    add(step.there, refOf(step.there), false, step.here);
    connect(edges, step.here, step.there, { ...NOTHING, edge: step.edge });
  }
  for (const { node, limit } of opened) {
    add(node, refOf(node), false, undefined);
    const answer = answers.get(node);
    if (!answer) continue;
    for (const one of answer.connections) {
      if (hidden.has(kindOf(one.node))) continue;
      add(one.node, one.label, one.hub, node);
      connect(edges, node, one.node, one);
    }
    collapse(nodes, edges, node, limit, answer, hidden);
  }
  return { nodes, edges };
}

const NOTHING = { edge: '', n: 0, probability: null, first_at: null, last_at: null } as const;
type About = Pick<Connection, 'edge' | 'n' | 'probability' | 'first_at' | 'last_at'>;

function connect(edges: Map<string, GraphEdge>, from: string, to: string, about: About): void {
  const [a, b] = [from, to].sort() as [string, string];
  const id = `${a} ${about.edge} ${b}`;
  const before = edges.get(id);
  if (before && before.n >= about.n) return;
  const { edge, n, probability, first_at, last_at } = about;
  edges.set(id, { id, a, b, edge, n, probability, first_at, last_at });
}

/** One node for the connections of a kind that are not shown. */
function collapse(
  nodes: Map<string, GraphNode>,
  edges: Map<string, GraphEdge>,
  node: string,
  limit: number,
  answer: Expansion,
  hidden: ReadonlySet<string>,
): void {
  for (const { edge, kind, total, shown } of answer.totals) {
    if (total <= shown || hidden.has(kind)) continue;
    const id = `more:${node} ${edge} ${kind}`;
    const collapsed = { of: node, count: total - shown, limit: nextLimit(limit) };
    nodes.set(id, { id, kind, label: `+${total - shown}`, hub: false, opened: false, parent: node, collapsed });
    connect(edges, node, id, { ...NOTHING, edge });
  }
}
