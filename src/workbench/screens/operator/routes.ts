import { createRoute, z } from '@hono/zod-openapi';
import { permit } from '../../access/permit.ts';
import { apiPart } from '../../server/api.ts';
import { dossierParts, noDossier, readParts, shownRows } from '../../server/dossier.ts';
import { dossierSchema } from '../../server/dossier-schema.ts';

const PARTS = dossierParts(new URL('./', import.meta.url));

const operatorRoute = createRoute({
  ...permit('case.read'),
  method: 'get',
  path: '/case/{case}/dossier/operator',
  summary: 'All that is known of an operator',
  request: {
    params: z.object({ case: z.string() }),
    query: z.object({ id: z.string().min(1).max(400).openapi({ description: 'operator_id' }) }),
  },
  responses: { 200: { description: 'The parts', content: { 'application/json': { schema: dossierSchema } } } },
});

export const operatorRoutes = apiPart().openapi(operatorRoute, async (c) => {
  const { viewer } = c.var;
  const { id } = c.req.valid('query');
  const { parts, hidden } = await readParts(viewer, [...PARTS.values()], { id });
  const { operator: [row] = [], ...rest } = parts;
  if (!row) throw noDossier('operator');
  c.var.consult({ what: 'dossier:operator', ids: [id], count: 1 + shownRows({ parts: rest, hidden }) });
  return c.json({ row, parts: rest, hidden, build: viewer.build }, 200);
});
