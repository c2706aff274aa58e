import { COMPARISON_TYPES } from './comparisons/all.ts';
import type { ComparisonType, LevelRule } from './comparisons/type.ts';
import { type Comparison, invalid, type LinkModel, modelColumns } from './model.ts';

/** A comparison of a model with all that its SQL needs. Comparison `i` has the columns `c<i>_<part>` of a record. */
export interface PlannedComparison {
  readonly index: number;
  readonly model: Comparison;
  readonly type: ComparisonType;
  /** Best first; SQL counts them from 1, 0 is "missing on one side". */
  readonly levels: readonly LevelRule[];
  /** SQL of every part over the normalised columns. */
  readonly parts: Readonly<Record<string, string>>;
}

/** A model bound to the names of its tables. */
export interface LinkPlan {
  readonly model: LinkModel;
  /** Columns read, in order: column `j` is `n<j>` of the normalised rows. */
  readonly columns: readonly string[];
  readonly comparisons: readonly PlannedComparison[];
  readonly tables: LinkTables;
}

/** Tables that a run makes; all begin with its prefix. */
export interface LinkTables {
  /** rid, side, id, fresh, n0, n1, …: the rows as they came, long values cut. */
  readonly row: string;
  /** raw, ascii: spellings that are not ASCII. */
  readonly ascii: string;
  /** v, k: names and what stands for their group. */
  readonly nickname: string;
  /** rid, side, c<i>_<part>, f<i> (rows with the same value), k<j> (key of rule j). */
  readonly record: string;
  /** rule, key, rows, pairs, sample: keys that made too many pairs. */
  readonly dropped: string;
  /** left_id, left_side, right_id, right_side, weight (bits), probability, rule, pattern, frequency (bits), related (bits). */
  readonly pair: string;
  /** id, side, cluster. */
  readonly cluster: string;
}

/** @throws RingbreakError LINK_MODEL_INVALID when a comparison's columns or levels do not fit its type. */
export function makePlan(model: LinkModel, prefix: string): LinkPlan {
  const columns = modelColumns(model);
  const tables: LinkTables = {
    row: `${prefix}_row`,
    ascii: `${prefix}_ascii`,
    nickname: `${prefix}_nickname`,
    record: `${prefix}_record`,
    dropped: `${prefix}_dropped`,
    pair: `${prefix}_pair`,
    cluster: `${prefix}_cluster`,
  };
  const place = new Map(columns.map((column, j) => [column, `n${j}`]));
  const comparisons = model.comparisons.map((comparison, index) =>
    planComparison(comparison, index, (column) => place.get(column)!, model, tables.nickname),
  );
  return { model, columns, comparisons, tables };
}

function planComparison(
  comparison: Comparison,
  index: number,
  place: (column: string) => string,
  model: LinkModel,
  nicknames: string,
): PlannedComparison {
  const type: ComparisonType = COMPARISON_TYPES[comparison.type];
  const [fewest, most] = type.columns;
  if (comparison.columns.length < fewest || comparison.columns.length > most) {
    throw invalid(`comparison ${comparison.name} takes ${fewest === most ? fewest : `${fewest} to ${most}`} columns`);
  }
  const parts = type.parts(comparison.columns.map(place), { dateOrder: model.dateOrder, nicknames });
  // A level that asks for a part which this comparison does not have (a name without the other name) cannot occur.
  const levels = type.levels(comparison.thresholds).filter((level) => canOccur(level, parts));
  if (levels.length > 14) throw invalid(`comparison ${comparison.name} has more than 14 levels`);
  const trained = comparison.levels;
  if (trained && !levels.every((level, l) => trained[l]?.name === level.name)) {
    throw invalid(`comparison ${comparison.name} needs the levels ${levels.map((level) => level.name).join(', ')}`);
  }
  return { index, model: comparison, type, levels, parts };
}

function canOccur(level: LevelRule, parts: Readonly<Record<string, string>>): boolean {
  let possible = true;
  const side = (part: string): string => {
    if (!(part in parts)) possible = false;
    return part;
  };
  level.when?.(side, side, (measure) => measure);
  return possible;
}
