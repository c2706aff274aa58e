import { queryOptions } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import { client, unwrap } from '../../../ui/client.ts';

const review = client.case[':case'].review;

export type Queue = InferResponseType<typeof review.queue.$get, 200>;
export type Item = Queue['items'][number];
export type Pair = InferResponseType<typeof review.pair.$get, 200>;
export type Judged = InferResponseType<typeof review.judged.$get, 200>['pairs'][number];
export type Judgement = Pair['judgements'][number];
export type Verdict = Judgement['verdict'];
export type Subject = Item['subject'];

/** Pairs of the queue that the list shows at once. */
export const SHOWN = 50;

export const queueQuery = (caseId: string, subject: Subject | '', offset: number) =>
  queryOptions({
    queryKey: ['case', caseId, 'review', 'queue', subject, offset],
    queryFn: () =>
      unwrap(
        review.queue.$get({
          param: { case: caseId },
          query: { subject, offset: String(offset), limit: String(SHOWN) },
        }),
      ),
    placeholderData: (before: Queue | undefined) => before,
  });

export const pairQuery = (caseId: string, id: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'review', 'pair', id],
    queryFn: () => unwrap(review.pair.$get({ param: { case: caseId }, query: { id } })),
  });

export const judgedQuery = (caseId: string, offset: number) =>
  queryOptions({
    queryKey: ['case', caseId, 'review', 'judged', offset],
    queryFn: () =>
      unwrap(review.judged.$get({ param: { case: caseId }, query: { offset: String(offset), limit: String(SHOWN) } })),
    placeholderData: (before: { total: number; pairs: Judged[] } | undefined) => before,
  });

/** Resolves when the judgement is signed and on the server's disk. */
export function sendJudgement(caseId: string, { subject, a, b }: Pair, verdict: Verdict, reason: string) {
  return unwrap(review.judgements.$post({ param: { case: caseId }, json: { subject, a, b, verdict, reason } }));
}

export function sendWithdrawal(caseId: string, index: number, reason: string) {
  return unwrap(
    review.judgements[':index'].withdrawal.$post({ param: { case: caseId, index: String(index) }, json: { reason } }),
  );
}
