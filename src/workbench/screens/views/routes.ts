import { createRoute, z } from '@hono/zod-openapi';
import { permit } from '../../access/permit.ts';
import type { ViewsOf } from '../../access/saved-views.ts';
import { apiPart } from '../../server/api.ts';
import type { WorkbenchEnv } from '../../server/env.ts';
import { body, caseParam, json, nothing } from '../../server/shapes.ts';
import { type SavedState, savedStateSchema, seenIn, stillSeen } from './state.ts';

const inTable = caseParam.extend({ table: z.string().max(100) });
const name = z.string().trim().min(1).max(60);

const listViews = createRoute({
  ...permit('case.read', 'nothing'),
  method: 'get',
  path: '/case/{case}/views/{table}',
  summary: 'The views of a table that the person keeps',
  request: { params: inTable },
  responses: json(
    'By name; without a state where it speaks of what the person no longer sees',
    z.array(z.object({ name: z.string(), saved_at: z.string(), state: savedStateSchema.optional() })),
  ),
});

const saveView = createRoute({
  ...permit('case.read', 'data'),
  method: 'put',
  path: '/case/{case}/views/{table}',
  summary: 'Keeps filters, order, columns and widths under a name, for the person alone',
  request: { params: inTable, body: body(z.object({ name, state: savedStateSchema })) },
  responses: nothing('Kept'),
});

const removeView = createRoute({
  ...permit('case.read', 'nothing'),
  method: 'delete',
  path: '/case/{case}/views/{table}',
  summary: 'Forgets a view',
  request: { params: inTable, query: z.object({ name }) },
  responses: nothing('Forgotten'),
});

export const viewRoutes = apiPart()
  .openapi(listViews, (c) => {
    const of = viewsOf(c.var, c.req.valid('param').table);
    const columns = c.var.viewer.columns(of.table);
    const views = c.var.access.views.list(of).map(({ name: called, content, savedAt }) => {
      const state = stillSeen(JSON.parse(content) as SavedState, columns);
      return { name: called, saved_at: savedAt.toISOString(), ...(state ? { state } : {}) };
    });
    return c.json(views, 200);
  })
  .openapi(saveView, (c) => {
    const of = viewsOf(c.var, c.req.valid('param').table);
    const { name: called, state } = c.req.valid('json');
    const kept = seenIn(of.table, state, c.var.viewer.columns(of.table));
    c.var.access.views.save(of, called, JSON.stringify(kept));
    c.var.consult({ what: `view:${of.table}`, count: 1, filters: kept.filters ?? [] });
    return c.json({}, 200);
  })
  .openapi(removeView, (c) => {
    c.var.access.views.remove(viewsOf(c.var, c.req.valid('param').table), c.req.valid('query').name);
    return c.json({}, 200);
  });

function viewsOf({ user, case: served }: Pick<WorkbenchEnv['Variables'], 'user' | 'case'>, table: string): ViewsOf {
  return { person: user.id, case: served.info.id, table };
}
