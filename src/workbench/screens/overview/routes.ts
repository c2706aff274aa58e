import { createRoute, z } from '@hono/zod-openapi';
import { permit } from '../../access/permit.ts';
import { apiPart } from '../../server/api.ts';
import { caseZone } from '../../server/case-zone.ts';
import { caseParam, json } from '../../server/shapes.ts';
import { attention } from './attention.ts';
import * as statements from './statements.ts';

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const countrySchema = z.object({ region: z.string(), calls: z.number(), victims: z.number() }).openapi('CountryCount');
const organisationSchema = z
  .object({ organisation: z.string(), calls: z.number(), victims: z.number() })
  .openapi('OrganisationCount');

const overviewSchema = z
  .object({
    figures: z.array(z.object({ name: z.string(), value: z.string(), unit: z.string(), rule: z.string() })),
    countries: z.array(countrySchema),
    organisations: z.array(organisationSchema),
    /** Whether the person may see when calls were made. */
    timed: z.boolean(),
  })
  .openapi('Overview');

const overviewRoute = createRoute({
  ...permit('case.open', 'data'),
  method: 'get',
  path: '/case/{case}/overview',
  summary: 'The case at a glance: headline figures, countries, organisations',
  request: { params: caseParam },
  responses: json('The overview', overviewSchema),
});

const attentionRoute = createRoute({
  ...permit('case.open', 'data'),
  method: 'get',
  path: '/case/{case}/overview/attention',
  summary: 'What waits for this person, as the screens count it where the work is done',
  request: { params: caseParam },
  responses: json('Kinds of work with any, care first', z.array(z.object({ name: z.string(), count: z.number() }))),
});

const daysRoute = createRoute({
  ...permit('case.read'),
  method: 'get',
  path: '/case/{case}/overview/days',
  summary: 'Calls, and victims by their first call, per day of the case’s zone',
  request: { params: caseParam },
  responses: json(
    'Days with any, in order',
    z.array(z.object({ day: z.string(), calls: z.number(), victims: z.number() })),
  ),
});

const rangeRoute = createRoute({
  ...permit('case.read'),
  method: 'get',
  path: '/case/{case}/overview/range',
  summary: 'The same between two days, both included',
  request: { params: caseParam, query: z.object({ from: day, to: day }) },
  responses: json(
    'Counts; victims, countries and organisations by the first call to a victim',
    z.object({
      totals: z.array(z.object({ name: z.string(), value: z.number() })),
      countries: z.array(countrySchema),
      organisations: z.array(organisationSchema),
    }),
  ),
});

export const overviewRoutes = apiPart()
  .openapi(overviewRoute, async (c) => {
    const { viewer } = c.var;
    const [figures, countries, organisations] = await Promise.all([
      viewer.rows(statements.FIGURES),
      viewer.rows(statements.COUNTRIES),
      viewer.rows(statements.ORGANISATIONS),
    ]);
    c.var.consult({ what: 'overview', count: figures.length });
    return c.json(
      {
        figures: figures.map((row) => ({
          name: String(row['name']),
          value: String(row['value']),
          unit: String(row['unit']),
          rule: String(row['rule']),
        })),
        countries: countries.map(country),
        organisations: organisations.map(organisation),
        timed: viewer.tables().includes('canonical_call') && viewer.tables().includes('victim'),
      },
      200,
    );
  })
  .openapi(attentionRoute, async (c) => {
    const waiting = await attention(c.var.case, c.var.viewer, c.var.user);
    c.var.consult({ what: 'overview:attention', count: waiting.length });
    return c.json(
      waiting.map((one) => ({ ...one })),
      200,
    );
  })
  .openapi(daysRoute, async (c) => {
    const zone = await caseZone(c.var.case);
    const rows = await c.var.viewer.rows(statements.DAYS, { zone });
    c.var.consult({ what: 'overview:days', count: rows.length });
    return c.json(
      rows.map((row) => ({ day: String(row['day']), calls: Number(row['calls']), victims: Number(row['victims']) })),
      200,
    );
  })
  .openapi(rangeRoute, async (c) => {
    const { viewer } = c.var;
    const { from, to } = c.req.valid('query');
    const span = { from, to, zone: await caseZone(c.var.case) };
    const [totals, countries, organisations] = await Promise.all([
      viewer.rows(statements.RANGE_TOTALS, span),
      viewer.rows(statements.RANGE_COUNTRIES, span),
      viewer.rows(statements.RANGE_ORGANISATIONS, span),
    ]);
    c.var.consult({ what: 'overview:range', count: totals.length });
    return c.json(
      {
        totals: totals.map((row) => ({ name: String(row['name']), value: Number(row['value']) })),
        countries: countries.map(country),
        organisations: organisations.map(organisation),
      },
      200,
    );
  });

type Row = Readonly<Record<string, unknown>>;

function country(row: Row): z.infer<typeof countrySchema> {
  return { region: String(row['region'] ?? ''), calls: Number(row['calls']), victims: Number(row['victims']) };
}

function organisation(row: Row): z.infer<typeof organisationSchema> {
  return { organisation: String(row['organisation']), calls: Number(row['calls']), victims: Number(row['victims']) };
}
