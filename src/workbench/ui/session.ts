import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { ApiError, client, unwrap } from './client.ts';

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

/** Goes to the sign-in when nobody is signed in (any more), and comes back to this view afterwards. */
export function toSignIn(error: unknown): void {
  if (!(error instanceof ApiError) || error.code !== 'NOT_SIGNED_IN') return;
  const { pathname, search } = window.location;
  if (pathname === '/sign-in' || pathname === '/invitation') return;
  const to = pathname === '/' && search === '' ? '' : `?to=${encodeURIComponent(JSON.stringify(pathname + search))}`;
  window.location.assign(`/sign-in${to}`);
}

export async function signOut(): Promise<void> {
  await unwrap(client['sign-out'].$post());
  // A new page: nothing that was fetched is left in memory.
  window.location.assign('/sign-in');
}
