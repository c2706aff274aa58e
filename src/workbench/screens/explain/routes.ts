import { createRoute, z } from '@hono/zod-openapi';
import { readOnlyContext } from '../../../actions/rebuild.ts';
import { type Explanation, explain, explainRule } from '../../../domains/explain/explain.ts';
import { permit } from '../../access/permit.ts';
import { mayDo } from '../../access/policy.ts';
import { apiPart } from '../../server/api.ts';
import { readCase } from '../../server/casework.ts';
import { rawRows } from '../../server/raw-rows.ts';
import { caseParam, json } from '../../server/shapes.ts';

/** Source rows of each kind at most. */
const MOST_ROWS = 50;

/** An explanation, and what of it the person may not see. */
export interface Explained extends Explanation {
  /** The build that it is of. */
  readonly build: string;
  /** The person may not see evidence as it was received: rule and row only. */
  readonly withheld: boolean;
}

const explainedSchema = z.custom<Explained>().openapi({ type: 'object', description: 'As `ringbreak explain --json`' });

const explainRoute = createRoute({
  ...permit('case.read'),
  method: 'get',
  path: '/case/{case}/explain',
  summary: 'What a figure or a row rests on: rule, parameters, SQL, rows of exhibits with their raw text',
  request: {
    params: caseParam,
    query: z.object({
      id: z
        .string()
        .min(1)
        .max(400)
        .openapi({ description: 'figure:victims, victim:+44…, operator:op-…, link:A/B, …' }),
      limit: z.coerce.number().int().min(0).max(MOST_ROWS).default(5),
    }),
  },
  responses: json('The explanation', explainedSchema),
});

export const explainRoutes = apiPart().openapi(explainRoute, async (c) => {
  const { viewer, user } = c.var;
  const { id, limit } = c.req.valid('query');
  const context = await readOnlyContext(await readCase(c.var.case), { version: '' });
  const whole = viewer.unrestricted && mayDo(user, 'case.raw');
  const explanation = whole
    ? await explain(viewer, context, id, limit, rawRows)
    : await explainRule(viewer, context, id);
  const shown = explanation.evidence.reduce((sum, { shown: rows }) => sum + rows.length, 0);
  const colon = id.indexOf(':');
  c.var.consult({
    what: `explain:${id.slice(0, colon)}`,
    ids: [id.slice(colon + 1)],
    count: explanation.rows.length + shown,
  });
  return c.json({ ...explanation, build: viewer.build, withheld: !whole }, 200);
});
