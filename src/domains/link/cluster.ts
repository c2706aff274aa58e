/** Linked pairs of records 0 … count−1, best first; ties in the order of l, then r. */
export interface Links {
  readonly l: ArrayLike<number>;
  readonly r: ArrayLike<number>;
  readonly length: number;
}

export interface ClusterOptions {
  /** Share of the cross pairs of two clusters that must be linked for them to join; 0: any link joins. */
  readonly support: number;
  /** A record with more links than this is a hub: its links join nothing. */
  readonly mostLinks: number;
  /** Records that are judged to be the same; they join before anything else. */
  readonly same?: readonly (readonly [number, number])[];
  /** Records that are judged to differ: their clusters never join. */
  readonly apart?: readonly (readonly [number, number])[];
  /** By attribute, the value of each record (undefined: none): a cluster holds at most one value. */
  readonly exclusive?: readonly (readonly (string | undefined)[])[];
  /** Source of each record, where a cluster may hold one record of a source at most. */
  readonly source?: ArrayLike<number>;
}

export type Refusal = 'support' | 'hub' | 'apart' | 'exclusive' | 'source';

export interface Clusters {
  /** Cluster of each record: its smallest member. */
  readonly of: Int32Array;
  /** Links that join nothing, by reason: positions in the list of links. */
  readonly refused: Readonly<Record<Refusal, number[]>>;
  /** Judgements `same` that a judgement `apart` forbids: positions in `same`. */
  readonly contradicted: readonly number[];
}

/** Passes over links whose clusters had too little support when their turn came. */
const PASSES = 8;

/**
 * Clusters beyond connected components: links join clusters in the order given, each only when enough of the cross pairs are
 * linked and nothing holds the two apart. Time grows with the links; equal inputs give equal clusters.
 */
export function clusterLinks(count: number, links: Links, options: ClusterOptions): Clusters {
  const sets = new Sets(count, options);
  const contradicted: number[] = [];
  for (const [i, [a, b]] of (options.same ?? []).entries()) {
    const held = sets.heldApart(sets.find(a), sets.find(b), true);
    if (held) contradicted.push(i);
    else sets.join(sets.find(a), sets.find(b));
  }
  const refused: Record<Refusal, number[]> = { support: [], hub: [], apart: [], exclusive: [], source: [] };
  const usable = withoutHubs(count, links, options.mostLinks, refused.hub);
  sets.countCrossLinks(links, usable);
  let waiting = usable;
  for (let pass = 0; pass < PASSES && waiting.length > 0; pass++) {
    const left = waiting.filter((i) => tryLink(sets, links.l[i]!, links.r[i]!, i, options.support, refused));
    const stuck = left.length === waiting.length;
    waiting = left;
    if (stuck) break;
  }
  for (const i of waiting) if (sets.find(links.l[i]!) !== sets.find(links.r[i]!)) refused.support.push(i);
  return { of: sets.smallestMembers(), refused, contradicted };
}

function withoutHubs(count: number, links: Links, most: number, hubs: number[]): number[] {
  const degree = new Int32Array(count);
  for (let i = 0; i < links.length; i++) {
    degree[links.l[i]!]!++;
    degree[links.r[i]!]!++;
  }
  const usable: number[] = [];
  for (let i = 0; i < links.length; i++) {
    if (degree[links.l[i]!]! > most || degree[links.r[i]!]! > most) hubs.push(i);
    else usable.push(i);
  }
  return usable;
}

/** True when the link has to wait for more support. */
function tryLink(
  sets: Sets,
  l: number,
  r: number,
  i: number,
  support: number,
  refused: Record<Refusal, number[]>,
): boolean {
  const [a, b] = [sets.find(l), sets.find(r)];
  if (a === b) return false;
  const held = sets.heldApart(a, b, false);
  if (held) {
    refused[held].push(i);
    return false;
  }
  if (sets.crossLinks(a, b) < support * sets.sizes[a]! * sets.sizes[b]!) return true;
  sets.join(a, b);
  return false;
}

/** Disjoint sets that know how many links lead to each neighbour, and what their members cannot join. */
class Sets {
  readonly sizes: Int32Array;
  readonly #parent: Int32Array;
  readonly #cross = new Map<number, Map<number, number>>();
  readonly #enemies = new Map<number, Set<number>>();
  readonly #values: (string | undefined)[][];
  readonly #sources: Map<number, Set<number>> | undefined;
  readonly #source: ArrayLike<number> | undefined;

  constructor(count: number, options: ClusterOptions) {
    this.#parent = Int32Array.from({ length: count }, (_, i) => i);
    this.sizes = new Int32Array(count).fill(1);
    this.#values = (options.exclusive ?? []).map((values) => [...values]);
    this.#source = options.source;
    this.#sources = options.source ? new Map() : undefined;
    for (const [a, b] of options.apart ?? []) {
      this.#add(a, b);
      this.#add(b, a);
    }
  }

  #add(a: number, b: number): void {
    const enemies = this.#enemies.get(a);
    if (enemies) enemies.add(b);
    else this.#enemies.set(a, new Set([b]));
  }

  find(item: number): number {
    const parent = this.#parent;
    let at = item;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  }

  countCrossLinks(links: Links, usable: readonly number[]): void {
    for (const i of usable) {
      const [a, b] = [this.find(links.l[i]!), this.find(links.r[i]!)];
      if (a === b) continue;
      this.#count(a, b, 1);
      this.#count(b, a, 1);
    }
  }

  #count(a: number, b: number, n: number): void {
    const neighbours = this.#cross.get(a);
    if (neighbours) neighbours.set(b, (neighbours.get(b) ?? 0) + n);
    else this.#cross.set(a, new Map([[b, n]]));
  }

  crossLinks(a: number, b: number): number {
    return this.#cross.get(a)?.get(b) ?? 0;
  }

  /** Why two sets cannot be one, or undefined. Judgements bow to judgements only. */
  heldApart(a: number, b: number, judged: boolean): Refusal | undefined {
    if (a === b) return undefined;
    const [few, other] = (this.#enemies.get(a)?.size ?? 0) <= (this.#enemies.get(b)?.size ?? 0) ? [a, b] : [b, a];
    for (const enemy of this.#enemies.get(few) ?? []) if (this.find(enemy) === other) return 'apart';
    if (judged) return undefined;
    for (const values of this.#values) {
      if (values[a] !== undefined && values[b] !== undefined && values[a] !== values[b]) return 'exclusive';
    }
    if (this.#sources) {
      const [x, y] = [this.#sourcesOf(a), this.#sourcesOf(b)];
      for (const source of x) if (y.has(source)) return 'source';
    }
    return undefined;
  }

  #sourcesOf(a: number): Set<number> {
    return this.#sources?.get(a) ?? new Set([this.#source![a]!]);
  }

  join(a: number, b: number): void {
    if (a === b) return;
    const aLinks = this.#cross.get(a)?.size ?? 0;
    const [into, from] = aLinks >= (this.#cross.get(b)?.size ?? 0) ? [a, b] : [b, a];
    this.#parent[from] = into;
    this.sizes[into]! += this.sizes[from]!;
    for (const values of this.#values) values[into] ??= values[from];
    if (this.#sources) this.#sources.set(into, new Set([...this.#sourcesOf(into), ...this.#sourcesOf(from)]));
    this.#moveLinks(into, from);
    this.#moveEnemies(into, from);
  }

  #moveLinks(into: number, from: number): void {
    for (const [neighbour, n] of this.#cross.get(from) ?? []) {
      this.#cross.get(neighbour)?.delete(from);
      if (neighbour === into) continue;
      this.#count(into, neighbour, n);
      this.#count(neighbour, into, n);
    }
    this.#cross.get(into)?.delete(from);
    this.#cross.delete(from);
  }

  #moveEnemies(into: number, from: number): void {
    const moved = this.#enemies.get(from);
    if (!moved) return;
    const there = this.#enemies.get(into);
    if (there) for (const enemy of moved) there.add(enemy);
    else this.#enemies.set(into, moved);
    this.#enemies.delete(from);
  }

  smallestMembers(): Int32Array {
    const count = this.#parent.length;
    const smallest = new Int32Array(count).fill(-1);
    const result = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      const root = this.find(i);
      if (smallest[root] === -1) smallest[root] = i;
      result[i] = smallest[root]!;
    }
    return result;
  }
}
