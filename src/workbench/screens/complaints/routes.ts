import { readFileSync } from 'node:fs';
import { createRoute, z } from '@hono/zod-openapi';
import { RingbreakError } from '../../../base/errors.ts';
import { complaintLinks } from '../../../domains/explain/complaint.ts';
import type { Row } from '../../../engines/engine.ts';
import { VERDICTS } from '../../../pipeline/judgement.ts';
import { permit } from '../../access/permit.ts';
import { apiPart } from '../../server/api.ts';
import { caseZone } from '../../server/case-zone.ts';
import { body, caseParam, json } from '../../server/shapes.ts';
import type { Viewer } from '../../server/viewer.ts';
import { allJudged, judgementsOf, record, takeBack } from '../review/judgements.ts';
import { judgementSchema, reason } from '../review/schemas.ts';
import { callsNamed, foundCalls } from './found-calls.ts';

const sql = (name: string): string => readFileSync(new URL(`${name}.sql`, import.meta.url), 'utf8');
const TIED = sql('tied');
const SQL = {
  list: TIED + sql('list'),
  counts: TIED + sql('counts'),
  complaint: sql('complaint'),
  calls: sql('calls'),
  person: sql('person'),
  offences: sql('offences'),
  stacked: sql('stacked'),
};
/** Calls that are explained with their weights. */
const EXPLAINED = 50;

const STATUSES = ['linked', 'judged', 'review', 'conflict', 'rejected', 'none'] as const;
const ref = z.string().min(1).max(1000);
const row = z.record(z.string(), z.unknown());

const listComplaints = createRoute({
  ...permit('case.read'),
  method: 'get',
  path: '/case/{case}/complaints',
  summary: 'Complaints with what they are tied to',
  request: {
    params: caseParam,
    query: z.object({
      text: z.string().max(200).default(''),
      status: z.enum([...STATUSES, '']).default(''),
      operator: z.string().max(200).default(''),
      sort: z.enum(['newest', 'loss', 'doubt']).default('newest'),
      offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
  },
  responses: json(
    'A page of complaints',
    z.object({
      complaints: z.array(row),
      /** Complaints by status under the same filters but that of the status. */
      statuses: z.record(z.string(), z.int()),
      matching: z.int(),
    }),
  ),
});

const oneComplaint = createRoute({
  ...permit('case.read'),
  method: 'get',
  path: '/case/{case}/complaints/one',
  summary: 'A complaint beside the calls that it may speak of',
  request: { params: caseParam, query: z.object({ ref }) },
  responses: json(
    'The complaint',
    z.object({
      complaint: row,
      /** Those that the build compared, then those that people named since. */
      calls: z.array(row),
      /** The other complaints of the same person. */
      person: z.array(row),
      offences: z.array(row),
      /** Why it was linked or not, and the weights of its calls: for those who see the whole case. */
      why: z
        .object({
          sentence: z.string(),
          elsewhere: z.number(),
          weighed: z.array(
            z.object({
              call_ref: z.string(),
              bits: z.array(z.object({ evidence: z.string(), bits: z.number() })),
            }),
          ),
        })
        .optional(),
      /** What people said of it and calls, newer than the build. */
      judged: z.array(
        z.object({
          call_ref: z.string(),
          verdict: z.enum([...VERDICTS, 'conflict']),
          judgements: z.array(judgementSchema),
        }),
      ),
    }),
  ),
});

const findCalls = createRoute({
  ...permit('case.complaints', 'data'),
  method: 'get',
  path: '/case/{case}/complaints/calls',
  summary: 'Calls that a person may mean, whether or not the machine compared them',
  request: {
    params: caseParam,
    query: z.object({
      number: z.string().max(60).default(''),
      day: z
        .string()
        .regex(/^(\d{4}-\d\d-\d\d)?$/)
        .default(''),
    }),
  },
  responses: json('Calls in the order of time', z.object({ calls: z.array(row), more: z.boolean() })),
});

const stackedOffences = createRoute({
  ...permit('case.read'),
  method: 'get',
  path: '/case/{case}/complaints/stacked',
  summary: 'Offences stacked per operator and currency, no loss counted twice',
  request: { params: caseParam },
  responses: json('Operators with the most complaints first', z.object({ rows: z.array(row) })),
});

const recorded = json('Event of the ledger: signed and on disk', z.object({ index: z.int() }));

const judgeComplaint = createRoute({
  ...permit('case.complaints', 'nothing'),
  method: 'post',
  path: '/case/{case}/complaints/judgements',
  summary: 'Links or unlinks a complaint and a call: an event of the ledger, which the next build heeds',
  request: {
    params: caseParam,
    body: body(z.object({ complaint: ref, call: ref, verdict: z.enum(VERDICTS), reason })),
  },
  responses: recorded,
});

const withdraw = createRoute({
  ...permit('case.complaints', 'nothing'),
  method: 'post',
  path: '/case/{case}/complaints/judgements/{index}/withdrawal',
  summary: 'Takes a judgement of a complaint and a call back',
  request: {
    params: caseParam.extend({ index: z.coerce.number().int().min(0) }),
    body: body(z.object({ reason })),
  },
  responses: recorded,
});

export const complaintRoutes = apiPart()
  .openapi(listComplaints, async (c) => {
    const { offset, limit, sort, status, ...filter } = c.req.valid('query');
    const [complaints, counts] = await Promise.all([
      c.var.viewer.rows(SQL.list, { ...filter, status, sort, offset, limit }),
      c.var.viewer.rows(SQL.counts, filter),
    ]);
    const statuses = Object.fromEntries(counts.map((one) => [String(one['status']), Number(one['complaints'])]));
    const matching = status === '' ? sum(Object.values(statuses)) : (statuses[status] ?? 0);
    const filters = Object.entries(filter).flatMap(([column, value]) =>
      value === '' ? [] : [{ column, op: 'contains', value }],
    );
    c.var.consult({ what: 'complaints', ids: refsOf(complaints), count: complaints.length, filters });
    return c.json({ complaints, statuses, matching }, 200);
  })
  .openapi(oneComplaint, async (c) => {
    const { viewer } = c.var;
    const complaint = await complaintOf(viewer, c.req.valid('query').ref);
    const key = String(complaint['ref']);
    const place = {
      exhibit: String(complaint['exhibit']),
      table: String(complaint['source_table']),
      row: Number(complaint['source_row']),
    };
    const [calls, person, offences] = await Promise.all([
      viewer.rows(SQL.calls, place),
      viewer.rows(SQL.person, place),
      viewer.rows(SQL.offences, place),
    ]);
    const judged = allJudged(await judgementsOf(c.var.case))
      .filter(({ subject, a }) => subject === 'complaint_call' && a === key)
      .map(({ b, verdict, judgements }) => ({
        call_ref: b,
        verdict: verdict ?? ('conflict' as const),
        judgements: [...judgements],
      }));
    c.var.consult({ what: 'complaint', ids: [key], count: 1 });
    const waiting = judged.filter(({ call_ref }) => !calls.some((one) => one['call_ref'] === call_ref));
    const said = (await Promise.all(waiting.map(({ call_ref }) => callsNamed(viewer, call_ref)))).flat();
    const others = person.filter((one) => one['own'] !== true);
    const why = viewer.unrestricted ? { why: await whyOf(viewer, key) } : {};
    return c.json({ complaint, calls: [...calls, ...said], person: others, offences, judged, ...why }, 200);
  })
  .openapi(findCalls, async (c) => {
    const { number, day } = c.req.valid('query');
    const { calls, more } = await foundCalls(c.var.viewer, { number, day, zone: await caseZone(c.var.case) });
    const filters = Object.entries({ number, day }).flatMap(([column, value]) =>
      value === '' ? [] : [{ column, op: 'is', value }],
    );
    c.var.consult({
      what: 'calls:found',
      ids: calls.map((one) => String(one['call_ref'])),
      count: calls.length,
      filters,
    });
    return c.json({ calls, more }, 200);
  })
  .openapi(stackedOffences, async (c) => {
    const rows = await c.var.viewer.rows(SQL.stacked);
    c.var.consult({ what: 'offences:stacked', count: rows.length });
    return c.json({ rows }, 200);
  })
  .openapi(judgeComplaint, async (c) => {
    const { complaint, call, verdict, reason: why } = c.req.valid('json');
    await complaintOf(c.var.viewer, complaint);
    if ((await callsNamed(c.var.viewer, call)).length === 0) {
      throw notThere('NO_SUCH_CALL', 'there is no such call among those that you may see');
    }
    const judged = { subject: 'complaint_call', a: complaint, b: call, verdict } as const;
    return c.json(await record(c.var.case, c.var.user, judged, why), 200);
  })
  .openapi(withdraw, async (c) => {
    const { index } = c.req.valid('param');
    const own = (await judgementsOf(c.var.case)).find((one) => one.index === index);
    if (own?.subject !== 'complaint_call') throw notOfComplaints();
    return c.json(await takeBack(c.var.case, c.var.user, index, c.req.valid('json').reason), 200);
  });

async function complaintOf(viewer: Viewer, key: string): Promise<Row> {
  const [found] = await viewer.rows(SQL.complaint, { ref: key });
  if (found) return found;
  throw notThere('NO_SUCH_COMPLAINT', 'there is no such complaint among those that you may see');
}

async function whyOf(viewer: Viewer, key: string) {
  const { sentence, elsewhere, candidates } = await complaintLinks(viewer, key, EXPLAINED);
  const weighed = candidates.map(({ callRef, bits }) => ({ call_ref: callRef, bits: [...bits] }));
  return { sentence, elsewhere, weighed };
}

function refsOf(rows: readonly Row[]): string[] {
  return rows.map((one) => String(one['ref']));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function notThere(code: string, what: string): RingbreakError {
  return new RingbreakError({ kind: 'usage', code, what, next: 'Choose one from the list of complaints.' });
}

function notOfComplaints(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'NO_SUCH_JUDGEMENT',
    what: 'that is no judgement of a complaint and a call in force',
    next: 'Reload the complaint.',
  });
}
