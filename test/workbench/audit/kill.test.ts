import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realEffects } from '../../../src/base/effects.ts';
import { createCase, openCase } from '../../../src/case/case.ts';
import { checkCase } from '../../../src/case/check/check.ts';
import { openAccess } from '../../../src/workbench/access/access.ts';
import { Pseudonyms } from '../../../src/workbench/audit/pseudonyms.ts';
import { info, temporaryFolder } from '../../case/effects.ts';

/** RINGBREAK_KILL_ROUNDS=50 for the long version. */
const rounds = Number(process.env['RINGBREAK_KILL_ROUNDS'] ?? 6);
const ID = 'op-killed';

interface Acknowledged {
  readonly decisions: string[];
  readonly looks: string[];
}

test(`a workbench that is killed ${rounds} times loses no decision and no consultation that it answered`, async () => {
  const root = await temporaryFolder();
  const folder = join(root, 'case');
  process.env['RINGBREAK_CONFIG'] = join(root, 'config');
  await (await createCase(folder, { ...info, id: ID }, realEffects())).close();
  const all: Acknowledged = { decisions: [], looks: [] };
  for (let round = 0; round < rounds; round += 1) {
    await workAndKill(folder, round, all);
    const { first } = await checkCase(folder);
    expect(first).toBeUndefined();
    await expectAll(folder, all);
  }
  expect(all.decisions.length).toBeGreaterThan(rounds);
  expect(all.looks.length).toBeGreaterThan(rounds);
}, 300_000);

/** Several people at once decide and look until the server is gone. */
async function workAndKill(folder: string, round: number, all: Acknowledged): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'kill-child.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port, token] = (await firstLine(child)).split(' ') as [string, string];
  const origin = `http://localhost:${port}`;
  const entered = await fetch(`http://127.0.0.1:${port}/sign-in/${token}`, { redirect: 'manual' });
  const cookie = entered.headers.getSetCookie()[0]!.split(';')[0]!;
  const send = (method: string, path: string, body: object) =>
    fetch(`http://127.0.0.1:${port}/api/case/${ID}${path}`, {
      method,
      headers: { cookie, 'x-ringbreak': '1', 'content-type': 'application/json', host: `localhost:${port}` },
      body: JSON.stringify(body),
    });
  let acknowledged = 0;
  const patience = 4 + Math.floor(Math.random() * 12);
  const work = async (who: number, ask: (n: string) => Promise<Response>, kept: string[]) => {
    for (let n = 0; ; n += 1) {
      const name = `${round}-${who}-${n}`;
      const answer = await ask(name);
      if (!answer.ok) throw new Error(`${origin} refuses: ${await answer.text()}`);
      await answer.arrayBuffer();
      kept.push(name);
      acknowledged += 1;
      if (acknowledged === patience) setTimeout(() => child.kill('SIGKILL'), Math.random() * 15);
    }
  };
  const gone = once(child, 'close');
  const decide = (name: string) => send('PUT', '/justification', { demanded: false, reason: `reason ${name}` });
  const look = (name: string) => send('POST', '/audit/search', { value: `value ${name}`, limit: 1 });
  const ends = await Promise.allSettled([
    work(1, decide, all.decisions),
    work(2, look, all.looks),
    work(3, look, all.looks),
  ]);
  await gone;
  for (const end of ends) if (end.status === 'rejected') expect(String(end.reason)).not.toContain('refuses');
}

async function firstLine(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout!.setEncoding('utf8');
  for await (const piece of child.stdout!) {
    text += piece as string;
    if (text.includes('\n')) return text.trim();
  }
  throw new Error('the workbench did not start');
}

async function expectAll(folder: string, { decisions, looks }: Acknowledged): Promise<void> {
  const open = await openCase(folder, { write: false });
  const reasons = new Set((await open.events()).map(({ event }) => event.reason));
  expect(decisions.filter((name) => !reasons.has(`reason ${name}`))).toEqual([]);
  const access = await openAccess(realEffects());
  const pseudonyms = new Pseudonyms(access.auditSecret, ID);
  access.close();
  const log = await readFile(join(folder, 'audit/entries.jsonl'), 'utf8');
  expect(looks.filter((name) => !log.includes(pseudonyms.of(`value ${name}`)))).toEqual([]);
}
