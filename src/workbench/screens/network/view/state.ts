import * as z from 'zod/mini';
import { NEXT_LIMITS, type Opened } from './model.ts';

/** The view as the address has it: opened nodes in their order, from which the whole picture follows. */
export const networkState = z.object({
  /** `kind:key~limit` */
  open: z.catch(z.array(z.string()), []),
  hide: z.catch(z.array(z.string()), []),
  sel: z.catch(z.optional(z.string()), undefined),
  since: z.catch(z.optional(z.string()), undefined),
  until: z.catch(z.optional(z.string()), undefined),
  from: z.catch(z.optional(z.string()), undefined),
  to: z.catch(z.optional(z.string()), undefined),
  as: z.catch(z._default(z.enum(['graph', 'table']), 'graph'), 'graph'),
});
export type NetworkState = z.output<typeof networkState>;

/** Opened nodes at once: more asks too much of a reader and of the server. */
export const MOST_OPEN = 60;

export function readOpened(open: readonly string[]): Opened[] {
  return open.slice(0, MOST_OPEN).flatMap((entry) => {
    const mark = entry.lastIndexOf('~');
    const limit = Number(entry.slice(mark + 1));
    const node = entry.slice(0, mark);
    const known = (NEXT_LIMITS as readonly number[]).includes(limit);
    return mark > 0 && known && node.includes(':') ? [{ node, limit }] : [];
  });
}

export function writeOpened(opened: readonly Opened[]): string[] {
  return opened.map(({ node, limit }) => `${node}~${limit}`);
}

/** Opens a node, or shows more of one that is open. */
export function withOpened(opened: readonly Opened[], node: string, limit: number = NEXT_LIMITS[0]): Opened[] {
  const there = opened.some((one) => one.node === node);
  if (there) return opened.map((one) => (one.node === node ? { node, limit: Math.max(limit, one.limit) } : one));
  return [...opened, { node, limit }].slice(-MOST_OPEN);
}
