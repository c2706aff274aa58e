import { createRoute, z } from '@hono/zod-openapi';
import { RingbreakError } from '../../../base/errors.ts';
import { permit } from '../../access/permit.ts';
import { idsIn } from '../../audit/ids.ts';
import { apiPart } from '../../server/api.ts';
import { caseParam, json } from '../../server/shapes.ts';
import { tableFiltersSchema, tableQuerySchema } from '../../server/table-query.ts';
import { exported, FORMATS } from './export.ts';

const columnSchema = z
  .object({
    name: z.string(),
    type: z.string(),
    about: z.string(),
    hidden: z.boolean(),
    subject: z.enum(['suspect', 'victim', 'other', 'none']).optional(),
    sensitivity: z.enum(['none', 'personal', 'secret']).optional(),
  })
  .openapi('Column');
const cell = z.unknown().openapi({ description: 'Times are UTC in ISO 8601; amounts are texts' });
const rowSchema = z.record(z.string(), cell).openapi('Row');
const pageSchema = z
  .object({ build: z.string(), columns: z.array(columnSchema), rows: z.array(rowSchema), total: z.number() })
  .openapi('TablePage');
const facetSchema = z
  .object({
    column: z.string(),
    values: z.array(z.object({ value: cell, rows: z.number() })),
    distinct: z.number().nullable(),
  })
  .openapi('Facet');

const pageQuerySchema = tableQuerySchema.omit({ table: true });
const facetQuerySchema = z.strictObject({
  columns: z.array(z.string().min(1).max(100)).min(1).max(12),
  filters: tableFiltersSchema.default([]),
});

const inTable = z.object({ case: z.string(), table: z.string() });
const asked = z.object({ q: z.string().max(20_000).default('{}').openapi({ description: 'JSON' }) });

const listTables = createRoute({
  ...permit('case.read', 'nothing'),
  method: 'get',
  path: '/case/{case}/tables',
  summary: 'Tables that the person may open, with their columns',
  request: { params: caseParam },
  responses: json('Tables', z.array(z.object({ name: z.string(), columns: z.array(columnSchema) }))),
});

const readTable = createRoute({
  ...permit('case.read'),
  method: 'get',
  path: '/case/{case}/table/{table}',
  summary: 'One page of a table, filtered and sorted by the server',
  request: { params: inTable, query: asked },
  responses: json('The page', pageSchema),
});

const readFacets = createRoute({
  ...permit('case.read'),
  method: 'get',
  path: '/case/{case}/table/{table}/facets',
  summary: 'How often each value of some columns occurs among the rows that fit',
  request: { params: inTable, query: asked },
  responses: json('Facets', z.array(facetSchema)),
});

const exportTable = createRoute({
  ...permit('case.export'),
  method: 'get',
  path: '/case/{case}/table/{table}/export',
  summary: 'All rows that fit, as a file with exactly what the person sees',
  request: { params: inTable, query: asked.extend({ format: z.enum(FORMATS).default('csv') }) },
  responses: { 200: { description: 'The file' } },
});

export const tableRoutes = apiPart()
  .openapi(listTables, (c) => {
    const { viewer } = c.var;
    return c.json(
      viewer.tables().map((name) => ({ name, columns: [...viewer.columns(name)] })),
      200,
    );
  })
  .openapi(readTable, async (c) => {
    const { viewer } = c.var;
    const { table } = c.req.valid('param');
    const query = parsed(pageQuerySchema, c.req.valid('query').q);
    const { rows, columns, total } = await viewer.table({ table, ...query });
    c.var.consult({ what: `table:${table}`, ids: idsIn(rows), count: rows.length, filters: query.filters });
    return c.json({ build: viewer.build, columns: [...columns], rows: [...rows], total }, 200);
  })
  .openapi(readFacets, async (c) => {
    const { table } = c.req.valid('param');
    const query = parsed(facetQuerySchema, c.req.valid('query').q);
    const facets = await c.var.viewer.facets({ table, ...query });
    const count = facets.reduce((sum, { values }) => sum + values.length, 0);
    c.var.consult({ what: `facets:${table}`, count, filters: query.filters });
    return c.json(
      facets.map((facet) => ({ ...facet, values: [...facet.values] })),
      200,
    );
  })
  .openapi(exportTable, async (c) => {
    const { table } = c.req.valid('param');
    const { q, format } = c.req.valid('query');
    const query = parsed(pageQuerySchema, q);
    const { rows, headers, body } = await exported(c.var.viewer, { table, ...query }, format);
    c.var.consult({ what: `export:${table}`, count: rows, filters: query.filters });
    return c.body(body, 200, headers);
  });

/** @throws RingbreakError INVALID_REQUEST (usage) */
function parsed<S extends z.ZodType>(schema: S, text: string): z.infer<S> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new RingbreakError({
    kind: 'usage',
    code: 'INVALID_REQUEST',
    what: `the question is not one that this table takes: ${result.error.issues[0]?.path.join('.') || 'q'}`,
    next: 'Remove the last filter, or open the table anew.',
  });
}
