import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type * as z from 'zod/mini';

/**
 * The state of a view (filters, sort, selection, open drawer) as the address has it, so that every view can be bookmarked
 * and shared. What the address says wrong falls back to the schema's defaults: give every field one (`z._default`,
 * `z.optional`, `z.catch`).
 *
 * @returns the state, and how to change some of it; undefined removes a field from the address. `replace`: without a
 *   step in the browser's history, as for typing.
 */
export function useUrlState<S extends z.ZodMiniObject>(
  schema: S,
): readonly [z.output<S>, (patch: Partial<Record<keyof z.output<S>, unknown>>, replace?: boolean) => void] {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const state = useMemo(() => {
    const read = schema.safeParse(search);
    return read.success ? read.data : (schema.parse({}) as z.output<S>);
  }, [schema, search]);
  const change = useCallback(
    (patch: Partial<Record<keyof z.output<S>, unknown>>, replace = false) => {
      void navigate({ to: '.', replace, search: (before: object) => ({ ...before, ...patch }) });
    },
    [navigate],
  );
  return [state, change];
}
