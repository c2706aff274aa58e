import { nameScore } from '../names/names.ts';
import { assign } from './assign.ts';
import type { TableContext } from './context.ts';
import { ACCEPTED, affinities, type FieldRule, type TargetRule } from './rule.ts';

export interface Choice {
  readonly column: number;
  readonly confidence: number;
  readonly reasons: readonly string[];
}

export interface TargetScore {
  readonly rule: TargetRule;
  readonly score: number;
  readonly fields: ReadonlyMap<string, Choice>;
}

/** Columns that take part in the assignment: the most telling ones of a very wide table. */
const WIDEST = 80;

/** The best assignment of a table's columns to a target's fields, and how well the target fits as a whole. */
export function scoreTarget(rule: TargetRule, context: TableContext): TargetScore {
  const columns = context.data.columns.filter(({ profile }) => profile.filled > 0);
  const all = affinities(rule, columns, context);
  const strength = columns.map((_, c) => Math.max(0, ...all.map((row) => row[c]!.score)));
  const kept = columns.map((_, c) => c).filter((c) => strength[c]! >= ACCEPTED);
  const shortlist = new Set(kept.toSorted((a, b) => strength[b]! - strength[a]! || a - b).slice(0, WIDEST));
  const used = columns.map((_, c) => c).filter((c) => shortlist.has(c));
  const scores = rule.fields.map((field, f) =>
    used.map((c) => (all[f]![c]!.score >= ACCEPTED ? all[f]![c]!.score * (0.5 + field.weight) : 0)),
  );
  const assigned = used.length === 0 ? rule.fields.map(() => undefined) : assign(scores);
  const fields = new Map<string, Choice>();
  let score = 0;
  for (const [f, field] of rule.fields.entries()) {
    const at = assigned[f];
    if (at === undefined) continue;
    const column = columns[used[at]!]!;
    const { score: confidence, name } = all[f]![used[at]!]!;
    score += confidence * field.weight;
    fields.set(field.field, {
      column: column.profile.column,
      confidence: round(confidence),
      reasons: reasonsFor(field, column.profile.column, name, context),
    });
  }
  score += 1.2 * nameScore(context.data.raw.table, rule.names);
  const explained = fields.size / Math.max(1, columns.length);
  const gate = fields.size === 0 ? 0 : rule.gate(context, (field) => fields.has(field));
  return { rule, score: score * gate * (0.6 + 0.4 * explained), fields };
}

function reasonsFor(field: FieldRule, column: number, name: number, context: TableContext): string[] {
  const reasons: string[] = [];
  const reference = context.references.get(column);
  if (reference && field.field.endsWith('_ref')) reasons.push(...reference.reasons);
  else reasons.push(field.why);
  if (
    context.lengths.reason &&
    (field.field === 'talk_s' || field.field === 'duration_s') &&
    (column === context.lengths.talk || column === context.lengths.duration)
  ) {
    reasons.push(context.lengths.reason);
  }
  if (name >= 0.45) reasons.push('its name says so');
  return reasons;
}

export const round = (value: number) => Math.round(value * 100) / 100;
