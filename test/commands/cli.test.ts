import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noise, ringbreakApart, ringbreakAs, tinyService } from './helpers.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringbreak-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Where exit codes and streams are the point, a process of its own; where what the command does is, this one. */
const apart = (...args: string[]) => ringbreakApart(join(folder, 'config'), ...args);
const ringbreak = (...args: string[]) => ringbreakAs(join(folder, 'config'), ...args);

describe('the command line', () => {
  it('prints help with every command and exits 0', async () => {
    const { code, stdout } = await apart('--help');
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
    expect((await apart('frobnicate')).code).toBe(2);
    expect((await ringbreak('run')).code).toBe(2);
    const { code, stderr } = await apart('export', folder, 'nonsense');
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
    const file = join(folder, 'noise.bin');
    await writeFile(file, noise());
    const { code, stderr } = await apart('run', join(folder, 'b'), file);
    expect(code).toBe(3);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('does the whole job on tables whose mapping it has to guess, and exits 0', async () => {
    const seizure = join(folder, 'seizure');
    await mkdir(seizure);
    const service = tinyService(600);
    await writeFile(join(seizure, 'users.csv'), service.users);
    await writeFile(join(seizure, 'calls.csv'), service.calls);
    const { code, stdout } = await apart('run', join(folder, 'c'), seizure, '--json', '--region', 'GB');
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
    const { code, stdout } = await apart('check', join(folder, 'c'));
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
