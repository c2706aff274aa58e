import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { TableQuery } from '../../server/table-query.ts';
import { client, unwrap } from '../client.ts';
import type { CellRow } from './cell.tsx';

/** Rows that one request brings. */
const PAGE = 100;

type Asked = Pick<TableQuery, 'table' | 'filters' | 'sort'>;

/** How a query stands in an address: defaults left out. */
export function queryText(query: Partial<TableQuery> & { readonly table: string }): string {
  const { table: _, ...rest } = query;
  return JSON.stringify(rest);
}

function pageQuery(caseId: string, asked: Asked, page: number) {
  return {
    queryKey: ['case', caseId, 'table', asked, page],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      unwrap(
        client.case[':case'].table[':table'].$get(
          {
            param: { case: caseId, table: asked.table },
            query: { q: queryText({ ...asked, offset: page * PAGE, limit: PAGE }) },
          },
          { init: { signal } },
        ),
      ),
    staleTime: 300_000,
  };
}

/** The rows in sight of a table view, page by page, and how many there are. */
export function useRows(caseId: string, asked: Asked, first: number, rows: number) {
  const head = useQuery({ ...pageQuery(caseId, asked, 0), placeholderData: keepPreviousData });
  const [range] = useDebouncedValue([Math.floor(first / PAGE), Math.floor((first + rows) / PAGE)] as const, 60);
  const wanted = [...new Set(range)].filter((page) => page > 0);
  const pages = useQueries({ queries: wanted.map((page) => pageQuery(caseId, asked, page)) });
  const row = (index: number): CellRow | undefined => {
    const page = Math.floor(index / PAGE);
    const answer = page === 0 ? head.data : pages[wanted.indexOf(page)]?.data;
    return answer?.rows[index % PAGE];
  };
  return { head, row, error: head.error ?? pages.find(({ error }) => error)?.error };
}
