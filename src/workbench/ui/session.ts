import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { client, unwrap } from './client.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => unwrap(client.me.$get()),
  staleTime: 60_000,
});

export type Session = Awaited<ReturnType<NonNullable<typeof sessionQuery.queryFn>>>;

/** Who is signed in. Below the router's root only, which waits for it and goes to the sign-in where nobody is. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}
