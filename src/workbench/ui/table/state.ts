import * as z from 'zod/mini';

/** Conditions that the address of a table view carries; the server checks them again. */
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const filter = z.union([
  z.object({ column: z.string(), op: z.enum(['is', 'is_not', 'from', 'to']), value: scalar }),
  z.object({ column: z.string(), op: z.literal('contains'), value: z.string() }),
  z.object({ column: z.string(), op: z.literal('in'), value: z.array(scalar) }),
  z.object({ column: z.string(), op: z.enum(['empty', 'not_empty']) }),
]);
const order = z.object({ column: z.string(), descending: z.boolean() });

/** What the address says of a table view. */
export const tableState = z.object({
  filters: z.catch(z.optional(z.array(filter)), undefined),
  sort: z.catch(z.optional(z.array(order)), undefined),
  columns: z.catch(z.optional(z.array(z.string())), undefined),
});

export type TableState = z.output<typeof tableState>;
export type Filter = z.output<typeof filter>;
export type Order = z.output<typeof order>;
export type Operator = Filter['op'];

/** The same order with a column moved on: ascending, descending, not at all; alone, or (`add`) after the others. */
export function turned(sort: readonly Order[], column: string, add: boolean): Order[] {
  const at = sort.findIndex((one) => one.column === column);
  const before = sort[at];
  const next =
    before === undefined ? { column, descending: false } : before.descending ? undefined : { column, descending: true };
  if (!add) return next ? [next] : [];
  const rest = sort.filter((one) => one.column !== column);
  if (!next) return rest;
  return at < 0 ? [...sort, next] : sort.map((one, i) => (i === at ? next : one));
}

/** The filters with those of a column replaced. */
export function withFilters(filters: readonly Filter[], column: string, own: readonly Filter[]): Filter[] {
  return [...filters.filter((one) => one.column !== column), ...own];
}
