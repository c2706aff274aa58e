import { readFileSync } from 'node:fs';
import { createRoute, z } from '@hono/zod-openapi';
import { RingbreakError } from '../../../base/errors.ts';
import { verifierKey } from '../../../case/case.ts';
import { permit } from '../../access/permit.ts';
import { mayDo } from '../../access/policy.ts';
import { apiPart } from '../../server/api.ts';
import { readCase } from '../../server/casework.ts';
import { caseParam, json } from '../../server/shapes.ts';
import { shownExhibits } from './list.ts';
import { announce, receive, uploadLimit } from './receiving.ts';

const [UNUSED, LEFT_OUT, MERGED, REASONS] = ['unused', 'left-out', 'merged', 'reasons'].map((name) =>
  readFileSync(new URL(`${name}.sql`, import.meta.url), 'utf8'),
) as [string, string, string, string];

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const exhibitParam = caseParam.extend({ exhibit: sha256 });

const tableSchema = z.object({
  table: z.string(),
  member: z.string(),
  format: z.string(),
  columns: z.int(),
  feeds: z.array(z.string()),
  read: z.int(),
  accepted: z.int(),
  rejected: z.int(),
  unused: z.int(),
  left_out: z.int(),
  merged: z.int(),
});

const exhibitSchema = z
  .object({
    sha256,
    name: z.string(),
    size: z.int(),
    received_at: z.string(),
    received_by: z.string(),
    received_from: z.string().nullable(),
    legal_basis: z.string().nullable(),
    handling_code: z.string().nullable(),
    storage: z.enum(['copied', 'in_place']),
    event: z.int(),
    read: z.boolean(),
    mapping: z.enum(['none', 'unconfirmed', 'confirmed', 'unrecorded']),
    notes: z.array(z.string()),
    tables: z.array(tableSchema),
  })
  .openapi('Exhibit');

const listExhibits = createRoute({
  ...permit('case.read'),
  method: 'get',
  path: '/case/{case}/exhibits',
  summary: 'What was taken into the case, in the order of the ledger, with its tables and what became of their rows',
  request: { params: caseParam },
  responses: json(
    'Exhibits',
    z.object({
      exhibits: z.array(exhibitSchema),
      /** Whether unused, left out and merged rows are known: there is a build, and the person may see all of it. */
      counted: z.boolean(),
      /** Largest file that may be sent, bytes. */
      upload_limit: z.int(),
    }),
  ),
});

const listReasons = createRoute({
  ...permit('case.raw'),
  method: 'get',
  path: '/case/{case}/exhibits/{exhibit}/rejects',
  summary: 'Why rows of an exhibit could not be used; the rows themselves are in the table `reject`',
  request: { params: exhibitParam },
  responses: json(
    'Reasons with their numbers of rows',
    z.array(
      z.object({
        source_table: z.string(),
        stage: z.string(),
        code: z.string(),
        rows: z.int(),
        first_row: z.int(),
      }),
    ),
  ),
});

const custodyRecord = createRoute({
  ...permit('ledger.read', 'data'),
  method: 'get',
  path: '/case/{case}/exhibits/{exhibit}/custody',
  summary: 'What is known of where an exhibit came from, with the proof that the ledger has it',
  request: { params: exhibitParam },
  responses: json(
    'The record',
    z.object({
      record: z.record(z.string(), z.unknown()),
      event: z.int(),
      line: z.string(),
      proof: z.string(),
      origin: z.string(),
      verifier_keys: z.array(z.string()),
    }),
  ),
});

const details = z.object({
  name: z.string().min(1).max(1000),
  size: z.int().min(0),
  reason: z.string().min(1).max(2000),
  received_from: z.string().max(300).optional(),
  legal_basis: z.string().max(300).optional(),
  handling_code: z.enum(['H0', 'H1', 'H2', 'H3']).optional(),
  expected_sha256: sha256.optional(),
});

const announceUpload = createRoute({
  ...permit('case.take_in', 'nothing'),
  method: 'post',
  path: '/case/{case}/uploads',
  summary: 'Says what file will be sent, and where it came from',
  request: { params: caseParam, body: { required: true, content: { 'application/json': { schema: details } } } },
  responses: json('The ticket under which the bytes are sent', z.object({ upload: z.string() })),
});

const sendUpload = createRoute({
  ...permit('case.take_in', 'nothing'),
  method: 'put',
  path: '/case/{case}/uploads/{upload}',
  summary: 'The bytes of a file that was announced: they are taken into the case',
  request: {
    params: caseParam.extend({ upload: z.string().max(40) }),
    body: { content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
  },
  responses: json(
    'The exhibit; `added` is false when the case had these bytes already',
    z.object({ sha256, size: z.int(), added: z.boolean() }),
  ),
});

export const exhibitRoutes = apiPart()
  .openapi(listExhibits, async (c) => {
    const { viewer, user } = c.var;
    const counted = viewer.unrestricted;
    const unused = counted ? await viewer.rows(UNUSED) : [];
    const left_out = counted ? await viewer.rows(LEFT_OUT) : [];
    const merged = counted ? await viewer.rows(MERGED) : [];
    const target = await readCase(c.var.case);
    const exhibits = await shownExhibits(target, { unused, left_out, merged }, mayDo(user, 'ledger.read'));
    c.var.consult({ what: 'exhibits', count: exhibits.length });
    return c.json({ exhibits: exhibits as z.infer<typeof exhibitSchema>[], counted, upload_limit: uploadLimit() }, 200);
  })
  .openapi(listReasons, async (c) => {
    const { exhibit } = c.req.valid('param');
    const rows = await c.var.viewer.rows(REASONS, { exhibit });
    c.var.consult({ what: 'rejects', ids: [exhibit], count: rows.length });
    return c.json(
      rows.map((row) => ({
        source_table: String(row['source_table']),
        stage: String(row['stage']),
        code: String(row['code']),
        rows: Number(row['rows']),
        first_row: Number(row['first_row']),
      })),
      200,
    );
  })
  .openapi(custodyRecord, async (c) => {
    const { exhibit } = c.req.valid('param');
    const target = await readCase(c.var.case);
    const record = (await target.exhibits()).find((one) => one.sha256 === exhibit);
    const events = await target.events();
    const added = events.find(({ event }) => event.type === 'exhibit_added' && event.exhibit === exhibit);
    if (!record || !added) throw noSuchExhibit();
    const origin = `ringbreak/case/${target.info.id}`;
    const verifier_keys = (await target.keys()).map((key) => verifierKey(origin, Buffer.from(key, 'base64')));
    c.var.consult({ what: 'custody', ids: [exhibit], count: 1 });
    const proof = await target.proveEvent(added.index);
    return c.json(
      { record: { ...record, storage: record.storage.kind }, event: added.index, ...proof, origin, verifier_keys },
      200,
    );
  })
  .openapi(announceUpload, async (c) => {
    const { name, size, reason, received_from, legal_basis, handling_code, expected_sha256 } = c.req.valid('json');
    const meta = {
      name,
      reason,
      ...(received_from ? { receivedFrom: received_from } : {}),
      ...(legal_basis ? { legalBasis: legal_basis } : {}),
      ...(handling_code ? { handlingCode: handling_code } : {}),
    };
    const expected = expected_sha256 === undefined ? {} : { expected: expected_sha256 };
    return c.json({ upload: await announce(c.var.case, c.var.user, { meta, size, ...expected }) }, 200);
  })
  .openapi(sendUpload, async (c) => {
    const { upload } = c.req.valid('param');
    return c.json(await receive(c.var.case, c.var.user, upload, c.req.raw.body), 200);
  });

function noSuchExhibit(): RingbreakError {
  return new RingbreakError({
    kind: 'usage',
    code: 'NO_SUCH_EXHIBIT',
    what: 'the case has no such exhibit',
    next: 'Choose one from the list of exhibits.',
  });
}
