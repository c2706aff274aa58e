import { createRoute, z } from '@hono/zod-openapi';
import { judgementsInForce } from '../../../actions/judge.ts';
import { NOTED_KINDS, type NotedKind, notesOn, writeNote } from '../../../actions/note.ts';
import type { Case } from '../../../case/case.ts';
import type { Judgement } from '../../../pipeline/judgement.ts';
import { notAllowed, permit } from '../../access/permit.ts';
import { type Action, mayDo } from '../../access/policy.ts';
import { apiPart } from '../../server/api.ts';
import { readCase, writeCase } from '../../server/casework.ts';
import { noDossier } from '../../server/dossier.ts';
import { caseParam, json } from '../../server/shapes.ts';
import type { Viewer } from '../../server/viewer.ts';

/** Who may read and write notes on what. */
const NEEDED: Readonly<Record<NotedKind, Action>> = {
  number: 'case.complaints',
  operator: 'case.judge',
  account: 'case.judge',
};
/** That somebody sees it at all. */
const SEEN: Readonly<Record<NotedKind, string>> = {
  number: 'SELECT 1 FROM number WHERE number_id = $key',
  operator: 'SELECT 1 FROM operator WHERE operator_id = $key',
  account: 'SELECT 1 FROM account WHERE account_ref = $key',
};
/** Keys by which judgements speak of it: of accounts, of complaints. */
const JUDGED: Readonly<Record<NotedKind, string>> = {
  number: "SELECT DISTINCT complaint_ref AS key FROM complaint_call WHERE number = $key AND number <> ''",
  operator: 'SELECT account_ref AS key FROM account WHERE operator_id = $key',
  account: 'SELECT account_ref AS key FROM account WHERE account_ref = $key',
};

const on = z.object({ kind: z.enum(NOTED_KINDS), key: z.string().min(1).max(1000) });
const entry = { index: z.number(), actor: z.string(), at: z.string() };
const notesSchema = z
  .object({
    /** Whether the person may read and write here. */
    open: z.boolean(),
    notes: z.array(z.object({ ...entry, text: z.string() })),
    judgements: z.array(
      z.object({
        ...entry,
        subject: z.string(),
        a: z.string(),
        b: z.string(),
        verdict: z.string(),
        reason: z.string(),
      }),
    ),
  })
  .openapi('Notes');

const readNotes = createRoute({
  ...permit('case.read'),
  method: 'get',
  path: '/case/{case}/notes',
  summary: 'Notes and judgements on something',
  request: { params: caseParam, query: on },
  responses: json('In the order of the ledger', notesSchema),
});

const addNote = createRoute({
  ...permit('case.read', 'nothing'),
  method: 'post',
  path: '/case/{case}/notes',
  summary: 'Write a note: an event of the ledger',
  request: {
    params: caseParam,
    body: {
      required: true,
      content: { 'application/json': { schema: on.extend({ text: z.string().trim().min(1).max(1000) }) } },
    },
  },
  responses: json('Its place in the ledger', z.object({ index: z.number() })),
});

export const noteRoutes = apiPart()
  .openapi(readNotes, async (c) => {
    const { viewer, user } = c.var;
    const about = c.req.valid('query');
    const open = mayDo(user, NEEDED[about.kind]);
    const target = await readCase(c.var.case);
    if (open) await mustSee(viewer, about);
    const notes = open ? await notesOn(target, about) : [];
    const judgements = open ? await judgementsOn(viewer, target, about) : [];
    c.var.consult({ what: `notes:${about.kind}`, ids: [about.key], count: notes.length + judgements.length });
    return c.json(
      {
        open,
        notes: notes.map(({ index, actor, at, text }) => ({ index, actor, at, text })),
        judgements: judgements.map((one) => ({ ...one })),
      },
      200,
    );
  })
  .openapi(addNote, async (c) => {
    const { text, ...about } = c.req.valid('json');
    if (!mayDo(c.var.user, NEEDED[about.kind])) throw notAllowed();
    await mustSee(c.var.viewer, about);
    const { index } = await writeCase(c.var.case, c.var.user, (target, effects) =>
      writeNote(target, about, text, effects),
    );
    return c.json({ index }, 200);
  });

async function mustSee(viewer: Viewer, { kind, key }: z.infer<typeof on>): Promise<void> {
  if ((await viewer.rows(SEEN[kind], { key })).length === 0) throw noDossier(kind);
}

/** Judgements in force that speak of it. */
async function judgementsOn(viewer: Viewer, target: Case, { kind, key }: z.infer<typeof on>): Promise<Judgement[]> {
  const keys = new Set((await viewer.rows(JUDGED[kind], { key })).map((row) => String(row['key'])));
  const subject = kind === 'number' ? 'complaint_call' : 'accounts';
  return (await judgementsInForce(target)).filter(
    (one) => one.subject === subject && (keys.has(one.a) || keys.has(one.b)),
  );
}
