import type { TableContext } from '../suggest/context.ts';
import type { Assumption, FieldHints } from '../suggest/fields.ts';
import type { Recognised } from './recognise.ts';

/** Everything that a preset's mapping is made from. */
export interface Applying {
  readonly found: Recognised;
  readonly context: TableContext;
  readonly hints: FieldHints;
  /** All tables that presets recognised in the case. */
  readonly others: readonly Recognised[];
  readonly assumptions: Assumption[];
}
