import { createRoute, z } from '@hono/zod-openapi';
import { permit } from '../../access/permit.ts';
import { ACTIONS, type Action, actionsOf, mayOpen } from '../../access/policy.ts';
import { ROLES } from '../../access/roles.ts';
import { apiPart } from '../../server/api.ts';
import { caseZone } from '../../server/case-zone.ts';
import { caseParam, json } from '../../server/shapes.ts';

const caseSchema = z.object({ id: z.string(), title: z.string(), agency: z.string() }).openapi('Case');

const aboutSchema = caseSchema
  .extend({
    base_currency: z.string(),
    default_region: z.string(),
    /** Zone in which times are shown: the clock of the seized service. */
    time_zone: z.string(),
  })
  .openapi('CaseAbout');

const personSchema = z
  .object({
    name: z.string(),
    roles: z.array(z.enum(ROLES)),
    /** What the person may do; the server decides again at every request. */
    may: z.array(z.enum(Object.keys(ACTIONS) as [Action, ...Action[]])),
  })
  .openapi('SignedIn');

const me = createRoute({
  ...permit('self'),
  method: 'get',
  path: '/me',
  summary: 'Who is signed in',
  responses: json('The person', personSchema),
});

const listCases = createRoute({
  ...permit('self'),
  method: 'get',
  path: '/cases',
  summary: 'Cases that the person may open',
  responses: json('Cases by title', z.array(caseSchema)),
});

const aboutCase = createRoute({
  ...permit('case.open', 'nothing'),
  method: 'get',
  path: '/case/{case}/about',
  summary: 'What the case is',
  request: { params: caseParam },
  responses: json('The case', aboutSchema),
});

export const caseRoutes = apiPart()
  .openapi(me, (c) => {
    const { user } = c.var;
    return c.json({ name: user.name, roles: [...user.roles], may: actionsOf(user) }, 200);
  })
  .openapi(listCases, (c) => {
    const { user, cases } = c.var;
    const visible = cases.list().filter(({ info }) => mayOpen(user, info.id));
    return c.json(
      visible.map(({ info }) => ({ id: info.id, title: info.title, agency: info.agency })),
      200,
    );
  })
  .openapi(aboutCase, async (c) => {
    const { id, title, agency, base_currency, default_region } = c.var.case.info;
    const time_zone = await caseZone(c.var.case);
    return c.json({ id, title, agency, base_currency, default_region: default_region ?? '', time_zone }, 200);
  });
