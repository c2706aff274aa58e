import { hc } from 'hono/client';
import type { ApiType } from '../screens/routes.ts';

/** The typed client of the workbench's own API. The header is what no page of another origin can send unasked. */
export const client = hc<ApiType>('/api', { headers: { 'X-Ringbreak': '1' } });

/** What the server said no with. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly next: string | undefined;

  constructor(status: number, body: { code?: string; what?: string; next?: string }) {
    super(body.what ?? `The server answered ${status}.`);
    this.code = body.code ?? 'UNKNOWN';
    this.status = status;
    this.next = body.next;
  }
}

interface Answer<T> {
  readonly ok: boolean;
  readonly status: number;
  json(): Promise<T>;
}

/** The body of a good answer; any other becomes an ApiError. */
export async function unwrap<T>(pending: Promise<Answer<T>>): Promise<T> {
  const answer = await pending;
  if (answer.ok) return answer.json();
  throw new ApiError(answer.status, (await answer.json().catch(() => ({}))) as object);
}
