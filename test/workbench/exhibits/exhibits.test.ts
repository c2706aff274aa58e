import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { verifyEntryProof } from '../../../src/case/case.ts';
import { checkCase } from '../../../src/case/check/check.ts';
import { exhibitRoutes } from '../../../src/workbench/screens/exhibits/routes.ts';
import { good, type Served, sending, serveSmallCase } from '../working.ts';

interface List {
  readonly exhibits: readonly {
    readonly sha256: string;
    readonly name: string;
    readonly received_from: string | null;
    readonly handling_code: string | null;
    readonly read: boolean;
    readonly mapping: string;
    readonly tables: readonly Readonly<
      Record<'read' | 'accepted' | 'rejected' | 'unused' | 'left_out' | 'merged', number>
    >[];
  }[];
  readonly counted: boolean;
}

let served: Served;
beforeAll(async () => {
  served = await serveSmallCase(exhibitRoutes);
}, 240_000);
afterAll(() => served.remove());
afterEach(() => {
  delete process.env['RINGBREAK_UPLOAD_LIMIT'];
});

const list = (as: Parameters<Served['ask']>[0] = 'analyst') => good<List>(served.ask(as, '/exhibits'));
const announce = (bytes: Uint8Array, more: object = {}) =>
  served.ask('analyst', '/uploads', sending({ name: 'notes.csv', size: bytes.length, reason: 'handed over', ...more }));
const send = (
  upload: string,
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  as: Parameters<Served['ask']>[0] = 'analyst',
) =>
  served.ask(as, `/uploads/${upload}`, {
    method: 'PUT',
    body,
    headers: { 'x-ringbreak': '1' },
    duplex: 'half',
  } as RequestInit);
const ticket = async (bytes: Uint8Array, more: object = {}) =>
  (await good<{ upload: string }>(announce(bytes, more))).upload;
const onTheWay = () => readdir(join(served.folder, '.uploads')).catch(() => []);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('exhibits in the workbench', () => {
  it('accounts for every row that was read', async () => {
    const { exhibits, counted } = await list();
    expect(counted).toBe(true);
    expect(exhibits.length).toBeGreaterThan(2);
    for (const { tables } of exhibits) {
      for (const { read, accepted, rejected } of tables) expect(read).toBe(accepted + rejected);
    }
  });

  it('keeps from a victim officer from whom an exhibit came', async () => {
    const bytes = Buffer.from('a,b\n1,2\n');
    await good(send(await ticket(bytes, { received_from: 'A. Informant', handling_code: 'H2' }), bytes));
    const sha256 = hashOf(bytes);
    const own = async (as: 'analyst' | 'victim_officer') =>
      (await list(as)).exhibits.find((exhibit) => exhibit.sha256 === sha256);
    expect(await own('analyst')).toMatchObject({ received_from: 'A. Informant', handling_code: 'H2', read: false });
    expect(await own('victim_officer')).toMatchObject({ received_from: null });
  });

  it('takes in a file in many pieces under its own hash, once', async () => {
    const bytes = Buffer.alloc(3_000_001, 'seized ');
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 65_536) controller.enqueue(bytes.subarray(at, at + 65_536));
        controller.close();
      },
    });
    const taken = await good<object>(send(await ticket(bytes), pieces));
    expect(taken).toEqual({ sha256: hashOf(bytes), size: bytes.length, added: true });
    expect(await good<object>(send(await ticket(bytes), bytes))).toMatchObject({ added: false });
    expect(await onTheWay()).toEqual([]);
    expect((await checkCase(served.folder)).sound).toBe(true);
  });

  it('takes nothing that is cut off, too large, or has another hash than expected, and leaves nothing behind', async () => {
    const before = (await list()).exhibits.length;
    const bytes = Buffer.from('x,y\n3,4\n');
    expect((await send(await ticket(bytes), bytes.subarray(0, 3))).status).toBe(400);
    expect((await send(await ticket(bytes, { expected_sha256: hashOf(Buffer.from('other')) }), bytes)).status).toBe(
      400,
    );
    const upload = await ticket(bytes);
    process.env['RINGBREAK_UPLOAD_LIMIT'] = '0.000001';
    expect((await send(upload, bytes)).status).toBe(400);
    expect(await onTheWay()).toEqual([]);
    expect((await list()).exhibits).toHaveLength(before);
  });

  it('takes a file only from whoever announced it, once', async () => {
    const bytes = Buffer.from('p,q\n5,6\n');
    const upload = await ticket(bytes);
    expect((await send(upload, bytes, 'supervisor')).status).toBe(400);
    expect((await send(upload, bytes)).status).toBe(200);
    expect((await send(upload, bytes)).status).toBe(400);
    expect((await served.ask('victim_officer', '/uploads', sending({ name: 'n', size: 1, reason: 'r' }))).status).toBe(
      403,
    );
  });

  it('proves where an exhibit came from', async () => {
    const [{ sha256 }] = (await list()).exhibits as [List['exhibits'][number]];
    const custody = await good<{
      record: { sha256: string };
      line: string;
      proof: string;
      origin: string;
      verifier_keys: string[];
    }>(served.ask('auditor', `/exhibits/${sha256}/custody`));
    expect(custody.record.sha256).toBe(sha256);
    const keys = custody.verifier_keys.map((key) =>
      Buffer.from(key.split('+').slice(2).join('+'), 'base64').subarray(1).toString('base64'),
    );
    expect(verifyEntryProof(custody, custody.origin, keys)).toBe(true);
    expect((await served.ask('victim_officer', `/exhibits/${sha256}/custody`)).status).toBe(403);
    expect((await served.ask('analyst', `/exhibits/${'0'.repeat(64)}/custody`)).status).toBe(400);
  });

  it('says why rows could not be used to whoever may see raw rows', async () => {
    const { exhibits } = await list();
    for (const { sha256 } of exhibits) {
      const reasons = await good<{ rows: number; code: string }[]>(
        served.ask('analyst', `/exhibits/${sha256}/rejects`),
      );
      for (const { rows, code } of reasons) expect([rows > 0, /^[A-Z_]+/.test(code)]).toEqual([true, true]);
    }
    expect((await served.ask('victim_officer', `/exhibits/${exhibits[0]!.sha256}/rejects`)).status).toBe(403);
  });
});
