import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EntryProof, verifyEntryProof } from '../../src/case/case.ts';
import { noise, ringbreakAs, tinyService } from './helpers.ts';

let folder: string;
const ringbreak = (...args: string[]) => ringbreakAs(join(folder, 'config'), ...args);
const inCase = (command: string, ...args: string[]) => ringbreak(command, join(folder, 'case'), ...args);
const victims = async (): Promise<number> => {
  const { stdout } = await inCase('show', 'victim', '--json');
  return (JSON.parse(stdout) as { total: number }).total;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringbreak-decide-'));
  const seizure = join(folder, 'seizure');
  await mkdir(seizure);
  const service = tinyService(600);
  await writeFile(join(seizure, 'users.csv'), service.users);
  await writeFile(join(seizure, 'calls.csv'), service.calls);
  await writeFile(join(seizure, 'noise.bin'), noise());
});
afterAll(() => rm(folder, { recursive: true }));

describe('run', () => {
  it('exits 0 when one exhibit of several cannot be read, and says so right below the figures', async () => {
    const args = [
      'run',
      join(folder, 'case'),
      join(folder, 'seizure'),
      '--case-id',
      'op-1',
      '--region',
      'GB',
      '--in-place',
    ];
    const { code, stdout, stderr } = await ringbreak(...args);
    expect(code).toBe(0);
    expect(stdout).toContain('ATTENTION: 1 of 3 exhibits NOT READ');
    expect(stdout).toMatch(/NOT READ noise\.bin: [A-Z_]+: .+/);
    expect(stdout.indexOf('NOT READ')).toBeLessThan(stdout.indexOf('Operators first in line'));
    // With --in-place nothing is copied, and nobody overlooks that.
    expect(stderr).toContain('WARNING: 3 exhibits left in place: the case is not self-contained');
    expect(stdout).toContain('IN PLACE: the bytes of 3 exhibits');
    expect((await inCase('check')).code).toBe(0);
  });
});

describe('set', () => {
  it('lists every parameter with its value, meaning and source', async () => {
    const { code, stdout } = await inCase('set');
    expect(code).toBe(0);
    expect(stdout).toContain('victim_min_talk_s = 60\n');
    expect(stdout).toContain('Metropolitan Police');
    const listed = JSON.parse((await inCase('set', '--json')).stdout) as { name: string; tables: string[] }[];
    expect(listed.find(({ name }) => name === 'care_calls')?.tables).toEqual(['victim']);
  });

  it('refuses an unknown name with the names there are, a value of the wrong kind, and no reason', async () => {
    const unknown = await inCase('set', 'victim_min_talk', '60', '--reason', 'x');
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('UNKNOWN_PARAMETER');
    expect(unknown.stderr).toContain('victim_min_talk_s, ');
    for (const [name, value] of [
      ['victim_min_talk_s', '1e3'],
      ['victim_min_talk_s', 'ninety'],
      ['victim_min_talk_s', '-60'],
      ['complaint_link', '1.5'],
      ['place_prior', '0.5'],
      ['base_currency', 'pounds'],
    ] as const) {
      const wrong = await inCase('set', name, value, '--reason', 'x');
      expect(wrong.code).toBe(2);
      expect(wrong.stderr).toContain('PARAMETER_VALUE');
    }
    expect((await inCase('set', 'victim_min_talk_s', '90')).stderr).toContain('REASON_MISSING');
  });

  it('takes shares as decimals and log-odds with a sign', async () => {
    for (const [name, value] of [
      ['complaint_review', '0.06'],
      ['place_prior', '-140'],
    ] as const) {
      const { code, stdout, stderr } = await inCase('set', name, value, '--reason', 'looked at');
      expect(code, stderr).toBe(0);
      expect(stdout).toContain(`${name} = ${value}   (declared `);
    }
  });

  it('records the value, and the next build reruns only the steps concerned', async () => {
    const before = await victims();
    const { code, stdout } = await inCase('set', 'victim_min_talk_s', '300', '--reason', 'order of 3 May');
    expect(code).toBe(0);
    expect(stdout).toContain('victim_min_talk_s = 300   (declared 60;');
    expect(stdout).toContain('order of 3 May');
    const checked = await inCase('check');
    expect(checked.code).toBe(0);
    expect(checked.stdout).toContain('BUILD_IS_STALE');
    const built = JSON.parse((await inCase('build', '--json')).stdout) as { table: string; made: boolean }[];
    const made = built.filter((one) => one.made).map(({ table }) => table);
    expect(made).toContain('number');
    expect(made).toContain('victim');
    expect(made.filter((table) => /^(mapped|canonical)\./.test(table))).toEqual([]);
    expect(await victims()).toBeLessThan(before);
    expect((await inCase('check')).stdout).not.toContain('BUILD_IS_STALE');
  });
});

describe('ledger', () => {
  it('lists who did what and why', async () => {
    const { code, stdout } = await inCase('ledger');
    expect(code).toBe(0);
    expect(stdout).toMatch(/0 +\d{4}-\d\d-\d\dT\S+ +tester +case_created/);
    expect(stdout).toMatch(/parameter_set +order of 3 May/);
    const events = JSON.parse((await inCase('ledger', '--json')).stdout) as { event: { type: string } }[];
    expect(events.map(({ event }) => event.type)).toContain('exhibit_added');
  });

  it('proves one entry without the others', async () => {
    const { code, stdout } = await inCase('ledger', 'prove', '1');
    expect(code).toBe(0);
    const proof = JSON.parse(stdout) as EntryProof;
    const keys = JSON.parse((await ringbreak('key', 'list', join(folder, 'case'), '--json')).stdout) as {
      public_key: string;
    }[];
    const known = keys.map(({ public_key }) => public_key);
    expect(verifyEntryProof(proof, 'ringbreak/case/op-1', known)).toBe(true);
    const forged = { ...proof, line: proof.line.replace('tester', 'nobody') };
    expect(verifyEntryProof(forged, 'ringbreak/case/op-1', known)).toBe(false);
    expect((await inCase('ledger', 'prove', '999')).code).toBe(2);
  });

  it('is held to a state that was noted earlier', async () => {
    const { ledger } = JSON.parse((await inCase('check', '--json')).stdout) as {
      ledger: { size: number; root: string };
    };
    await inCase('set', 'care_calls', '5', '--reason', 'later');
    expect((await inCase('check', '--noted', `${ledger.size}:${ledger.root}`)).code).toBe(0);
    const rewritten = await inCase('check', '--noted', `${ledger.size - 1}:${ledger.root}`);
    expect(rewritten.code).toBe(4);
    expect(rewritten.stdout).toContain('LEDGER_REWRITTEN');
    expect((await inCase('check', '--noted', ledger.root)).code).toBe(2);
  });
});

describe('key', () => {
  const colleague = (...args: string[]) => ringbreakAs(join(folder, 'colleague'), ...args);

  it('lets a colleague write once somebody whose key the case knows has added theirs', async () => {
    const made = join(folder, 'case');
    const set = ['set', made, 'care_calls', '6', '--reason', 'colleague'];
    const refused = await colleague(...set);
    expect(refused.code).toBe(6);
    expect(refused.stderr).toContain('KEY_NOT_IN_CASE');
    const own = /ringbreak key add CASE (\S+)/.exec(refused.stderr)![1]!;
    expect((await colleague('key', 'list', made)).stdout).toContain(`Your own key may not sign here: ${own}`);
    expect((await ringbreak('key', 'add', made, own, '--reason', 'joins')).stderr).toContain('--holder');
    const added = await ringbreak('key', 'add', made, own, '--holder', 'DC Colleague', '--reason', 'joins');
    expect(added.code).toBe(0);
    expect(added.stdout).toContain('DC Colleague');
    expect((await colleague(...set)).code).toBe(0);
    expect((await ringbreak('key', 'retire', made, own, '--reason', 'left')).code).toBe(0);
    expect((await colleague(...set)).code).toBe(6);
    expect((await ringbreak('key', 'list', made)).stdout).not.toContain('DC Colleague');
    expect((await inCase('check')).code).toBe(0);
  });

  it('refuses what is not a public key', async () => {
    const { code, stderr } = await ringbreak(
      'key',
      'add',
      join(folder, 'case'),
      'abc',
      '--holder',
      'x',
      '--reason',
      'y',
    );
    expect(code).toBe(2);
    expect(stderr).toContain('INVALID_EVENT');
  });
});
