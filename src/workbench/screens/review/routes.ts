import { createRoute, z } from '@hono/zod-openapi';
import { itemId } from '../../../actions/review/item.ts';
import { whatBuildSays } from '../../../actions/review/judged.ts';
import { JUDGED_SUBJECTS, VERDICTS } from '../../../pipeline/judgement.ts';
import { notAllowed, permit } from '../../access/permit.ts';
import { apiPart } from '../../server/api.ts';
import { body, caseParam, json } from '../../server/shapes.ts';
import type { Viewer } from '../../server/viewer.ts';
import { allJudged, judgementsOf, namedPair, record, recordsOf, takeBack, withBuild } from './judgements.ts';
import { judgementSchema, pairSchema, reason, recordsSchema, waterfallSchema } from './schemas.ts';
import { waitingFor } from './waiting.ts';
import { waterfallOf } from './waterfall.ts';

const page = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const itemSchema = pairSchema
  .extend({
    id: z.string(),
    probability: z.number(),
    joined: z.boolean(),
    expected_change: z.number(),
    effect: z.string(),
    evidence: z.string(),
  })
  .openapi('ReviewItem');

const listQueue = createRoute({
  ...permit('case.judge', 'data'),
  method: 'get',
  path: '/case/{case}/review/queue',
  summary: 'Pairs that wait for a judgement, what would change most first',
  request: {
    params: caseParam,
    query: page.extend({ subject: z.enum([...JUDGED_SUBJECTS, '']).default('') }),
  },
  responses: json(
    'A page of the queue, and how far the work is',
    z.object({
      items: z.array(itemSchema),
      /** Waiting pairs by subject; all of them together are the queue. */
      waiting: z.record(z.string(), z.int()),
      /** Pairs judged by anybody, by the person, and those on which people disagree. */
      judged: z.int(),
      judged_by_me: z.int(),
      conflicts: z.int(),
    }),
  ),
});

const onePair = createRoute({
  ...permit('case.judge', 'data'),
  method: 'get',
  path: '/case/{case}/review/pair',
  summary: 'Two records side by side, why the machine says what it says, and what people said',
  request: { params: caseParam, query: z.object({ id: z.string().min(1).max(40) }) },
  responses: json(
    'The pair',
    pairSchema.extend({
      id: z.string(),
      records: recordsSchema,
      waterfall: waterfallSchema.optional(),
      now: z.enum(['same', 'not_same', 'absent']),
      judgements: z.array(judgementSchema),
    }),
  ),
});

const listJudged = createRoute({
  ...permit('case.judge', 'data'),
  method: 'get',
  path: '/case/{case}/review/judged',
  summary: 'Judged pairs: conflicts first, then the newest, with what this build says of them',
  request: { params: caseParam, query: page },
  responses: json(
    'A page of judged pairs',
    z.object({
      total: z.int(),
      pairs: z.array(
        pairSchema.extend({
          id: z.string(),
          verdict: z.enum([...VERDICTS, 'conflict']),
          now: z.enum(['same', 'not_same', 'absent']),
          judgements: z.array(judgementSchema),
        }),
      ),
    }),
  ),
});

const recorded = json('Event of the ledger: signed and on disk', z.object({ index: z.int() }));

const judgePair = createRoute({
  ...permit('case.judge', 'nothing'),
  method: 'post',
  path: '/case/{case}/review/judgements',
  summary: 'Judges a pair: an event of the ledger, which the next build heeds',
  request: { params: caseParam, body: body(pairSchema.extend({ verdict: z.enum(VERDICTS), reason })) },
  responses: recorded,
});

const withdraw = createRoute({
  ...permit('case.judge', 'nothing'),
  method: 'post',
  path: '/case/{case}/review/judgements/{index}/withdrawal',
  summary: 'Takes a judgement back; it stays in the ledger',
  request: {
    params: caseParam.extend({ index: z.coerce.number().int().min(0) }),
    body: body(z.object({ reason })),
  },
  responses: recorded,
});

export const reviewRoutes = apiPart()
  .openapi(listQueue, async (c) => {
    const { offset, limit, subject } = c.req.valid('query');
    const viewer = wholeCase(c.var.viewer);
    const judgements = await judgementsOf(c.var.case);
    const waiting = await waitingFor(viewer, judgements, c.var.user.name);
    const fitting = subject === '' ? waiting : waiting.filter((one) => one.subject === subject);
    const items = fitting.slice(offset, offset + limit);
    const all = allJudged(judgements);
    c.var.consult({ what: 'review:queue', ids: items.flatMap(({ a, b }) => [a, b]), count: items.length });
    return c.json(
      {
        items,
        waiting: Object.fromEntries(
          JUDGED_SUBJECTS.map((one) => [one, waiting.filter((item) => item.subject === one).length]),
        ),
        judged: all.length,
        judged_by_me: all.filter((pair) => pair.judgements.some(({ actor }) => actor === c.var.user.name)).length,
        conflicts: all.filter(({ verdict }) => verdict === undefined).length,
      },
      200,
    );
  })
  .openapi(onePair, async (c) => {
    const viewer = wholeCase(c.var.viewer);
    const judgements = await judgementsOf(c.var.case);
    const { id, subject, a, b } = await namedPair(viewer, judgements, c.req.valid('query').id);
    const records = await recordsOf(viewer, { subject, a, b });
    const waterfall = await waterfallOf(viewer, { subject, a, b });
    const judged = allJudged(judgements).find((one) => itemId(one) === id);
    c.var.consult({ what: `review:${subject}`, ids: [a, b], count: 2 });
    const shown = { id, subject, a, b, records: { ...records, lines: [...records.lines] } };
    return c.json(
      {
        ...shown,
        now: await whatBuildSays(viewer, { subject, a, b }),
        judgements: [...(judged?.judgements ?? [])],
        ...(waterfall === undefined ? {} : { waterfall: plain(waterfall) }),
      },
      200,
    );
  })
  .openapi(listJudged, async (c) => {
    const { offset, limit } = c.req.valid('query');
    const viewer = wholeCase(c.var.viewer);
    const all = allJudged(await judgementsOf(c.var.case));
    const pairs = await Promise.all(all.slice(offset, offset + limit).map((pair) => withBuild(viewer, pair)));
    c.var.consult({ what: 'review:judged', ids: pairs.flatMap(({ a, b }) => [a, b]), count: pairs.length });
    return c.json({ total: all.length, pairs }, 200);
  })
  .openapi(judgePair, async (c) => {
    const { reason: why, ...judged } = c.req.valid('json');
    await recordsOf(wholeCase(c.var.viewer), judged);
    return c.json(await record(c.var.case, c.var.user, judged, why), 200);
  })
  .openapi(withdraw, async (c) => {
    const { index } = c.req.valid('param');
    return c.json(await takeBack(c.var.case, c.var.user, index, c.req.valid('json').reason), 200);
  });

/**
 * The queue speaks of accounts of all countries at once: nobody works on a part of it.
 *
 * @throws RingbreakError NOT_ALLOWED (forbidden).
 */
function wholeCase(viewer: Viewer): Viewer {
  // Of a case without a build the viewer says so itself.
  if (viewer.build !== '' && !viewer.unrestricted) throw notAllowed();
  return viewer;
}

type Plain<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** The same as a value whose lists are not read-only, as answers are typed. */
function plain<T extends object>(value: T): Plain<T> {
  return value as Plain<T>;
}
