import { createRoute, z } from '@hono/zod-openapi';
import { permit } from '../../access/permit.ts';
import { apiPart } from '../../server/api.ts';
import { caseParam, json } from '../../server/shapes.ts';
import { search } from './search.ts';

const foundSchema = z
  .object({
    kind: z.string(),
    results: z.array(
      z.object({ id: z.string(), matched: z.array(z.string()), row: z.record(z.string(), z.unknown()) }),
    ),
    more: z.boolean(),
  })
  .openapi('Found');

const find = createRoute({
  ...permit('case.read'),
  method: 'get',
  path: '/case/{case}/search',
  summary: 'Numbers in any spelling, names, addresses, wallets, handles, references and free text, by kind',
  request: { params: caseParam, query: z.object({ q: z.string().max(200) }) },
  responses: json('Results by kind', z.array(foundSchema)),
});

export const searchRoutes = apiPart().openapi(find, async (c) => {
  const { q } = c.req.valid('query');
  const found = await search(c.var.viewer, q);
  const ids = found.flatMap(({ kind, results }) => results.map(({ id }) => `${kind}:${id}`));
  c.var.consult({ what: 'search', ids, count: ids.length, filters: [{ column: 'q', op: 'contains', value: q }] });
  return c.json(
    found.map(({ kind, results, more }) => ({
      kind,
      results: results.map(({ id, matched, row }) => ({ id, matched: [...matched], row })),
      more,
    })),
    200,
  );
});
