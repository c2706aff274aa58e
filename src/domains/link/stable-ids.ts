/** What became of an entity between two runs. */
export interface EntityChange {
  readonly kind: 'new' | 'grown' | 'shrunk' | 'merged' | 'split' | 'gone';
  /** The entity that the change is about. */
  readonly entity: string;
  /** merged: entities that went into it; split: the entity it came from. */
  readonly others: readonly string[];
  readonly rowsBefore: number;
  readonly rowsAfter: number;
}

export interface StableIds {
  /** Entity of every row. */
  readonly entityOf: ReadonlyMap<string, string>;
  /** In the order of the entities' names. Entities that stayed as they were are left out. */
  readonly changes: readonly EntityChange[];
}

/**
 * Gives clusters the names that their rows had before, so that an entity keeps its id while rows come and go. A cluster takes
 * the earlier entity that most of its rows were in, and an entity goes to the cluster that has most of its rows;
 * equal counts go to the smaller name. What is left gets a new name from `name`.
 *
 * @param before entity of each row in the last run; rows that are gone may be in it.
 * @param clusters cluster of each row now: any label, equal within a cluster.
 * @param name a new entity's id, from the smallest row of its cluster; must not repeat an earlier entity.
 */
export function stableIds(
  before: ReadonlyMap<string, string>,
  clusters: ReadonlyMap<string, string>,
  name: (smallestRow: string) => string,
): StableIds {
  const members = groups(clusters);
  const overlaps = overlapsOf(before, members);
  const entityOfCluster = new Map<string, string>();
  const taken = new Set<string>();
  for (const { cluster, entity } of overlaps) {
    if (entityOfCluster.has(cluster) || taken.has(entity)) continue;
    entityOfCluster.set(cluster, entity);
    taken.add(entity);
  }
  const known = new Set(before.values());
  for (const [cluster, rows] of members) {
    if (entityOfCluster.has(cluster)) continue;
    let id = name(rows[0]!);
    // A name that an earlier entity has, or had, is never given again.
    for (let n = 2; known.has(id); n++) id = `${name(rows[0]!)}-${n}`;
    known.add(id);
    entityOfCluster.set(cluster, id);
  }
  const entityOf = new Map([...clusters].map(([row, cluster]) => [row, entityOfCluster.get(cluster)!]));
  return { entityOf, changes: changesOf(before, entityOf) };
}

/** Rows of each label, both in order of text. */
function groups(labels: ReadonlyMap<string, string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [row, label] of [...labels].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const rows = found.get(label);
    if (rows) rows.push(row);
    else found.set(label, [row]);
  }
  return found;
}

/** Shared rows of clusters and earlier entities, most first. */
function overlapsOf(before: ReadonlyMap<string, string>, members: ReadonlyMap<string, readonly string[]>) {
  const overlaps: { cluster: string; entity: string; rows: number; first: string }[] = [];
  for (const [cluster, rows] of members) {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const entity = before.get(row);
      if (entity !== undefined) counts.set(entity, (counts.get(entity) ?? 0) + 1);
    }
    for (const [entity, count] of counts) overlaps.push({ cluster, entity, rows: count, first: rows[0]! });
  }
  return overlaps.sort((a, b) => b.rows - a.rows || compare(a.entity, b.entity) || compare(a.first, b.first));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function changesOf(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): EntityChange[] {
  const [was, is] = [groups(before), groups(after)];
  const changes: EntityChange[] = [];
  for (const entity of [...new Set([...was.keys(), ...is.keys()])].sort()) {
    const [old, now] = [was.get(entity) ?? [], is.get(entity) ?? []];
    const from = others(now, before, entity);
    const counts = { rowsBefore: old.length, rowsAfter: now.length };
    if (old.length === 0 && from.length > 0) changes.push({ kind: 'split', entity, others: from, ...counts });
    else if (old.length === 0) changes.push({ kind: 'new', entity, others: [], ...counts });
    else if (now.length === 0) changes.push({ kind: 'gone', entity, others: others(old, after, entity), ...counts });
    else if (from.length > 0) changes.push({ kind: 'merged', entity, others: from, ...counts });
    else if (now.length > old.length) changes.push({ kind: 'grown', entity, others: [], ...counts });
    else if (now.length < old.length)
      changes.push({ kind: 'shrunk', entity, others: others(old, after, entity), ...counts });
  }
  return changes;
}

/** The other entities that rows belong to in another run, in order. */
function others(rows: readonly string[], labels: ReadonlyMap<string, string>, entity: string): string[] {
  const found = rows.map((row) => labels.get(row)).filter((label) => label !== undefined && label !== entity);
  return [...new Set(found as string[])].sort();
}
