import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { WorkbenchEnv } from '../../server/env.ts';

const caseSchema = z.object({ id: z.string(), title: z.string(), agency: z.string() }).openapi('Case');

const listCases = createRoute({
  method: 'get',
  path: '/cases',
  summary: 'Cases that the person may open',
  responses: {
    200: { description: 'Cases by title', content: { 'application/json': { schema: z.array(caseSchema) } } },
  },
});

export const caseRoutes = new OpenAPIHono<WorkbenchEnv>().openapi(listCases, (c) => {
  const { user, cases } = c.var;
  const visible = cases.list().filter(({ info }) => !user.cases || user.cases.includes(info.id));
  return c.json(
    visible.map(({ info }) => ({ id: info.id, title: info.title, agency: info.agency })),
    200,
  );
});
