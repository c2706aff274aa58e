import type { Progress } from '../../base/progress.ts';
import { silentProgress } from '../../base/progress.ts';
import type { Engine } from '../../engines/engine.ts';
import { block, type RuleReport } from './block.ts';
import { isTrained, type LinkModel } from './model.ts';
import type { Mode } from './pairs.ts';
import { type LinkPlan, type LinkTables, makePlan } from './plan.ts';
import { type LinkInput, type Prepared, prepare } from './prepare.ts';
import { addKnownPairs, scorePairs } from './score.ts';
import { type TrainingRecord, trainModel } from './training.ts';
import { type ClusterSummary, type Judgement, writeClusters } from './write-clusters.ts';

export interface LinkOptions {
  /** Begin of the names of the tables that are made, a plain identifier, with a schema if wanted. Default `link`. */
  readonly prefix?: string;
  /** With two tables: also pairs within each. */
  readonly within?: boolean;
  /** Judgements by people: they win over the machine. Ids as texts; side 0 is the first table, 1 the second. */
  readonly judgements?: readonly Judgement[];
  /**
   * Of a single table: pairs that an earlier run found (left_id, right_id, rule, pattern, frequency, related, units), a table's
   * name. They count as found where neither row is `fresh`, so that linking onto what is there compares new rows only.
   */
  readonly known?: string;
  readonly progress?: Progress;
}

export interface LinkResult {
  /** The model with its weights. */
  readonly model: LinkModel;
  /** How they came about; undefined when the model brought them. */
  readonly training: TrainingRecord | undefined;
  readonly rules: readonly RuleReport[];
  readonly rows: Prepared;
  readonly clusters: ClusterSummary;
  /** Names of the tables made; `pair` and `cluster` are the results. */
  readonly tables: LinkTables;
  readonly plan: LinkPlan;
  readonly mode: Mode;
}

/**
 * Links the rows of a table with each other, or of two tables with one another: trains what the model leaves open, keeps the
 * pairs that can be the same with their weights, and clusters them. Everything that grows with pairs runs as SQL in
 * `engine`; equal inputs give equal tables whatever the number of threads.
 *
 * @throws RingbreakError LINK_MODEL_INVALID, LINK_ID_MISSING, LINK_ID_NOT_UNIQUE
 */
export async function linkTables(
  engine: Engine,
  model: LinkModel,
  inputs: readonly [LinkInput] | readonly [LinkInput, LinkInput],
  options: LinkOptions = {},
): Promise<LinkResult> {
  const progress = options.progress ?? silentProgress;
  const mode: Mode = inputs.length === 1 ? 'within' : options.within ? 'both' : 'across';
  const plan = makePlan(model, options.prefix ?? 'link');
  progress.stage('prepare rows');
  const rows = await prepare(engine, plan, inputs);
  progress.stage('count blocks');
  const reports = await block(engine, plan, mode === 'across');
  for (const report of reports) noteDropped(progress, report);
  progress.stage('train');
  const trained = isTrained(model) ? undefined : await trainModel(engine, plan, mode, rows, reports);
  const complete = trained?.model ?? model;
  progress.stage('compare pairs');
  const kept = await scorePairs(engine, plan, complete, mode);
  if (options.known !== undefined) await addKnownPairs(engine, plan, options.known);
  progress.stage('cluster');
  const clusters = await writeClusters(engine, plan, complete, options.judgements ?? []);
  const rules = reports.map((report, j) => ({ ...report, kept: kept[j]! }));
  return { model: complete, training: trained?.record, rules, rows, clusters, tables: plan.tables, plan, mode };
}

function noteDropped(progress: Progress, report: RuleReport): void {
  if (report.droppedKeys === 0) return;
  progress.note(
    `${report.rule}: ${report.droppedKeys} keys of ${report.droppedRows} rows would make ${report.droppedPairs} pairs and are left out`,
  );
}
