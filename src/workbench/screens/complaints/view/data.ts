import { queryOptions } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import { client, unwrap } from '../../../ui/client.ts';

const complaints = client.case[':case'].complaints;

export type List = InferResponseType<typeof complaints.$get, 200>;
export type One = InferResponseType<typeof complaints.one.$get, 200>;
export type Verdict = 'same' | 'not_same' | 'unsure';
/** A row as the server's SQL names its columns. */
export type Row = Readonly<Record<string, unknown>>;

export const STATUSES = ['linked', 'judged', 'review', 'conflict', 'rejected', 'none'] as const;
export type Status = (typeof STATUSES)[number];
export const SORTS = ['newest', 'loss', 'doubt'] as const;
export const SHOWN = 100;

export interface Filter {
  readonly text: string;
  readonly status: Status | '';
  readonly operator: string;
  readonly sort: (typeof SORTS)[number];
  readonly offset: number;
}

export const listQuery = (caseId: string, { offset, ...filter }: Filter) =>
  queryOptions({
    queryKey: ['case', caseId, 'complaints', 'list', filter, offset],
    queryFn: () =>
      unwrap(
        complaints.$get({
          param: { case: caseId },
          query: { ...filter, offset: String(offset), limit: String(SHOWN) },
        }),
      ),
    placeholderData: (before: List | undefined) => before,
  });

export const oneQuery = (caseId: string, ref: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'complaints', 'one', ref],
    queryFn: () => unwrap(complaints.one.$get({ param: { case: caseId }, query: { ref } })),
  });

export type Found = InferResponseType<typeof complaints.calls.$get, 200>;

export const foundQuery = (caseId: string, asked: { readonly number: string; readonly day: string }) =>
  queryOptions({
    queryKey: ['case', caseId, 'complaints', 'calls', asked],
    queryFn: () => unwrap(complaints.calls.$get({ param: { case: caseId }, query: asked })),
  });

export const stackedQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'complaints', 'stacked'],
    queryFn: () => unwrap(complaints.stacked.$get({ param: { case: caseId } })),
  });

/** Resolves when the judgement is signed and on the server's disk. */
export function sendVerdict(
  caseId: string,
  judged: { complaint: string; call: string; verdict: Verdict; reason: string },
) {
  return unwrap(complaints.judgements.$post({ param: { case: caseId }, json: judged }));
}

export function takeBack(caseId: string, index: number, reason: string) {
  return unwrap(
    complaints.judgements[':index'].withdrawal.$post({
      param: { case: caseId, index: String(index) },
      json: { reason },
    }),
  );
}

/** A cell as text; nothing where there is nothing. */
export function textOf(row: Row, column: string): string {
  const value = row[column];
  return value === null || value === undefined ? '' : String(value);
}
