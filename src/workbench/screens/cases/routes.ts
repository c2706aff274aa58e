import { createRoute, z } from '@hono/zod-openapi';
import { permit } from '../../access/permit.ts';
import { mayOpen } from '../../access/policy.ts';
import { apiPart } from '../../server/api.ts';

const caseSchema = z.object({ id: z.string(), title: z.string(), agency: z.string() }).openapi('Case');

const listCases = createRoute({
  ...permit('self'),
  method: 'get',
  path: '/cases',
  summary: 'Cases that the person may open',
  responses: {
    200: { description: 'Cases by title', content: { 'application/json': { schema: z.array(caseSchema) } } },
  },
});

export const caseRoutes = apiPart().openapi(listCases, (c) => {
  const { user, cases } = c.var;
  const visible = cases.list().filter(({ info }) => mayOpen(user, info.id));
  return c.json(
    visible.map(({ info }) => ({ id: info.id, title: info.title, agency: info.agency })),
    200,
  );
});
