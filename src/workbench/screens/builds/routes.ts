import { createRoute, z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { permit } from '../../access/permit.ts';
import { apiPart } from '../../server/api.ts';
import { caseEvents } from '../../server/case-events.ts';
import type { ServedCase } from '../../server/case-pool.ts';
import { caseParam, json } from '../../server/shapes.ts';

const progressSchema = z.object({
  task: z.string(),
  stage: z.string().optional(),
  note: z.string().optional(),
  at: z.number(),
  total: z.number().optional(),
  unit: z.string().optional(),
});
const stateSchema = z
  .object({
    build: z.string().nullable().openapi({ description: 'Id of the build that is read; null: none yet' }),
    running: z.object({ by: z.string(), since: z.string(), progress: progressSchema }).optional(),
    elsewhere: z.object({ pid: z.number(), host: z.string(), since: z.string() }).optional(),
    last: z
      .object({
        ended: z.string(),
        by: z.string(),
        outcome: z.enum(['built', 'stopped', 'failed']),
        done: z.array(z.string()),
        error: z.object({ code: z.string(), what: z.string(), next: z.string() }).optional(),
      })
      .optional(),
  })
  .openapi('BuildState');

const answers = (description: string) => json(description, stateSchema);

const readState = createRoute({
  ...permit('case.open', 'nothing'),
  method: 'get',
  path: '/case/{case}/build',
  summary: 'Which build is read, and how far a running one is',
  request: { params: caseParam },
  responses: answers('How things stand'),
});

const startOne = createRoute({
  ...permit('case.build', 'nothing'),
  method: 'post',
  path: '/case/{case}/build',
  summary: 'Bring every derived table up to date, in the background',
  request: { params: caseParam },
  responses: answers('It has begun'),
});

const stopOne = createRoute({
  ...permit('case.build', 'nothing'),
  method: 'delete',
  path: '/case/{case}/build',
  summary: 'Stop the running build; the last complete one stays in use',
  request: { params: caseParam },
  responses: answers('It is being stopped'),
});

const listen = createRoute({
  ...permit('case.open', 'nothing'),
  method: 'get',
  path: '/case/{case}/events',
  summary: 'Server-sent events: build, published, changed',
  request: { params: caseParam },
  responses: { 200: { description: 'Events until the page is closed' } },
});

export const buildRoutes = apiPart()
  .openapi(readState, async (c) => c.json(await stateOf(c.var.case), 200))
  .openapi(startOne, async (c) => {
    await c.var.case.runner.start(c.var.user.name);
    return c.json(await stateOf(c.var.case), 200);
  })
  .openapi(stopOne, async (c) => {
    c.var.case.runner.stop();
    return c.json(await stateOf(c.var.case), 200);
  })
  .openapi(listen, (c) => {
    const target = c.var.case;
    return streamSSE(c, async (stream) => {
      const gone = new AbortController();
      stream.onAbort(() => gone.abort());
      for await (const { event, data } of caseEvents(target, gone.signal)) {
        await stream.writeSSE({ event, data: JSON.stringify(data ?? null) });
      }
    });
  });

async function stateOf({ runner, builds }: ServedCase): Promise<z.infer<typeof stateSchema>> {
  const { last, ...state } = await runner.state();
  return { build: (await builds.id()) ?? null, ...state, ...(last ? { last: { ...last, done: [...last.done] } } : {}) };
}
