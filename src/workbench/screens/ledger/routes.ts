import { createRoute, z } from '@hono/zod-openapi';
import { RingbreakError } from '../../../base/errors.ts';
import type { Case } from '../../../case/case.ts';
import { verifierKey } from '../../../case/case.ts';
import { notAllowed, permit } from '../../access/permit.ts';
import { mayDo } from '../../access/policy.ts';
import { apiPart } from '../../server/api.ts';
import { readCase } from '../../server/casework.ts';
import { caseParam, json } from '../../server/shapes.ts';
import { counted, fittingEvents, kindOf, namesPeople, shownEvent, withdrawals } from './events.ts';
import { keysOf } from './keys.ts';
import { verifyStream } from './verify.ts';

const countSchema = z.array(z.object({ value: z.string(), count: z.int() }));
const headSchema = z.object({ size: z.int(), root: z.string(), unacknowledged_bytes: z.int() });

const eventSchema = z
  .object({
    index: z.int(),
    at: z.string(),
    actor: z.string(),
    type: z.string(),
    reason: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
    withdrawn_by: z.int().optional(),
  })
  .openapi('LedgerEvent');

const listEvents = createRoute({
  ...permit('ledger.read'),
  method: 'get',
  path: '/case/{case}/ledger/events',
  summary: "Events of the case's ledger, newest first",
  request: {
    params: caseParam,
    query: z.object({
      type: z.string().max(100).default(''),
      actor: z.string().max(200).default(''),
      text: z.string().max(200).default(''),
      offset: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
  },
  responses: json(
    'A page of events, with what there is to choose from',
    z.object({
      head: headSchema,
      matching: z.int(),
      types: countSchema,
      actors: countSchema,
      events: z.array(eventSchema),
    }),
  ),
});

const proveEvent = createRoute({
  ...permit('ledger.read'),
  method: 'get',
  path: '/case/{case}/ledger/events/{index}/proof',
  summary: 'One event with the proof that it is in the signed ledger',
  request: { params: caseParam.extend({ index: z.coerce.number().int().min(0) }) },
  responses: json(
    'C2SP tlog-proof, verifies without the other entries',
    z.object({
      line: z.string(),
      proof: z.string(),
      origin: z.string(),
      verifier_keys: z.array(z.string()),
      public_keys: z.array(z.string()),
    }),
  ),
});

const listKeys = createRoute({
  ...permit('ledger.read'),
  method: 'get',
  path: '/case/{case}/ledger/keys',
  summary: 'Keys that sign the ledger, or once did',
  request: { params: caseParam },
  responses: json(
    'Keys in the order in which they came',
    z.array(
      z.object({
        public_key: z.string(),
        verifier_key: z.string(),
        holder: z.string(),
        since: z.object({ index: z.int(), at: z.string() }),
        endorsed_by: z.string().optional(),
        retired: z.object({ index: z.int(), at: z.string(), reason: z.string() }).optional(),
      }),
    ),
  ),
});

const verify = createRoute({
  ...permit('ledger.read'),
  method: 'post',
  path: '/case/{case}/ledger/verify',
  summary: 'Reads the whole case again and says whether it is what its ledger vouches for',
  request: {
    params: caseParam,
    body: {
      content: {
        'application/json': {
          schema: z.object({
            /** A size and root that were noted earlier: shows that nothing before was rewritten. */
            noted: z.object({ size: z.int().min(1), root: z.string().regex(/^[A-Za-z0-9+/]{43}=$/) }).optional(),
          }),
        },
      },
    },
  },
  responses: {
    200: { description: 'Lines of JSON (application/x-ndjson): progress, then the report' },
  },
});

export const ledgerRoutes = apiPart()
  .openapi(listEvents, async (c) => {
    const { offset, limit, ...filter } = c.req.valid('query');
    const target = await readCase(c.var.case);
    const events = await target.events();
    const people = mayDo(c.var.user, 'case.judge');
    const fitting = fittingEvents(events, filter, people);
    const taken = withdrawals(events);
    const page = fitting.slice(offset, offset + limit);
    return c.json(
      {
        head: { ...(await target.ledgerRoot()), unacknowledged_bytes: target.unacknowledgedBytes },
        matching: fitting.length,
        types: counted(events.map(({ event }) => kindOf(event))),
        actors: counted(events.map(({ event }) => event.actor)),
        events: page.map((event) => shownEvent(event, taken, people)),
      },
      200,
    );
  })
  .openapi(proveEvent, async (c) => {
    const { index } = c.req.valid('param');
    const target = await readCase(c.var.case);
    const event = (await target.events())[index];
    if (!event) throw noSuchEvent();
    if (namesPeople(event) && !mayDo(c.var.user, 'case.judge')) throw notAllowed();
    const origin = originOf(target);
    const public_keys = [...(await target.keys())];
    const verifier_keys = public_keys.map((key) => verifierKey(origin, Buffer.from(key, 'base64')));
    return c.json({ ...(await target.proveEvent(index)), origin, verifier_keys, public_keys }, 200);
  })
  .openapi(listKeys, async (c) => {
    const target = await readCase(c.var.case);
    const origin = originOf(target);
    const keys = keysOf(await target.events());
    return c.json(
      keys.map((key) => ({ ...key, verifier_key: verifierKey(origin, Buffer.from(key.public_key, 'base64')) })),
      200,
    );
  })
  .openapi(verify, async (c) => {
    const stream = verifyStream(c.var.case.folder, c.req.valid('json').noted);
    return c.body(stream, 200, { 'content-type': 'application/x-ndjson', 'x-accel-buffering': 'no' });
  });

/** The name under which the case's ledger signs (docs/case-format.md). */
function originOf(target: Case): string {
  return `ringbreak/case/${target.info.id}`;
}

function noSuchEvent(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'NO_SUCH_EVENT',
    what: 'the ledger has no event of that number',
    next: 'Choose one from the list of events.',
  });
}
