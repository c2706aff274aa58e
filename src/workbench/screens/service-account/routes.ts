import { createRoute, z } from '@hono/zod-openapi';
import { permit } from '../../access/permit.ts';
import { apiPart } from '../../server/api.ts';
import { dossierParts, wholeDossier } from '../../server/dossier.ts';
import { dossierSchema } from '../../server/dossier-schema.ts';
import { caseParam, json } from '../../server/shapes.ts';

const PARTS = dossierParts(new URL('./', import.meta.url));

const serviceAccountRoute = createRoute({
  ...permit('case.read'),
  method: 'get',
  path: '/case/{case}/dossier/account',
  summary: 'All that is known of an account',
  request: {
    params: caseParam,
    query: z.object({ id: z.string().min(1).max(400).openapi({ description: 'account_ref' }) }),
  },
  responses: json('The parts', dossierSchema),
});

export const serviceAccountRoutes = apiPart().openapi(serviceAccountRoute, async (c) => {
  const { id } = c.req.valid('query');
  const { dossier, shown } = await wholeDossier(c.var.viewer, 'account', PARTS, id);
  c.var.consult({ what: 'dossier:account', ids: [id], count: shown });
  return c.json(dossier, 200);
});
