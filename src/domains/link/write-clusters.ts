import type { Engine } from '../../engines/engine.ts';
import { insertBatches } from '../insert.ts';
import { type ClusterOptions, clusterLinks, type Links, type Refusal } from './cluster.ts';
import type { LinkModel } from './model.ts';
import type { LinkPlan } from './plan.ts';
import { unitsOf } from './score.ts';

/** What a person decided about two rows. */
export interface Judgement {
  readonly left: string;
  readonly leftSide?: 0 | 1;
  readonly right: string;
  readonly rightSide?: 0 | 1;
  readonly verdict: 'same' | 'not-same';
}

export interface ClusterSummary {
  /** Clusters, those of one row included. */
  readonly clusters: number;
  /** Clusters of two rows or more, their rows, and the rows of the largest. */
  readonly several: number;
  readonly rows: number;
  readonly largest: number;
  /** Pairs at or above the model's `link`. */
  readonly links: number;
  /** Links that joined nothing, by reason. */
  readonly refused: Readonly<Record<Refusal, number>>;
  /** Judgements that contradict each other, and judgements about rows that are not here. */
  readonly contradicted: number;
  readonly unknown: number;
}

/** Clusters the linked pairs and writes the table of clusters: every row, named after the smallest id of its cluster. */
export async function writeClusters(
  engine: Engine,
  plan: LinkPlan,
  model: LinkModel,
  judgements: readonly Judgement[],
): Promise<ClusterSummary> {
  const { row } = plan.tables;
  const [size] = await engine.rows(`SELECT count(*) AS n FROM ${row}`);
  const count = Number(size!['n']);
  const links = await readLinks(engine, plan, model);
  const judged = await resolve(engine, row, judgements);
  const found = clusterLinks(count, links, {
    support: model.support,
    mostLinks: model.mostLinks,
    same: judged.same,
    apart: judged.apart,
    exclusive: await readExclusive(engine, plan, count),
    ...(await readSources(engine, plan, model, count)),
  });
  await writeTable(engine, plan, found.of);
  const refused = Object.entries(found.refused).map(([why, positions]) => [why, positions.length]);
  return {
    ...sizes(found.of),
    links: links.length,
    refused: Object.fromEntries(refused) as Record<Refusal, number>,
    contradicted: found.contradicted.length,
    unknown: judged.unknown,
  };
}

async function readLinks(engine: Engine, plan: LinkPlan, model: LinkModel): Promise<Links> {
  const sql = `FROM ${plan.tables.pair} WHERE units >= ${unitsOf(model.link)}`;
  const [size] = await engine.rows(`SELECT count(*) AS n ${sql}`);
  const length = Number(size!['n']);
  const [l, r] = [new Int32Array(length), new Int32Array(length)];
  let at = 0;
  for await (const batch of engine.batches(`SELECT l, r ${sql} ORDER BY units DESC, l, r`)) {
    for (const pair of batch) {
      l[at] = pair['l'] as number;
      r[at++] = pair['r'] as number;
    }
  }
  return { l, r, length };
}

async function readExclusive(engine: Engine, plan: LinkPlan, count: number): Promise<(string | undefined)[][]> {
  const attributes: (string | undefined)[][] = [];
  for (const j of plan.model.exclusive.keys()) {
    const values = new Array<string | undefined>(count).fill(undefined);
    const sql = `SELECT rid, x${j} AS value FROM ${plan.tables.record} WHERE x${j} IS NOT NULL`;
    for await (const batch of engine.batches(sql)) {
      for (const { rid, value } of batch) values[rid as number] = String(value);
    }
    attributes.push(values);
  }
  return attributes;
}

async function readSources(
  engine: Engine,
  plan: LinkPlan,
  model: LinkModel,
  count: number,
): Promise<Pick<ClusterOptions, 'source'>> {
  if (!model.oneToOne) return {};
  const [left] = await engine.rows(`SELECT count(*) AS n FROM ${plan.tables.row} WHERE side = 0`);
  // Rows are numbered by side first.
  return { source: Uint8Array.from({ length: count }, (_, rid) => (rid < Number(left!['n']) ? 0 : 1)) };
}

async function resolve(engine: Engine, row: string, judgements: readonly Judgement[]) {
  const same: [number, number][] = [];
  const apart: [number, number][] = [];
  if (judgements.length === 0) return { same, apart, unknown: 0 };
  const ids = [...new Set(judgements.flatMap(({ left, right }) => [left, right]))].sort();
  const rows = await engine.rows(`SELECT rid, side, id FROM ${row} WHERE list_contains($ids, id)`, { ids });
  const rid = new Map(rows.map((each) => [`${each['side']} ${each['id']}`, Number(each['rid'])]));
  let unknown = 0;
  for (const { left, leftSide = 0, right, rightSide = 0, verdict } of judgements) {
    const [a, b] = [rid.get(`${leftSide} ${left}`), rid.get(`${rightSide} ${right}`)];
    if (a === undefined || b === undefined) unknown++;
    else (verdict === 'same' ? same : apart).push([a, b]);
  }
  return { same, apart, unknown };
}

const BATCH = 50_000;

async function writeTable(engine: Engine, plan: LinkPlan, of: Int32Array): Promise<void> {
  const { row, cluster } = plan.tables;
  const moved = `${plan.tables.record}_moved`;
  await engine.run(`CREATE OR REPLACE TABLE ${moved} (rid VARCHAR, root VARCHAR)`);
  const members = [...of.keys()].filter((rid) => of[rid] !== rid);
  for (let from = 0; from < members.length; from += BATCH) {
    const some = members.slice(from, from + BATCH);
    await insertBatches(engine, moved, [some.map(String), some.map((rid) => String(of[rid]))]);
  }
  await engine.run(
    `CREATE OR REPLACE TABLE ${cluster} AS
     SELECT r.id, r.side, c.id AS cluster, c.side AS cluster_side, r.rid, c.rid AS cluster_rid
     FROM ${row} AS r LEFT JOIN ${moved} AS m ON CAST(m.rid AS INTEGER) = r.rid
     JOIN ${row} AS c ON c.rid = coalesce(CAST(m.root AS INTEGER), r.rid) ORDER BY r.rid`,
  );
  await engine.run(`DROP TABLE ${moved}`);
}

function sizes(of: Int32Array): Pick<ClusterSummary, 'clusters' | 'several' | 'rows' | 'largest'> {
  const counts = new Int32Array(of.length);
  for (const root of of) counts[root]!++;
  let [clusters, several, rows, largest] = [0, 0, 0, 0];
  for (const count of counts) {
    if (count > 0) clusters++;
    if (count > 1) {
      several++;
      rows += count;
    }
    largest = Math.max(largest, count);
  }
  return { clusters, several, rows, largest };
}
