import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useCaseId } from '../../../ui/case.ts';
import { client, unwrap } from '../../../ui/client.ts';
import { type Expansion, type Graph, graphOf, NEXT_LIMITS, type Opened } from './model.ts';
import { type NetworkState, readOpened } from './state.ts';

export interface Network {
  readonly graph: Graph;
  readonly opened: readonly Opened[];
  readonly pending: boolean;
  readonly error: unknown;
  /** What the search for a path gave; undefined while none is asked for. */
  readonly path: { readonly found: number; readonly bounded: boolean; readonly nodes: readonly string[] } | undefined;
}

/** Asks for everything that the state opens, and puts it together. Nothing opened: the operators that matter most. */
export function useNetwork(state: NetworkState): Network {
  const id = useCaseId();
  const network = client.case[':case'].network;
  const chosen = useMemo(() => readOpened(state.open), [state.open]);
  const begin = useQuery({
    queryKey: ['network', id, 'start'],
    queryFn: () => unwrap(network.start.$get({ param: { case: id } })),
    enabled: chosen.length === 0,
  });
  const opened = useMemo(
    () =>
      chosen.length > 0 ? chosen : (begin.data ?? []).slice(0, 5).map(({ node }) => ({ node, limit: NEXT_LIMITS[0] })),
    [chosen, begin.data],
  );
  const range = { ...(state.since ? { since: state.since } : {}), ...(state.until ? { until: state.until } : {}) };
  const answers = useQueries({
    queries: opened.map(({ node, limit }) => ({
      queryKey: ['network', id, 'expand', node, limit, range],
      queryFn: () =>
        unwrap(network.expand.$get({ param: { case: id }, query: { node, limit: String(limit), ...range } })),
      staleTime: 300_000,
    })),
    combine: (results) => ({
      byNode: new Map(results.flatMap(({ data }, i) => (data ? [[opened[i]!.node, data as Expansion] as const] : []))),
      pending: results.some(({ isPending }) => isPending),
      error: results.find(({ error }) => error)?.error,
    }),
  });
  const path = usePath(state);
  const graph = useMemo(
    () => graphOf(opened, answers.byNode, new Set(state.hide), path.data?.steps ?? []),
    [opened, answers.byNode, state.hide, path.data],
  );
  const found = path.data;
  return {
    graph,
    opened,
    pending: begin.isLoading || answers.pending || path.isLoading,
    error: begin.error ?? answers.error ?? path.error,
    path: found && { found: found.paths.length, bounded: found.bounded, nodes: found.paths[0] ?? [] },
  };
}

function usePath({ from, to }: NetworkState) {
  const id = useCaseId();
  return useQuery({
    queryKey: ['network', id, 'paths', from, to],
    queryFn: () =>
      unwrap(client.case[':case'].network.paths.$get({ param: { case: id }, query: { from: from!, to: to! } })),
    enabled: from !== undefined && to !== undefined,
    staleTime: 300_000,
  });
}
