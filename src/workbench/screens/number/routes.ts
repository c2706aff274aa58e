import { createRoute, z } from '@hono/zod-openapi';
import { permit } from '../../access/permit.ts';
import { apiPart } from '../../server/api.ts';
import { dossierParts, noDossier, readParts, shownRows } from '../../server/dossier.ts';
import { dossierSchema } from '../../server/dossier-schema.ts';
import { caseParam, json } from '../../server/shapes.ts';

const PARTS = dossierParts(new URL('./', import.meta.url));

const numberRoute = createRoute({
  ...permit('case.read'),
  method: 'get',
  path: '/case/{case}/dossier/number',
  summary: 'All that is known of a dialled number',
  request: {
    params: caseParam,
    query: z.object({ id: z.string().min(1).max(200).openapi({ description: 'number_id' }) }),
  },
  responses: json('The parts', dossierSchema),
});

export const numberRoutes = apiPart().openapi(numberRoute, async (c) => {
  const { viewer } = c.var;
  const { id } = c.req.valid('query');
  const { number: first, ...rest } = Object.fromEntries(PARTS);
  const digits = digitsOf(id);
  const itself = await readParts(viewer, [first!], { id, digits });
  const [row] = itself.parts['number'] ?? [];
  if (!row) throw noDossier('number');
  const text = (name: string): string => String(row[name] ?? '');
  const time = (name: string): string | null => text(name).replace('Z', '') || null;
  const params = {
    id,
    digits,
    number: text('number'),
    raw: text('raw_example'),
    since: time('first_at'),
    until: time('last_at'),
  };
  const dossier = await readParts(viewer, Object.values(rest), params);
  c.var.consult({ what: 'dossier:number', ids: [id], count: 1 + shownRows(dossier) });
  const hidden = [...itself.hidden, ...dossier.hidden];
  return c.json({ row, parts: dossier.parts, hidden, build: viewer.build }, 200);
});

/** A number in E.164 as a whole number; of what could not be resolved null. */
function digitsOf(id: string): number | null {
  const digits = /^\+([1-9]\d{2,14})$/.exec(id)?.[1];
  return digits === undefined ? null : Number(digits);
}
