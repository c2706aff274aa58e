import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge, withdrawJudgement } from '../../../src/actions/judge.ts';
import { writeNote } from '../../../src/actions/note.ts';
import { verifyEntryProof } from '../../../src/case/case.ts';
import type { CheckReport } from '../../../src/case/check/check.ts';
import { ledgerRoutes } from '../../../src/workbench/screens/ledger/routes.ts';
import { writeCase } from '../../../src/workbench/server/casework.ts';
import { good, type Served, sending, serveSmallCase } from '../working.ts';

interface Page {
  readonly head: { readonly size: number; readonly root: string };
  readonly matching: number;
  readonly types: readonly { readonly value: string; readonly count: number }[];
  readonly events: readonly {
    readonly index: number;
    readonly type: string;
    readonly actor: string;
    readonly details: { readonly about?: Readonly<Record<string, unknown>> };
    readonly withdrawn_by?: number;
  }[];
}

let served: Served;
let judged: number;

beforeAll(async () => {
  served = await serveSmallCase(ledgerRoutes);
  await writeCase(served, { name: 'DC Example' }, async (target, effects) => {
    const pair = { subject: 'known_match', a: 'OP-1/email/someone@example.org', b: '12', verdict: 'same' } as const;
    judged = (await judge(target, pair, 'the same address', effects)).index;
    await withdrawJudgement(target, judged, 'it was another', effects);
    await writeNote(target, { kind: 'operator', key: 'op-1' }, 'told by A. Witness', effects);
  });
});
afterAll(() => served.remove());

async function verified(body: unknown): Promise<CheckReport> {
  const answer = await served.ask('auditor', '/ledger/verify', sending(body));
  const lines = (await answer.text()).trimEnd().split('\n');
  const last = JSON.parse(lines.at(-1)!) as { readonly kind: string; readonly report: CheckReport };
  expect(last.kind).toBe('report');
  return last.report;
}

describe('the ledger in the workbench', () => {
  it('lists the events, newest first, and says what was taken back', async () => {
    const page = await good<Page>(served.ask('analyst', '/ledger/events?limit=4'));
    expect(page.events.map(({ index }) => index)).toEqual([judged + 2, judged + 1, judged, judged - 1]);
    expect(page.events[2]).toMatchObject({ type: 'judgement', actor: 'DC Example', withdrawn_by: judged + 1 });
    expect(page.head.size).toBe(judged + 3);
    expect(page.types).toContainEqual({ value: 'case_created', count: 1 });
  });

  it('finds events by kind, person and words of the reason', async () => {
    const count = async (query: string) =>
      (await good<Page>(served.ask('analyst', `/ledger/events?${query}`))).matching;
    expect(await count('type=judgement')).toBe(1);
    expect(await count('actor=DC%20Example')).toBe(3);
    expect(await count('text=ANOTHER')).toBe(1);
    expect(await count('text=never+said')).toBe(0);
  });

  it('keeps from an auditor whom a judgement is about, in the list and in the proof', async () => {
    const text = await (await served.ask('auditor', '/ledger/events')).text();
    expect(text).not.toContain('someone@example.org');
    expect(text).not.toContain('Witness');
    expect((await good<Page>(served.ask('auditor', '/ledger/events?text=witness'))).matching).toBe(0);
    expect((await good<Page>(served.ask('analyst', '/ledger/events?text=witness'))).matching).toBe(1);
    expect((JSON.parse(text) as Page).events[2]!.details.about).toMatchObject({ a: null, b: null, verdict: 'same' });
    expect((await served.ask('auditor', `/ledger/events/${judged}/proof`)).status).toBe(403);
    expect((await served.ask('auditor', `/ledger/events/${judged + 2}/proof`)).status).toBe(403);
    expect((await served.ask('victim_officer', '/ledger/events')).status).toBe(403);
  });

  it('proves an event to somebody who has nothing but the proof and the key', async () => {
    const proof = await good<{ line: string; proof: string; origin: string; public_keys: string[] }>(
      served.ask('auditor', '/ledger/events/1/proof'),
    );
    expect(verifyEntryProof(proof, proof.origin, proof.public_keys)).toBe(true);
    const forged = { ...proof, line: proof.line.replace('exhibit_added', 'exhibit_addet') };
    expect(verifyEntryProof(forged, proof.origin, proof.public_keys)).toBe(false);
    expect((await served.ask('auditor', '/ledger/events/999/proof')).status).toBe(400);
  });

  it('names the keys that sign', async () => {
    const keys = await good<{ holder: string; since: { index: number }; verifier_key: string }[]>(
      served.ask('auditor', '/ledger/keys'),
    );
    expect(keys).toHaveLength(1);
    expect(keys[0]!.since.index).toBe(0);
    expect(keys[0]!.verifier_key).toContain(`ringbreak/case/${served.id}+`);
  });

  it('verifies the case and holds it to a state that was noted', async () => {
    const { head } = await good<Page>(served.ask('auditor', '/ledger/events?limit=1'));
    expect(await verified({ noted: { size: head.size, root: head.root } })).toMatchObject({ sound: true });
    const other = `${head.root.startsWith('A') ? 'B' : 'A'}${head.root.slice(1)}`;
    const report = await verified({ noted: { size: head.size, root: other } });
    expect(report.first?.code).toBe('LEDGER_REWRITTEN');
  });

  it('names the first damaged thing', async () => {
    const info = join(served.folder, 'case.json');
    const before = await readFile(info);
    await appendFile(info, ' ');
    expect((await verified({})).first?.code).toBe('CASE_JSON_CHANGED');
    await writeFile(info, before);
    expect((await verified({})).sound).toBe(true);
  });
});
