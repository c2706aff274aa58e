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
  ...([
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
    'given',
  ] as const),
]);

/** The name clearly means something that this field is not. */
function elsewhere(name: string): boolean {
  return [...nameScores(name)].some(([concept, score]) => score >= 0.9 && !GENERAL.has(concept));
}

export interface Affinity {
  readonly score: number;
  readonly name: number;
}

/**
 * How well each column fits each field (by field, then column). Content counts double. A name that belongs to another field
 * which could hold the column as well speaks against.
 */
export function affinities(rule: TargetRule, columns: readonly ColumnData[], context: TableContext): Affinity[][] {
  const contents = rule.fields.map((field) => columns.map((column) => field.content(column, context)));
  const names = rule.fields.map((field) => columns.map((column) => nameScore(column.profile.name, field.names)));
  return rule.fields.map((_, f) =>
    columns.map((column, c) => {
      const content = contents[f]![c]!;
      if (content <= 0) return { score: 0, name: 0 };
      const name = names[f]![c]!;
      const belongs = rule.fields.some((_other, o) => o !== f && names[o]![c]! >= 0.9 && contents[o]![c]! > 0.2);
      const against = name >= 0.3 ? 0 : belongs ? 0.22 : elsewhere(column.profile.name) ? 0.12 : 0;
      const score = 0.72 * content + 0.4 * name - against;
      return { score: Math.max(0, Math.min(1, score)), name };
    }),
  );
}
