import { createRoute, z } from '@hono/zod-openapi';
import type { Row } from '../../../engines/engine.ts';
import { permit } from '../../access/permit.ts';
import { apiPart } from '../../server/api.ts';
import type { WorkbenchEnv } from '../../server/env.ts';
import { caseParam, json } from '../../server/shapes.ts';
import { expandStatement, parseNodeId, START_SQL, stepsStatement } from './graph.ts';
import { findPaths, type Step } from './paths.ts';

/** Widest time there is: a range that is not given leaves nothing out. */
const EVER = { since: '0001-01-01', until: '9999-12-31' } as const;
/** A path of six connections is two accounts apart over shared values; longer ones are chance. */
const BOUNDS = { length: 8, nodes: 50_000, paths: 5 } as const;
/** Rows of one round of the path search. */
const ROUND = 50_000;

const nodeId = z
  .string()
  .max(600)
  .refine((id) => parseNodeId(id) !== undefined, 'no such kind of node');
const day = z.iso.date();

const connection = z
  .object({
    edge: z.string(),
    node: z.string().openapi({ description: 'kind:key' }),
    label: z.string(),
    n: z.number().openapi({ description: 'Calls, uses or rows behind the connection' }),
    probability: z.number().nullable(),
    first_at: z.string().nullable(),
    last_at: z.string().nullable(),
    hub: z.boolean().openapi({ description: 'A value too many share: it says nothing of who is who' }),
  })
  .openapi('Connection');
const rest = z
  .object({ edge: z.string(), kind: z.string(), total: z.number(), shown: z.number() })
  .openapi('Collapsed');

const expand = createRoute({
  ...permit('case.read'),
  method: 'get',
  path: '/case/{case}/network/expand',
  summary: 'What a node is connected with, the strongest of each kind',
  request: {
    params: caseParam,
    query: z.object({
      node: nodeId,
      since: day.optional(),
      until: day.optional(),
      limit: z.coerce.number().int().min(1).max(500).default(12),
    }),
  },
  responses: json(
    'Connections, and how many of each kind there are in all',
    z.object({ connections: z.array(connection), totals: z.array(rest) }),
  ),
});

const start = createRoute({
  ...permit('case.read'),
  method: 'get',
  path: '/case/{case}/network/start',
  summary: 'Nodes to begin with: the operators that matter most',
  request: { params: caseParam },
  responses: json(
    'Operators by priority',
    z.array(z.object({ node: z.string(), label: z.string(), victims: z.number() })),
  ),
});

const paths = createRoute({
  ...permit('case.read'),
  method: 'get',
  path: '/case/{case}/network/paths',
  summary: 'The shortest paths between two nodes, through no generic value',
  request: { params: caseParam, query: z.object({ from: nodeId, to: nodeId }) },
  responses: json(
    'Paths as lists of nodes, and the connections they use',
    z.object({
      paths: z.array(z.array(z.string())),
      steps: z.array(z.object({ here: z.string(), edge: z.string(), there: z.string() })),
      looked: z.number(),
      bounded: z.boolean(),
    }),
  ),
});

export const networkRoutes = apiPart()
  .openapi(expand, async (c) => {
    const { node, since, until, limit } = c.req.valid('query');
    const { viewer } = c.var;
    const { kind, ref } = parseNodeId(node)!;
    const range = { since: since ?? EVER.since, until: until ?? EVER.until };
    const asked = expandStatement({ kind, ref, limit, ...range, identifiers: viewer.unrestricted });
    const rows = asked ? await viewer.rows(asked.sql, asked.params) : [];
    c.var.consult({ what: `network:${kind}`, ids: [node], count: rows.length });
    return c.json({ connections: rows.map(connectionOf), totals: totalsOf(rows) }, 200);
  })
  .openapi(start, async (c) => {
    const rows = await c.var.viewer.rows(START_SQL, { limit: 12 });
    const nodes = rows.map((row) => ({
      node: `operator:${String(row['ref'])}`,
      label: String(row['label']),
      victims: Number(row['victims'] ?? 0),
    }));
    c.var.consult({ what: 'network:start', ids: nodes.map(({ node }) => node), count: nodes.length });
    return c.json(nodes, 200);
  })
  .openapi(paths, async (c) => {
    const { from, to } = c.req.valid('query');
    const found = await findPaths(from, to, (frontier) => neighbours(c.var.viewer, frontier), BOUNDS);
    c.var.consult({ what: 'network:paths', ids: [from, to], count: found.paths.length });
    return c.json({ ...found, paths: found.paths.map((path) => [...path]), steps: [...found.steps] }, 200);
  });

async function neighbours(viewer: WorkbenchEnv['Variables']['viewer'], frontier: readonly string[]): Promise<Step[]> {
  const { sql, params } = stepsStatement(frontier, ROUND, viewer.unrestricted);
  const rows = await viewer.rows(sql, params);
  return rows.map((row) => ({ here: String(row['here']), edge: String(row['edge']), there: String(row['there']) }));
}

function connectionOf(row: Row) {
  return {
    edge: String(row['edge']),
    node: `${String(row['kind'])}:${String(row['ref'])}`,
    label: String(row['label']),
    n: Number(row['n'] ?? 0),
    probability: row['probability'] === null ? null : Number(row['probability']),
    first_at: row['first_at'] === null ? null : String(row['first_at']),
    last_at: row['last_at'] === null ? null : String(row['last_at']),
    hub: row['hub'] === true,
  };
}

function totalsOf(rows: readonly Row[]) {
  const totals = new Map<string, { edge: string; kind: string; total: number; shown: number }>();
  for (const row of rows) {
    const { edge, kind, total } = row;
    const key = `${String(edge)} ${String(kind)}`;
    const before = totals.get(key) ?? { edge: String(edge), kind: String(kind), total: Number(total), shown: 0 };
    totals.set(key, { ...before, shown: before.shown + 1 });
  }
  return [...totals.values()];
}
