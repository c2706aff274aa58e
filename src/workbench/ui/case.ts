import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { client, unwrap } from './client.ts';

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: () => unwrap(client.case[':case'].about.$get({ param: { case: id } })),
    staleTime: 60_000,
  });

export const casesQuery = queryOptions({
  queryKey: ['cases'],
  queryFn: () => unwrap(client.cases.$get()),
  staleTime: 60_000,
});

export type CaseAbout = Awaited<ReturnType<NonNullable<ReturnType<typeof caseQuery>['queryFn']>>>;

/** Id of the case that the address names; '' outside of cases. */
export function useCaseId(): string {
  return useParams({ strict: false }).case ?? '';
}

/** The case that the address names: title, currency, zone in which times are shown. Only below /case/. */
export function useCase(): CaseAbout {
  return useSuspenseQuery(caseQuery(useCaseId())).data;
}

/** The address of a screen of this case, for `Link to`. Segments are encoded: accounts may be called anything. */
export function useCaseHref(): (path: string, ...segments: readonly string[]) => string {
  const id = useCaseId();
  return (path, ...segments) => caseHref(id, path, ...segments);
}

export function caseHref(id: string, path: string, ...segments: readonly string[]): string {
  return ['', 'case', id, ...(path === '' ? [] : [path]), ...segments].map(encodeURIComponent).join('/');
}
