import { z } from '@hono/zod-openapi';

/** Rows that one page may have. */
export const PAGE_LIMIT = 500;
/** The last row that paging reaches; who wants more exports. */
const LAST_OFFSET = 1_000_000_000;

const name = z.string().min(1).max(100);
const text = z.string().max(1000);
const scalar = z.union([text, z.number(), z.boolean()]);

/** Conditions on one column; all filters of a query hold at once. */
export const OPERATORS = ['is', 'is_not', 'contains', 'from', 'to', 'empty', 'not_empty', 'in'] as const;

const filterSchema = z.discriminatedUnion('op', [
  z.strictObject({ column: name, op: z.enum(['is', 'is_not', 'from', 'to']), value: scalar }),
  z.strictObject({ column: name, op: z.literal('contains'), value: text }),
  z.strictObject({ column: name, op: z.literal('in'), value: z.array(scalar).max(200) }),
  z.strictObject({ column: name, op: z.enum(['empty', 'not_empty']) }),
]);

export const tableFiltersSchema = z.array(filterSchema).max(50);

/** What a table view asks for; its address carries the same. */
export const tableQuerySchema = z.strictObject({
  table: name,
  /** In this order; all that the table has when left out. */
  columns: z.array(name).min(1).max(100).optional(),
  filters: tableFiltersSchema.default([]),
  /** Ties are always broken by the order of the build. */
  sort: z
    .array(z.strictObject({ column: name, descending: z.boolean().default(false) }))
    .max(10)
    .default([]),
  offset: z.int().min(0).max(LAST_OFFSET).default(0),
  limit: z.int().min(0).max(PAGE_LIMIT).default(100),
});

export type TableFilter = z.infer<typeof filterSchema>;
export type TableQuery = z.infer<typeof tableQuerySchema>;
/** As people write it: defaults may be left out. */
export type TableQueryInput = z.input<typeof tableQuerySchema>;
