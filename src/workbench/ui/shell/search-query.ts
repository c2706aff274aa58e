import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../client.ts';

/** Characters that a question has at most. */
export const LONGEST_QUESTION = 200;

/** Results by kind of what was typed. */
export function searchQuery(caseId: string, text: string) {
  return queryOptions({
    queryKey: ['case', caseId, 'search', text],
    queryFn: ({ signal }) =>
      unwrap(
        client.case[':case'].search.$get(
          { param: { case: caseId }, query: { q: text.slice(0, LONGEST_QUESTION) } },
          { init: { signal } },
        ),
      ),
  });
}
