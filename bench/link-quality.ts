import type { Engine } from '../src/engines/engine.ts';

/** How good a linkage is, against the truth. */
export interface Quality {
  /** Over pairs of rows in one cluster. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Expected calibration error of the pairs' probabilities: ten equal bins, weighted by pairs. */
  readonly calibrationError: number;
  readonly pairs: number;
}

export interface QualityInput {
  /** Parquet files. */
  readonly clusters: string;
  readonly pairs: string;
  /** SQL: `id` and `entity` of every row; may read `ids`, the ids of the clusters. */
  readonly truth: string;
  readonly columns: {
    readonly id: string;
    readonly left: string;
    readonly right: string;
    readonly probability: string;
    readonly cluster: string;
  };
}

/** Precision, recall and F1 of clusters, and the calibration error of pairs. */
export async function quality(engine: Engine, input: QualityInput): Promise<Quality> {
  const { id, left, right, probability, cluster } = input.columns;
  await engine.run(
    `CREATE OR REPLACE TABLE ids AS SELECT CAST(${id} AS VARCHAR) AS id, CAST(${cluster} AS VARCHAR) AS found FROM read_parquet($clusters)`,
    { clusters: input.clusters },
  );
  await engine.run(
    `CREATE OR REPLACE TABLE judged AS SELECT t.id, t.entity, ids.found FROM (${input.truth}) AS t JOIN ids ON ids.id = t.id`,
  );
  const pairs = (columns: string): string =>
    `SELECT CAST(sum(n * (n - 1) // 2) AS BIGINT) FROM (SELECT count(*) AS n FROM judged GROUP BY ${columns})`;
  const [counts] = await engine.rows(
    `SELECT (${pairs('entity, found')}) AS both, (${pairs('found')}) AS found, (${pairs('entity')}) AS truth`,
  );
  const [both, found, truth] = [Number(counts!['both']), Number(counts!['found']), Number(counts!['truth'])];
  const [error] = await engine.rows(
    `SELECT sum(abs(p - t) * n) / sum(n) AS error, CAST(sum(n) AS BIGINT) AS pairs FROM (
       SELECT count(*) AS n, avg(p) AS p, avg(CAST(same AS INTEGER)) AS t FROM (
         SELECT CAST(p.${probability} AS DOUBLE) AS p, a.entity = b.entity AS same FROM read_parquet($pairs) AS p
         JOIN judged AS a ON a.id = CAST(p.${left} AS VARCHAR) JOIN judged AS b ON b.id = CAST(p.${right} AS VARCHAR))
       GROUP BY least(9, floor(p * 10)))`,
    { pairs: input.pairs },
  );
  return {
    precision: both / found,
    recall: both / truth,
    f1: (2 * both) / (found + truth),
    calibrationError: Number(error!['error']),
    pairs: Number(error!['pairs']),
  };
}
