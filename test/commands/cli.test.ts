import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringbreak-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the command line as a user does. */
function ringbreak(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['bin/ringbreak.ts', ...args],
      {
        env: { ...process.env, RINGBREAK_CONFIG: join(folder, 'config'), RINGBREAK_ACTOR: 'tester' },
        maxBuffer: 1 << 26,
      },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

describe('the command line', () => {
  it('prints help with every command and exits 0', async () => {
    const { code, stdout } = await ringbreak('--help');
    expect(code).toBe(0);
    for (const name of [
      'run',
      'new',
      'add',
      'map',
      'build',
      'show',
      'explain',
      'check',
      'export',
      'report',
      'simulate',
    ]) {
      expect(stdout).toContain(`  ${name} `);
    }
  });

  it('exits 2 for an unknown command, option or table, and says what to do', async () => {
    expect((await ringbreak('frobnicate')).code).toBe(2);
    expect((await ringbreak('run')).code).toBe(2);
    const { code, stderr } = await ringbreak('export', folder, 'nonsense');
    expect(code).toBe(2);
    expect(stderr).toContain('UNKNOWN_TABLE');
    expect(stderr).toContain('next:');
  });

  it('exits 2 when the folder holds no case', async () => {
    const { code, stderr } = await ringbreak('show', join(folder, 'nothing'));
    expect(code).toBe(2);
    expect(stderr).toContain('NOT_A_CASE');
  });

  it('exits 3 for an exhibit that is not there or that nothing can read, without a stack', async () => {
    expect((await ringbreak('run', join(folder, 'a'), join(folder, 'missing.sql'))).code).toBe(3);
    const noise = join(folder, 'noise.bin');
    await writeFile(noise, Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919 + (i >> 3)) & 0xff)));
    const { code, stderr } = await ringbreak('run', join(folder, 'b'), noise);
    expect(code).toBe(3);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('does the whole job on tables whose mapping it has to guess, and exits 0', async () => {
    const seizure = join(folder, 'seizure');
    await mkdir(seizure);
    const people = Array.from({ length: 40 }, (_, i) => `${i + 1},user${i},u${i}@gmail.com,GB`);
    await writeFile(join(seizure, 'users.csv'), `id,login,email,country\n${people.join('\n')}\n`);
    const calls = Array.from({ length: 600 }, (_, i) => {
      const at = new Date(Date.UTC(2022, 2, 1, 9, 0, i * 97)).toISOString().slice(0, 19).replace('T', ' ');
      const talk = i % 3 === 0 ? 0 : (i * 37) % 400;
      const number = `07911${String(123456 + i * 7).slice(0, 6)}`;
      return `${i + 1},${(i % 40) + 1},${number},+443457345345,Barclays,${at},${talk + 9},${talk},${talk > 0 ? 'ANSWERED' : 'NO ANSWER'}`;
    });
    await writeFile(
      join(seizure, 'calls.csv'),
      `id,user_id,dst,src,name,started,duration,billsec,disposition\n${calls.join('\n')}\n`,
    );
    const { code, stdout } = await ringbreak('run', join(folder, 'c'), seizure, '--json', '--region', 'GB');
    expect(code).toBe(0);
    const summary = JSON.parse(stdout) as { figures: { name: string; value: string }[] };
    expect(summary.figures.find(({ name }) => name === 'calls')?.value).toBe('600');
    const exported = await ringbreak('export', join(folder, 'c'), 'victim', '--format', 'csv');
    expect(exported.code).toBe(0);
    expect(exported.stdout.split('\n')[0]).toMatch(/^number,raw_example,region,class,calls,/);
    expect(exported.stdout).toMatch(/\n\+447911/);
    const spreadsheet = await ringbreak('export', join(folder, 'c'), 'victim', '--format', 'csv-spreadsheet');
    expect(spreadsheet.stdout).toMatch(/\n'\+447911/);
    const json = await ringbreak('export', join(folder, 'c'), 'number', '--format', 'json');
    expect((JSON.parse(json.stdout) as unknown[]).length).toBe(600);
    expect((await ringbreak('check', join(folder, 'c'))).code).toBe(0);
  });

  it('exits 4 for a damaged case and names what is damaged', async () => {
    await writeFile(join(folder, 'c', 'case.json'), '{}');
    const { code, stdout } = await ringbreak('check', join(folder, 'c'));
    expect(code).toBe(4);
    expect(stdout).toContain('case.json');
  });

  it('records a mapping confirmed in the ledger under the actor', async () => {
    const made = join(folder, 'd');
    await ringbreak('run', made, join(folder, 'seizure'), '--quiet');
    const { code, stdout } = await ringbreak('map', made, '--confirm', '--reason', 'checked', '--json');
    expect(code).toBe(0);
    const statuses = (JSON.parse(stdout) as { status: string }[]).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(['confirmed']));
  });

  it('refuses to build on a mapping that was edited by hand until it is recorded', async () => {
    const made = join(folder, 'd');
    const { stdout } = await ringbreak('map', made, '--json');
    const [first] = JSON.parse(stdout) as { exhibit: string; mapping: Record<string, unknown> }[];
    const path = join(made, 'mappings', `${first!.exhibit.slice(0, 16)}.json`);
    await writeFile(path, `${JSON.stringify({ ...first!.mapping, assumptions: ['edited'] }, null, 2)}\n`);
    const refused = await ringbreak('build', made);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('MAPPING_NOT_RECORDED');
    expect((await ringbreak('map', made, '--confirm')).code).toBe(0);
    expect((await ringbreak('build', made)).code).toBe(0);
  });
});
