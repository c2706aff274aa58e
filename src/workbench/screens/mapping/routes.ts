import { createRoute, z } from '@hono/zod-openapi';
import { mappingText } from '../../../actions/map.ts';
import { applySavedMapping, savedMappingText } from '../../../actions/saved-mapping.ts';
import { RingbreakError } from '../../../base/errors.ts';
import { type Mapping, mappingSchema, type TableMapping } from '../../../mapping/mapping.ts';
import { REQUIREMENTS } from '../../../mapping/targets.ts';
import { FITTING } from '../../../mapping/validate.ts';
import { CANONICAL_TABLES } from '../../../model/tables/all.ts';
import { permit } from '../../access/permit.ts';
import { apiPart } from '../../server/api.ts';
import { writeCase } from '../../server/casework.ts';
import type { WorkbenchEnv } from '../../server/env.ts';
import { body, caseParam, json } from '../../server/shapes.ts';
import { reason } from '../review/schemas.ts';
import { type Preview, previewOf } from './preview.ts';
import { chosenField, sampled, shownColumns, zoneIn } from './profiles.ts';
import { mappingOf, objection, openMapping, saveMappingText, sourceTables, tableOf } from './stored.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const params = z.object({ case: z.string(), exhibit: sha256 });
const statusSchema = z.enum(['none', 'unconfirmed', 'confirmed', 'unrecorded']);
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
// The schemas of mapping files are those of the CLI: given here as types, and checked by `validateMapping`, which says what
// is wrong and where.
const mappingBody = z.custom<Mapping>(isObject).openapi({ type: 'object' });
const tableBody = z.custom<TableMapping>(isObject).openapi({ type: 'object' });

const listTargets = createRoute({
  ...permit('case.map', 'nothing'),
  method: 'get',
  path: '/case/{case}/mapping/targets',
  summary: 'Canonical tables with the columns that a mapping can fill',
  request: { params: caseParam },
  responses: json(
    'Targets',
    z.array(
      z.object({
        name: z.string(),
        row: z.string(),
        columns: z.array(
          z.object({ name: z.string(), type: z.string(), about: z.string(), kinds: z.array(z.string()) }),
        ),
        /** Of each list at least one must be mapped. */
        needs: z.array(z.array(z.string())),
      }),
    ),
  ),
});

const listSources = createRoute({
  ...permit('case.map', 'data'),
  method: 'get',
  path: '/case/{case}/mapping/tables',
  summary: 'Tables of all exhibits with their columns: where keys can be looked up',
  request: { params: caseParam },
  responses: json(
    'Tables',
    z.array(
      z.object({ exhibit: z.string(), exhibit_name: z.string(), table: z.string(), columns: z.array(z.string()) }),
    ),
  ),
});

const openRoute = createRoute({
  ...permit('case.map', 'data'),
  method: 'get',
  path: '/case/{case}/mapping/{exhibit}',
  summary: "An exhibit's mapping with its tables",
  request: { params },
  responses: json(
    'The mapping',
    z.object({
      name: z.string(),
      status: statusSchema,
      /** Of the mapping file; to be sent back when it is saved. */
      sha256: z.string().optional(),
      mapping: mappingBody,
      problem: z.object({ code: z.string(), what: z.string() }).optional(),
      tables: z.array(z.object({ table: z.string(), format: z.string(), rows: z.int(), columns: z.array(z.string()) })),
    }),
  ),
});

const columnsRoute = createRoute({
  ...permit('case.raw'),
  method: 'get',
  path: '/case/{case}/mapping/{exhibit}/columns',
  summary: 'Columns of a table: what was seen in them, with samples as received',
  request: { params, query: z.object({ table: z.string().max(1000) }) },
  responses: json(
    'Columns',
    z.object({
      rows: z.int(),
      sampled: z.int(),
      columns: z.array(
        z.object({
          column: z.int(),
          name: z.string(),
          declared: z.string(),
          seen: z.string(),
          samples: z.array(z.string()),
        }),
      ),
    }),
  ),
});

const fieldRoute = createRoute({
  ...permit('case.map', 'nothing'),
  method: 'post',
  path: '/case/{case}/mapping/{exhibit}/field',
  summary: 'How columns that a person chose for a field are best read',
  request: {
    params,
    body: body(
      z.object({
        table: z.string().max(1000),
        target: z.string().max(100),
        field: z.string().max(100),
        columns: z.array(z.int().min(0)).min(1).max(10),
      }),
    ),
  },
  responses: json('The field', z.custom<Mapping['tables'][number]['fields'][string]>().openapi({ type: 'object' })),
});

const previewRoute = createRoute({
  ...permit('case.raw'),
  method: 'post',
  path: '/case/{case}/mapping/{exhibit}/preview',
  summary: 'Canonical rows that a mapping of one table makes of its first rows',
  request: { params, body: body(z.object({ table: tableBody })) },
  responses: json(
    'Rows, or why there are none',
    z.object({
      problem: z.object({ code: z.string(), what: z.string() }).optional(),
      preview: z.custom<Preview>().openapi({ type: 'object' }).optional(),
    }),
  ),
});

const saved = json('Saved, and an event of the ledger', z.object({ status: statusSchema, sha256: z.string() }));

const saveRoute = createRoute({
  ...permit('case.map', 'nothing'),
  method: 'put',
  path: '/case/{case}/mapping/{exhibit}',
  summary: 'Saves a mapping that a person edited, and vouches for it when asked to',
  request: {
    params,
    body: body(z.object({ mapping: mappingBody, expected: z.string().optional(), reason, confirm: z.boolean() })),
  },
  responses: saved,
});

const confirmRoute = createRoute({
  ...permit('case.map', 'nothing'),
  method: 'post',
  path: '/case/{case}/mapping/{exhibit}/confirmation',
  summary: 'Vouches for a mapping as it is',
  request: { params, body: body(z.object({ expected: z.string(), reason })) },
  responses: saved,
});

const takeSaved = createRoute({
  ...permit('case.map', 'nothing'),
  method: 'post',
  path: '/case/{case}/mapping/{exhibit}/saved',
  summary: 'Uses a mapping that was saved from an exhibit with the same columns',
  request: { params, body: body(z.object({ text: z.string().max(2_000_000), reason })) },
  responses: json('Tables that are mapped by it', z.object({ tables: z.array(z.string()) })),
});

const giveSaved = createRoute({
  ...permit('case.map', 'nothing'),
  method: 'get',
  path: '/case/{case}/mapping/{exhibit}/saved',
  summary: 'The mapping in a form that fits other exhibits with the same columns',
  request: { params },
  responses: json('The text of the file', z.object({ text: z.string() })),
});

export const mappingRoutes = apiPart()
  .openapi(listTargets, (c) => c.json(targets(), 200))
  .openapi(listSources, async (c) => {
    const tables = await sourceTables(c.var.case, c.var.user);
    c.var.consult({ what: 'mapping:tables', count: tables.length });
    return c.json(tables, 200);
  })
  .openapi(openRoute, async (c) => {
    const edited = await openMapping(c.var.case, c.var.user, c.req.valid('param').exhibit);
    const mapping = mappingOf(edited);
    const wrong = edited.stored && objection(mapping, edited);
    c.var.consult({ what: 'mapping', ids: [edited.exhibit.sha256], count: 1 });
    return c.json(
      {
        name: edited.exhibit.name,
        status: edited.stored?.status ?? 'none',
        ...(edited.stored ? { sha256: edited.stored.sha256 } : {}),
        mapping,
        ...(wrong ? { problem: { code: wrong.code, what: wrong.what } } : {}),
        tables: edited.catalog.tables.map(({ table, format, accepted, columns }) => ({
          table,
          format,
          rows: accepted,
          columns: columns.map(({ name }) => name),
        })),
      },
      200,
    );
  })
  .openapi(columnsRoute, async (c) => {
    const edited = await openMapping(c.var.case, c.var.user, c.req.valid('param').exhibit);
    const data = await sampled(edited.derived, tableOf(edited, c.req.valid('query').table));
    const columns = shownColumns(data).map((column) => ({ ...column, samples: [...column.samples] }));
    c.var.consult({ what: 'raw:samples', ids: [edited.exhibit.sha256], count: data.profile.sampled });
    return c.json({ rows: data.profile.rows, sampled: data.profile.sampled, columns }, 200);
  })
  .openapi(fieldRoute, async (c) => {
    const edited = await openMapping(c.var.case, c.var.user, c.req.valid('param').exhibit);
    const { table, target, field, columns } = c.req.valid('json');
    const column = CANONICAL_TABLES.find(({ name }) => name === target)?.columns.find(({ name }) => name === field);
    const raw = tableOf(edited, table);
    if (column?.filled !== 'mapped' || columns.some((one) => one >= raw.columns.length)) throw noSuchField();
    const { default_region, service_time_zone } = edited.target.info;
    const zone = zoneIn(mappingOf(edited), service_time_zone ?? 'Etc/UTC');
    const data = await sampled(edited.derived, raw);
    return c.json(chosenField(data, column, columns, { zone, order: default_region === 'US' ? 'mdy' : 'dmy' }), 200);
  })
  .openapi(previewRoute, async (c) => {
    const edited = await openMapping(c.var.case, c.var.user, c.req.valid('param').exhibit);
    const { table } = c.req.valid('json');
    const wrong = objection({ ...mappingOf(edited), tables: [table] }, edited);
    const preview = wrong ? undefined : await previewOf(edited, table);
    c.var.consult({ what: 'raw:preview', ids: [edited.exhibit.sha256], count: preview?.rows.length ?? 0 });
    return c.json(wrong ? { problem: { code: wrong.code, what: wrong.what } } : { preview: preview! }, 200);
  })
  .openapi(saveRoute, async (c) => {
    const { mapping, expected, reason: why, confirm } = c.req.valid('json');
    const edited = await openMapping(c.var.case, c.var.user, c.req.valid('param').exhibit);
    const wrong = objection(mapping, edited);
    if (wrong) throw wrong;
    const text = mappingText(mappingSchema.parse(mapping));
    const saving = { text, expected, reason: why, confirmed: confirm };
    await saveMappingText(c.var.case, c.var.user, edited.exhibit.sha256, saving);
    return c.json(await stateOf(c.var, edited.exhibit.sha256), 200);
  })
  .openapi(confirmRoute, async (c) => {
    const { expected, reason: why } = c.req.valid('json');
    const { stored, exhibit } = await openMapping(c.var.case, c.var.user, c.req.valid('param').exhibit);
    const saving = { text: stored?.text ?? '', expected, reason: why, confirmed: true };
    await saveMappingText(c.var.case, c.var.user, exhibit.sha256, saving);
    return c.json(await stateOf(c.var, exhibit.sha256), 200);
  })
  .openapi(takeSaved, async (c) => {
    const { text, reason: why } = c.req.valid('json');
    const { exhibit, catalogs } = await openMapping(c.var.case, c.var.user, c.req.valid('param').exhibit);
    const options = { which: exhibit.sha256, reason: why };
    const used = await writeCase(c.var.case, c.var.user, (target, effects) =>
      applySavedMapping(target, catalogs, text, effects, options),
    );
    return c.json({ tables: used.flatMap(({ tables }) => [...tables]) }, 200);
  })
  .openapi(giveSaved, async (c) => {
    const { target, exhibit, catalogs } = await openMapping(c.var.case, c.var.user, c.req.valid('param').exhibit);
    return c.json({ text: await savedMappingText(target, catalogs, exhibit.sha256) }, 200);
  });

/** What the case has of the mapping now. */
async function stateOf({ case: served, user }: Pick<WorkbenchEnv['Variables'], 'case' | 'user'>, exhibit: string) {
  const { stored } = await openMapping(served, user, exhibit);
  return { status: stored!.status, sha256: stored!.sha256 };
}

function targets() {
  return CANONICAL_TABLES.map(({ name, row, columns }) => ({
    name,
    row,
    columns: columns
      .filter(({ filled }) => filled === 'mapped')
      .map((column) => ({
        name: column.name,
        type: column.type,
        about: column.about,
        kinds: [...(FITTING[column.type] ?? [])],
      })),
    needs: (REQUIREMENTS[name] ?? []).map(({ anyOf }) => [...anyOf]),
  }));
}

function noSuchField(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'NO_SUCH_FIELD',
    what: 'the table or the canonical table has no such column',
    next: 'Reload the mapping.',
  });
}
