/** A connection as the search sees it; direction has no meaning. */
export interface Step {
  readonly here: string;
  readonly edge: string;
  readonly there: string;
}

export interface Found {
  /** Node ids from one end to the other, each path as short as any; at most `paths`. */
  readonly paths: readonly (readonly string[])[];
  /** The connections that the paths use. */
  readonly steps: readonly Step[];
  /** How many nodes were looked at. */
  readonly looked: number;
  /** Whether the search stopped at its bounds, so that a path may exist all the same. */
  readonly bounded: boolean;
}

export interface Bounds {
  /** Longest path, in connections. */
  readonly length: number;
  /** Nodes to look at in all. */
  readonly nodes: number;
  readonly paths: number;
}

/** Everything next to the given nodes. */
export type Neighbours = (frontier: readonly string[]) => Promise<readonly Step[]>;

/**
 * The shortest paths between two nodes, searched from both ends at once: each round widens the side with fewer nodes, so
 * that a node with many neighbours is opened as late as possible.
 */
export async function findPaths(from: string, to: string, neighbours: Neighbours, bounds: Bounds): Promise<Found> {
  if (from === to) return { paths: [[from]], steps: [], looked: 1, bounded: false };
  const left = new Side(from);
  const right = new Side(to);
  let looked = 2;
  for (let depth = 0; depth < bounds.length; depth++) {
    const side = left.frontier.length <= right.frontier.length ? left : right;
    if (side.frontier.length === 0) return { paths: [], steps: [], looked, bounded: false };
    looked += side.widen(await neighbours(side.frontier));
    const met = [...left.depth.keys()].filter((id) => right.depth.has(id)).sort();
    if (met.length > 0) return { ...join(met, left, right, bounds.paths), looked, bounded: false };
    if (looked > bounds.nodes) return { paths: [], steps: [], looked, bounded: true };
  }
  return { paths: [], steps: [], looked, bounded: true };
}

/** What one end of the search has reached. */
class Side {
  /** Connections from the end to a node. */
  readonly depth = new Map<string, number>();
  /** By which steps a node was first reached. */
  readonly #before = new Map<string, Step[]>();
  frontier: string[];
  #round = 0;

  constructor(start: string) {
    this.depth.set(start, 0);
    this.frontier = [start];
  }

  /** Takes a round's steps in; returns how many nodes are new. */
  widen(steps: readonly Step[]): number {
    this.#round++;
    const next: string[] = [];
    for (const step of steps) {
      const known = this.depth.get(step.there);
      if (known === undefined) {
        this.depth.set(step.there, this.#round);
        next.push(step.there);
      }
      if (known === undefined || known === this.#round) {
        this.#before.set(step.there, [...(this.#before.get(step.there) ?? []), step]);
      }
    }
    this.frontier = next.sort();
    return next.length;
  }

  /** Ways from the end to a node, at most `limit`: lists of steps, the end's first. */
  ways(id: string, limit: number): Step[][] {
    const before = this.#before.get(id);
    if (!before) return [[]];
    const ways: Step[][] = [];
    const seen = new Set<string>();
    for (const step of before) {
      if (seen.has(step.here)) continue;
      seen.add(step.here);
      for (const way of this.ways(step.here, limit)) {
        ways.push([...way, step]);
        if (ways.length >= limit) return ways;
      }
    }
    return ways;
  }
}

/** The shortest of the ways that meet. */
function join(met: readonly string[], left: Side, right: Side, limit: number): Pick<Found, 'paths' | 'steps'> {
  const lengthAt = (id: string): number => left.depth.get(id)! + right.depth.get(id)!;
  const shortest = Math.min(...met.map(lengthAt));
  const paths: string[][] = [];
  const steps = new Map<string, Step>();
  for (const id of met.filter((one) => lengthAt(one) === shortest)) {
    for (const there of left.ways(id, limit)) {
      for (const back of right.ways(id, limit)) {
        if (paths.length >= limit) return { paths, steps: [...steps.values()] };
        const path = [there[0]?.here ?? id, ...there.map((step) => step.there)];
        for (const step of [...back].reverse()) path.push(step.here);
        paths.push(path);
        for (const step of [...there, ...back]) steps.set(`${step.here} ${step.edge} ${step.there}`, step);
      }
    }
  }
  return { paths, steps: [...steps.values()] };
}
