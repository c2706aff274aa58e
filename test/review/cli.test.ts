import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ringbreakAs } from '../commands/helpers.ts';

let folder: string;
const ringbreak = (...args: string[]) => ringbreakAs(join(folder, 'config'), ...args);
const inCase = (command: string, ...args: string[]) => ringbreak(command, join(folder, 'case'), ...args);
const json = async <T>(command: string, ...args: string[]): Promise<T> =>
  JSON.parse((await inCase(command, ...args, '--json')).stdout) as T;

interface Queue {
  waiting: number;
  conflicts: number;
  items: { id: string; subject: string; a: string; b: string; joined: boolean; effect: string }[];
}
interface Judged {
  id: string;
  verdict: string;
  now: string;
  judgements: { index: number; actor: string; reason: string }[];
}
const hits = async (): Promise<{ operation: string; account_ref: string; judgement: string }[]> =>
  (await json<{ rows: { operation: string; account_ref: string; judgement: string }[] }>('show', 'known_match')).rows;

/** Users with names of their own, what other agencies know, and calls enough to be read as calls. */
function seizure(): Record<string, string> {
  const names = ['goldenraven', 'silvertiger', 'marblefalcon', 'crimsonwolfe', 'emeraldshark', 'copperbadger'];
  const users = names.map((name, i) => `${i + 1},${name},${name}@gmail.com,@${name}_tg,GB`);
  const known = [
    'OP ELM,NCA,email,g.olden.raven+shop@googlemail.com',
    'OP OAK,BKA,email,crimsonwolfe@tutanota.com',
    ...Array.from({ length: 40 }, (_, i) => `OP ${i},FIOD,email,stranger${i}@example${i}.org`),
  ];
  const calls = Array.from({ length: 300 }, (_, i) => {
    const at = new Date(Date.UTC(2022, 2, 1, 9, 0, i * 971)).toISOString().slice(0, 19).replace('T', ' ');
    const talk = i % 3 === 0 ? 0 : (i * 37) % 400;
    const number = `+4479111${String(23456 + i * 7)}`;
    return `${i + 1},${(i % 6) + 1},${number},+443457345345,Barclays,${at},${talk + 9},${talk},${talk > 0 ? 'ANSWERED' : 'NO ANSWER'}`;
  });
  return {
    'users.csv': `id,login,email,telegram,country\n${users.join('\n')}\n`,
    'known.csv': `operation,agency,kind,value\n${known.join('\n')}\n`,
    'calls.csv': `id,user_id,dst,src,name,started,duration,billsec,disposition\n${calls.join('\n')}\n`,
  };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringbreak-review-'));
  const files = seizure();
  await mkdir(join(folder, 'seizure'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'seizure', name), text);
  const made = await inCase('run', join(folder, 'seizure'), '--case-id', 'op-1', '--region', 'GB');
  expect(made.code, made.stderr).toBe(0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the loop of judging on the command line', () => {
  it('takes an exact address for a hit and asks a person about a near one', async () => {
    expect((await hits()).map(({ operation }) => operation)).toEqual(['OP ELM']);
    const queue = await json<Queue>('review', '--list');
    const near = queue.items.filter(({ subject }) => subject === 'known_match');
    expect(near).toMatchObject([{ b: '4', joined: false }]);
    expect(near[0]!.effect).toContain('known in OP OAK');
  });

  it('records a judgement, which the next build heeds and tells', async () => {
    const { items } = await json<Queue>('review', '--list');
    const { id } = items.find(({ subject }) => subject === 'known_match')!;
    const judged = await inCase('review', '--judge', id, 'same', '--reason', 'seen on his laptop');
    expect(judged.code, judged.stderr).toBe(0);
    expect((await json<Judged[]>('review', '--judged'))[0]).toMatchObject({ id, verdict: 'same', now: 'not_same' });
    const built = await inCase('build');
    expect(built.stdout).toContain(
      'Changed since the last build\n  account 4 is a hit of OP OAK/email/crimsonwolfe@tutanota.com',
    );
    expect((await hits()).find(({ operation }) => operation === 'OP OAK')).toMatchObject({ judgement: 'same' });
    const queue = await json<Queue>('review', '--list');
    expect(queue.items.map((item) => item.id)).not.toContain(id);
    expect((await inCase('check')).code).toBe(0);
  });

  it('lets the last word of a person count, and the one before when that is withdrawn', async () => {
    const [mine] = await json<Judged[]>('review', '--judged');
    const other = await inCase('review', '--judge', mine!.id, 'not_same', '--reason', 'changed my mind');
    expect(other.code).toBe(0);
    const [now] = await json<Judged[]>('review', '--judged');
    expect(now).toMatchObject({ verdict: 'not_same', judgements: [{ actor: 'tester', reason: 'changed my mind' }] });
    const built = await inCase('build');
    expect(built.stdout).toContain('account 4 is no longer a hit of OP OAK');
    const withdrawn = await inCase(
      'review',
      '--withdraw',
      String(now!.judgements[0]!.index),
      '--reason',
      'typed wrongly',
    );
    expect(withdrawn.code).toBe(0);
    expect((await inCase('build')).stdout).toContain('account 4 is a hit of OP OAK');
  });

  it('merges two operators whom a person judges to be one, and parts them when it is withdrawn', async () => {
    const judged = await json<{ event: number }>('review', '--judge', 'accounts:2/3', 'same', '--reason', 'one voice');
    const { rows: apart } = await json<{ rows: { operator_id: string; account_refs: string }[] }>('show', 'operator');
    expect((await inCase('build')).stdout).toMatch(/operators op-\w+, op-\w+ are one now: op-\w+, 2 accounts/);
    expect((await inCase('explain', 'link:2/3')).stdout).toContain('People judged them to be one');
    const { rows: together } = await json<{ rows: { operator_id: string }[] }>('show', 'operator');
    const gone = apart.find(({ operator_id }) => !together.some((row) => row.operator_id === operator_id))!;
    const asked = await inCase('explain', `operator:${gone.operator_id}`);
    expect(asked.stderr).toMatch(/its accounts are with op-\w+ now/);
    await inCase('review', '--withdraw', String(judged.event), '--reason', 'two voices');
    expect((await inCase('build')).stdout).toMatch(/operator op-\w+ of 2 accounts is divided now/);
    const told = (await inCase('explain', `operator:${gone.operator_id}`)).stdout;
    expect(told).toMatch(/merged through judgement of accounts:2\/3 by tester/);
    expect(told).toMatch(/split through withdrawal of a judgement of accounts:2\/3 by tester/);
  });

  it('refuses what cannot be judged, what is no judgement, and options that exclude each other', async () => {
    for (const [args, code] of [
      [['--judge', 'accounts:2/99', 'same', '--reason', 'x'], 'UNKNOWN_ITEM'],
      [['--judge', 'accounts:2/3', 'maybe', '--reason', 'x'], 'WRONG_ARGUMENTS'],
      [['--judge', 'accounts:2/3', 'same'], 'REASON_MISSING'],
      [['--withdraw', '0', '--reason', 'x'], 'NO_SUCH_JUDGEMENT'],
      [[], 'WRONG_ARGUMENTS'],
    ] as const) {
      const outcome = await inCase('review', ...args);
      expect(outcome.code, args.join(' ')).toBe(2);
      expect(outcome.stderr).toContain(code);
    }
  });
}, 240_000);

describe('match', () => {
  it('finds what two cases share with the rows of both, and writes to neither', async () => {
    const other = join(folder, 'other');
    await mkdir(join(folder, 'other-seizure'));
    const files = seizure();
    const users = `id,login,email,telegram,country\n71,raven,goldenraven@gmail.com,@other_name,GB\n72,b,bbbb@gmx.net,@copperbadger_tg,GB\n`;
    await writeFile(join(folder, 'other-seizure', 'users.csv'), users);
    const calls = files['calls.csv']!.replaceAll(/^(\d+),\d,/gm, '$1,71,').replaceAll('+4479111', '+4479113');
    await writeFile(join(folder, 'other-seizure', 'calls.csv'), calls);
    expect(
      (await ringbreak('run', other, join(folder, 'other-seizure'), '--case-id', 'op-2', '--region', 'GB')).code,
    ).toBe(0);
    const states = async () => [await json('ledger'), JSON.parse((await ringbreak('ledger', other, '--json')).stdout)];
    const before = await states();
    const out = join(folder, 'shared.json');
    const { code, stdout } = await ringbreak('match', join(folder, 'case'), other, '--json', '--out', out);
    expect(code).toBe(0);
    const found = JSON.parse(stdout) as { shared: Record<string, unknown>[]; operators: unknown[]; same_exhibits: [] };
    expect(found.same_exhibits).toEqual([]);
    const identifiers = found.shared.filter(({ status }) => status === 'hit');
    expect(identifiers).toMatchObject([
      { kind: 'email', value: 'goldenraven@gmail.com', account_a: '1', account_b: '71', row_a: 1, row_b: 1 },
      { kind: 'handle', account_a: '6', account_b: '72', row_a: 6, row_b: 2 },
    ]);
    expect(found.operators).toHaveLength(2);
    expect(found.shared.find(({ kind }) => kind === 'presented')).toMatchObject({ value: '+443457345345' });
    expect(await states()).toEqual(before);
    expect((await ringbreak('match', other, other)).stderr).toContain('SAME_CASE');
    expect((await ringbreak('match', join(folder, 'case'), other, '--out', join(folder, 'x.doc'))).stderr).toContain(
      'OUT_FORMAT',
    );
  });
});
