/**
 * Record linkage: which rows of one table, or of two, speak of the same person or thing, how sure that is, and why.
 * docs/link.md has a worked example.
 */

export type { RuleReport } from './block.ts';
export { type LinkCharts, linkCharts, type ThresholdRow } from './charts.ts';
export { type ClusterOptions, type Clusters, clusterLinks, type Links, type Refusal } from './cluster.ts';
export { COMPARISON_TYPES } from './comparisons/all.ts';
export type { ComparisonType, LevelRule } from './comparisons/type.ts';
export {
  compactKeySql,
  explainPairs,
  type FieldWeight,
  type PairExplanation,
  type PairOfIds,
} from './explain.ts';
export { bridgesOf, type ClusterExplanation, type ClusterLink, explainCluster } from './explain-cluster.ts';
export { linkModelJsonSchema } from './json-schema.ts';
export { KEY_FORMS, type KeyForm } from './keys.ts';
export { type LinkOptions, type LinkResult, linkTables } from './link.ts';
export { isTrained, type LinkModel, type LinkModelInput, linkModelSchema, modelColumns, parseModel } from './model.ts';
export type { LinkInput } from './prepare.ts';
export { type EntityChange, type StableIds, stableIds } from './stable-ids.ts';
export { type SuggestInput, type Suggestion, suggestModel } from './suggest/suggest.ts';
export type { TrainingRecord } from './training.ts';
export type { ClusterSummary, Judgement } from './write-clusters.ts';
