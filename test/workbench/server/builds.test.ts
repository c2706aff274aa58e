import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../../../src/actions/judge.ts';
import { buildRoutes } from '../../../src/workbench/screens/builds/routes.ts';
import { tableRoutes } from '../../../src/workbench/screens/tables/routes.ts';
import { apiPart } from '../../../src/workbench/server/api.ts';
import { BuildRunner, type BuildState } from '../../../src/workbench/server/build-state.ts';
import { writeCase } from '../../../src/workbench/server/casework.ts';
import { good, type Served, sending, serveSmallCase } from '../working.ts';

type State = BuildState & { readonly build: string };
let served: Served;
beforeAll(async () => {
  served = await serveSmallCase(apiPart().route('/', buildRoutes).route('/', tableRoutes));
});
afterAll(() => served.remove());

const state = () => good<State>(served.ask('analyst', '/build'));
const start = () => served.ask('analyst', '/build', sending({}));
const operators = async () =>
  await good<{ total: number; build: string }>(served.ask('analyst', `/table/operator?q=${encodeURIComponent('{}')}`));

async function ended(): Promise<State> {
  for (;;) {
    const now = await state();
    if (!now.running && !now.elsewhere) return now;
    await sleep(100);
  }
}

/** Two accounts of different operators that are judged to be one person's. */
async function judgeTwoSame(): Promise<void> {
  const query = encodeURIComponent(JSON.stringify({ columns: ['account_ref', 'operator_id'], limit: 500 }));
  const { rows } = await good<{ rows: { account_ref: string; operator_id: string }[] }>(
    served.ask('analyst', `/table/account?q=${query}`),
  );
  const [first] = rows;
  const other = rows.find(({ operator_id }) => operator_id !== first!.operator_id)!;
  const pair = { subject: 'accounts', a: first!.account_ref, b: other.account_ref, verdict: 'same' } as const;
  await writeCase(served, { name: 'DC Example' }, (target, effects) => judge(target, pair, 'he said so', effects));
}

describe('a build in the background', () => {
  it('leaves everybody the last build until it is complete, then the new one is read', async () => {
    const before = await operators();
    await judgeTwoSame();
    expect((await good<State>(start())).running?.by).toBe('The analyst');
    const again = await start();
    expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([423, 'BUILD_RUNNING']);
    while ((await state()).running) {
      expect((await operators()).total).toBeGreaterThan(0);
      await sleep(100);
    }
    const after = await ended();
    expect(after.last).toMatchObject({ outcome: 'built', by: 'The analyst' });
    await sleep(400);
    const now = await operators();
    expect(now.build).not.toBe(before.build);
    expect(now.total).toBe(before.total - 1);
    expect(existsSync(join(served.folder, 'derived', 'next'))).toBe(false);
  });

  it('takes no decision hostage: colleagues judge while it runs', async () => {
    await good(start());
    while ((await state()).running?.progress.task !== 'Build') await sleep(20);
    await judgeTwoSame();
    expect((await ended()).last?.outcome).toBe('built');
  });

  it('that is stopped or killed leaves the last one in use, and the next one ends', async () => {
    const before = await operators();
    await judgeTwoSame();
    await good(start());
    while ((await state()).running?.progress.task !== 'Build') await sleep(20);
    await good(served.ask('analyst', '/build', { method: 'DELETE' }));
    expect((await ended()).last?.outcome).toBe('stopped');
    expect(await operators()).toEqual(before);
    await mkdir(join(served.folder, 'derived', 'next'), { recursive: true });
    await writeFile(join(served.folder, 'derived', 'next', 'case.duckdb.part'), 'half a copy');
    await good(start());
    expect((await ended()).last?.outcome).toBe('built');
    await sleep(400);
    expect((await operators()).build).not.toBe(before.build);
    expect((await readdir(join(served.folder, 'derived'))).filter((name) => name === 'next')).toEqual([]);
  });

  it('may be started by who may build only', async () => {
    for (const role of ['victim_officer', 'auditor', 'liaison'] as const) {
      expect((await served.ask(role, '/build', sending({}))).status).toBe(403);
    }
  });

  it('is told to who listens, first as things stand', async () => {
    const answer = await served.ask('auditor', '/events');
    const reader = answer.body!.getReader();
    let text = '';
    while (!text.includes('event: changed')) text += new TextDecoder().decode((await reader.read()).value);
    await reader.cancel();
    expect(text).toContain('event: build');
    expect(text).toContain(`event: published\ndata: "${(await state()).build}"`);
  });
});

describe('the runner of builds', () => {
  it('tells what a build said of its failure', async () => {
    const runner = new BuildRunner(served.folder, (_, __, heard) => {
      const ended = sleep(0).then(() => {
        heard({ task: 'Build' });
        heard({ code: 'DISK_FULL', what: 'no space is left', next: 'Free some.' });
        return 1;
      });
      return { ended, stop: () => {} };
    });
    await runner.start('DC Example');
    await sleep(20);
    expect((await runner.state()).last).toMatchObject({ outcome: 'failed', error: { code: 'DISK_FULL' } });
  });
});
