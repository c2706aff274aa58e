import { z } from '@hono/zod-openapi';
import { columnHidden, noSuchColumn } from '../../query/errors.ts';
import { tableFiltersSchema } from '../../server/table-query.ts';
import type { ViewColumn } from '../../server/viewer.ts';

const column = z.string().min(1).max(100);

/** What a view remembers; what is left out is as the screen has it at first. */
export const savedStateSchema = z.strictObject({
  filters: tableFiltersSchema.optional(),
  sort: z
    .array(z.strictObject({ column, descending: z.boolean() }))
    .max(10)
    .optional(),
  columns: z.array(column).min(1).max(100).optional(),
  /** Pixels, by column. */
  widths: z.record(column, z.number().min(20).max(4000)).optional(),
});
export type SavedState = z.infer<typeof savedStateSchema>;

/**
 * A view as it may be kept for somebody: hidden columns are left out of what is shown.
 *
 * @throws RingbreakError NO_SUCH_COLUMN (usage), COLUMN_HIDDEN (forbidden) where it filters or sorts by such a column.
 */
export function seenIn(table: string, state: SavedState, columns: readonly ViewColumn[]): SavedState {
  const known = new Map(columns.map((one) => [one.name, one.hidden]));
  if (namesIn(state).some((name) => !known.has(name))) throw noSuchColumn(table);
  if (decidingIn(state).some((name) => known.get(name))) throw columnHidden(table);
  return visiblePart(state, (name) => known.get(name) === false);
}

/**
 * A kept view as the person may see it now. Undefined where it filters or sorts by a column that is hidden from them or gone:
 * without that condition it would show something else under the same name.
 */
export function stillSeen(state: SavedState, columns: readonly ViewColumn[]): SavedState | undefined {
  const visible = new Set(columns.flatMap(({ name, hidden }) => (hidden ? [] : [name])));
  if (decidingIn(state).some((name) => !visible.has(name))) return undefined;
  return visiblePart(state, (name) => visible.has(name));
}

function visiblePart({ filters, sort, columns, widths }: SavedState, visible: (name: string) => boolean): SavedState {
  const shown = columns?.filter(visible) ?? [];
  const wide = Object.entries(widths ?? {}).filter(([name]) => visible(name));
  return {
    ...(filters ? { filters } : {}),
    ...(sort ? { sort } : {}),
    ...(shown.length > 0 ? { columns: shown } : {}),
    ...(wide.length > 0 ? { widths: Object.fromEntries(wide) } : {}),
  };
}

/** Columns on whose values the rows of the view depend. */
function decidingIn({ filters = [], sort = [] }: SavedState): string[] {
  return [...filters, ...sort].map((one) => one.column);
}

function namesIn(state: SavedState): string[] {
  return [...decidingIn(state), ...(state.columns ?? []), ...Object.keys(state.widths ?? {})];
}
