import type { Concept } from '../names/lexicon.ts';
import { nameScore, nameScores } from '../names/names.ts';
import type { ColumnData } from '../profile/profile.ts';
import type { TableContext } from './context.ts';

/** What a column must hold to feed a field, and what it may be called. */
export interface FieldRule {
  readonly field: string;
  /** How much the field tells about the target. */
  readonly weight: number;
  /** 0: the content rules it out; 1: hardly anything else looks like this. A name may be given with the reason. */
  readonly content: (column: ColumnData, context: TableContext) => number;
  readonly names: readonly Concept[];
  /** Why the content fits, in words. */
  readonly why: string;
}

/** A canonical table as the suggester sees it. */
export interface TargetRule {
  readonly target: string;
  readonly names: readonly Concept[];
  readonly fields: readonly FieldRule[];
  /** 0 rules the target out; otherwise multiplies its score. `has` tells which fields found a column. */
  readonly gate: (context: TableContext, has: (field: string) => boolean) => number;
}

/** A pairing below this is left unmapped: wrong is worse than missing. */
export const ACCEPTED = 0.4;

/** Meanings too general to speak against another: half of all columns are called so. */
const GENERAL: ReadonlySet<Concept> = new Set<Concept>([
  'key',
  'at',
  'value',
  'kind',
  'name',
  'payment',
  'call',
  'message',
  'complaint',
  'login_event',
  'contact',
  'operation',
]);

/** Content counts double; a name that means something else speaks against. */
export function affinity(rule: FieldRule, column: ColumnData, context: TableContext): { score: number; name: number } {
  const content = rule.content(column, context);
  if (content <= 0) return { score: 0, name: 0 };
  const name = nameScore(column.profile.name, rule.names);
  const contradicted =
    name < 0.3 &&
    [...nameScores(column.profile.name)].some(([concept, score]) => score >= 0.9 && !GENERAL.has(concept));
  const score = 0.72 * content + 0.4 * name - (contradicted ? 0.22 : 0);
  return { score: Math.max(0, Math.min(1, score)), name };
}
