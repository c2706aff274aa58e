import { createRoute, z } from '@hono/zod-openapi';
import { checkLogs } from '../../../case/check/check.ts';
import { permit } from '../../access/permit.ts';
import { demandJustification, isJustificationDemanded } from '../../audit/justification.ts';
import { type AuditQuestion, auditEntries } from '../../audit/search.ts';
import { keepWhy } from '../../audit/why.ts';
import { apiPart } from '../../server/api.ts';
import { caseParam, json, jsonBody, nothing } from '../../server/shapes.ts';
import { downloadOf, namesOf, shownEntry, shownEntrySchema } from './entries.ts';

const params = caseParam;
const moment = z.iso.datetime({ offset: true });

/** The same of list and download; `value` is in the body, because addresses stay in logs and histories. */
const questionSchema = z.object({
  person: z.string().max(64).optional(),
  what: z.string().max(130).optional(),
  value: z.string().max(500).optional(),
  type: z
    .enum(['audit_begun', 'consulted', 'refused', 'signed_in', 'signed_out', 'person_changed', 'line_set_aside'])
    .optional(),
  from: moment.optional(),
  to: moment.optional(),
  before: z.int().min(0).optional(),
});

const list = createRoute({
  ...permit('audit.read'),
  method: 'post',
  path: '/case/{case}/audit/search',
  summary: 'Who looked at what, the newest first',
  request: { params, ...jsonBody(questionSchema.extend({ limit: z.int().min(1).max(500).default(100) })) },
  responses: json(
    'Entries; `more` where there are others before them. `pseudonym` is what the value is called in the log.',
    z.object({
      entries: z.array(shownEntrySchema),
      more: z.boolean(),
      size: z.number(),
      root: z.string(),
      pseudonym: z.string().nullable(),
      people: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
});

const download = createRoute({
  ...permit('audit.read'),
  method: 'post',
  path: '/case/{case}/audit/export',
  summary: 'The same entries as lines of JSON, the newest first',
  request: { params, ...jsonBody(questionSchema) },
  responses: {
    200: { description: 'application/jsonl: one entry a line' },
  },
});

const verify = createRoute({
  ...permit('audit.read'),
  method: 'post',
  path: '/case/{case}/audit/verify',
  summary: 'Verify ledger and audit log from their bytes, now',
  request: { params },
  responses: json(
    'What was found',
    z.object({
      sound: z.boolean(),
      audit_entries: z.number(),
      ledger_entries: z.number(),
      findings: z.array(
        z.object({
          severity: z.string(),
          code: z.string(),
          what: z.string(),
          file: z.string(),
          line: z.number().nullable(),
        }),
      ),
    }),
  ),
});

const justification = createRoute({
  ...permit('audit.read'),
  method: 'get',
  path: '/case/{case}/justification',
  summary: 'Whether whoever looks has to say why',
  request: { params },
  responses: json('The setting', z.object({ demanded: z.boolean() })),
});

const demand = createRoute({
  ...permit('case.approve', 'nothing'),
  method: 'put',
  path: '/case/{case}/justification',
  summary: 'Decide whether whoever looks has to say why; recorded in the ledger',
  request: { params, ...jsonBody(z.object({ demanded: z.boolean(), reason: z.string().trim().min(1).max(2000) })) },
  responses: nothing('Recorded'),
});

const sayWhy = createRoute({
  ...permit('case.open', 'nothing'),
  method: 'post',
  path: '/case/{case}/justification/mine',
  summary: 'Say why one looks at the case, for the rest of the session; it is logged with everything that is looked at',
  request: { params, ...jsonBody(z.object({ why: z.string().trim().min(3).max(500) })) },
  responses: nothing('Kept'),
});

export const auditRoutes = apiPart()
  .openapi(list, async (c) => {
    const { trail, case: target, access } = c.var;
    const { limit, ...question } = c.req.valid('json');
    const found: z.infer<typeof shownEntrySchema>[] = [];
    const names = namesOf(access.people.list());
    let more = false;
    for await (const { index, entry } of auditEntries(trail, target, question)) {
      more = found.length === limit;
      if (more) break;
      found.push(shownEntry(index, entry, names));
    }
    consulted(c.var.consult, 'audit', question, found.length);
    const people = [...names].map(([id, name]) => ({ id, name }));
    const pseudonym = question.value === undefined ? null : trail.pseudonym(target, question.value);
    return c.json({ entries: found, more, ...trail.head(target), pseudonym, people }, 200);
  })
  .openapi(download, (c) => {
    const { trail, case: target, access } = c.var;
    const question = c.req.valid('json');
    consulted(c.var.consult, 'export:audit', question, 0);
    return c.body(downloadOf(auditEntries(trail, target, question), namesOf(access.people.list())), 200, {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': 'attachment; filename="audit.jsonl"',
    });
  })
  .openapi(verify, async (c) => {
    const { sound, findings, verified } = await checkLogs(c.var.case.folder);
    return c.json(
      {
        sound,
        audit_entries: verified.audit_entries ?? 0,
        ledger_entries: verified.ledger_entries,
        // The workbench that asks holds the locks itself.
        findings: findings
          .filter(({ code }) => code !== 'LOCK_THERE')
          .map(({ severity, code, what, where }) => ({
            severity,
            code,
            what,
            file: where.file,
            line: where.line ?? null,
          })),
      },
      200,
    );
  })
  .openapi(justification, async (c) => c.json({ demanded: await isJustificationDemanded(c.var.case) }, 200))
  .openapi(sayWhy, (c) => {
    const { session, case: target } = c.var;
    if (session) keepWhy(session.id, target.info.id, c.req.valid('json').why);
    return c.json({}, 200);
  })
  .openapi(demand, async (c) => {
    const { demanded, reason } = c.req.valid('json');
    await demandJustification(c.var.case, c.var.user, demanded, reason);
    return c.json({}, 200);
  });

/** Whoever reads the log is in it too, with the value that they looked for. */
function consulted(
  consult: (consultation: {
    what: string;
    count: number;
    filters: { column: string; op: string; value: unknown }[];
  }) => void,
  what: string,
  question: AuditQuestion,
  count: number,
): void {
  const { person, value } = question;
  const asked = { person, value };
  const filters = Object.entries(asked).flatMap(([column, wanted]) =>
    wanted === undefined ? [] : [{ column, op: 'is', value: wanted }],
  );
  consult({ what, count, filters });
}
