import { client, unwrap } from '../../ui/client.ts';

export const peopleQuery = { queryKey: ['people'], queryFn: () => unwrap(client.people.$get()) };
export type Person = Awaited<ReturnType<typeof peopleQuery.queryFn>>[number];
