import { queryOptions } from '@tanstack/react-query';
import type { InferResponseType } from 'hono/client';
import { ApiError, client, unwrap } from '../../../ui/client.ts';
import type { VerifyLine } from '../verify.ts';

const ledger = client.case[':case'].ledger;

export type Page = InferResponseType<typeof ledger.events.$get, 200>;
export type LedgerEvent = Page['events'][number];
export type Key = InferResponseType<typeof ledger.keys.$get, 200>[number];
export type Report = Extract<VerifyLine, { kind: 'report' }>['report'];
export type { VerifyLine };

export const SHOWN = 100;

export interface EventFilter {
  readonly type: string;
  readonly actor: string;
  readonly text: string;
  readonly offset: number;
}

export const eventsQuery = (caseId: string, { offset, ...filter }: EventFilter) =>
  queryOptions({
    queryKey: ['case', caseId, 'ledger', 'events', filter, offset],
    queryFn: () =>
      unwrap(
        ledger.events.$get({
          param: { case: caseId },
          query: { ...filter, offset: String(offset), limit: String(SHOWN) },
        }),
      ),
    placeholderData: (before: Page | undefined) => before,
  });

export const keysQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'ledger', 'keys'],
    queryFn: () => unwrap(ledger.keys.$get({ param: { case: caseId } })),
  });

export const proofQuery = (caseId: string, index: number) =>
  queryOptions({
    queryKey: ['case', caseId, 'ledger', 'proof', index],
    queryFn: () => unwrap(ledger.events[':index'].proof.$get({ param: { case: caseId, index: String(index) } })),
  });

/** A ledger state that somebody noted earlier. */
export interface Noted {
  readonly size: number;
  readonly root: string;
}

/** Has the server verify the case; every line is passed on as it comes. @throws ApiError */
export async function verify(
  caseId: string,
  noted: Noted | undefined,
  heard: (line: VerifyLine) => void,
): Promise<void> {
  const answer: Response = await ledger.verify.$post({ param: { case: caseId }, json: noted ? { noted } : {} });
  if (!answer.ok || !answer.body) throw new ApiError(answer.status, (await answer.json().catch(() => ({}))) as object);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    rest += value ?? '';
    const lines = rest.split('\n');
    rest = lines.pop()!;
    for (const line of lines) heard(JSON.parse(line) as VerifyLine);
    if (done) return;
  }
}

/** Gives the person a file of what is shown. */
export function saveJson(name: string, value: unknown): void {
  const address = URL.createObjectURL(new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
