import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { judge, judgementsInForce, recordedJudgements, withdrawJudgement } from '../../src/actions/judge.ts';
import type { Effects } from '../../src/base/effects.ts';
import { type Case, createCase } from '../../src/case/case.ts';
import { judgedPairs } from '../../src/pipeline/judgement.ts';
import { fixedEffects } from '../case/effects.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringbreak-judge-'));
const env = { RINGBREAK_CONFIG: join(folder, 'config') };
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function newCase(effects: Effects): Promise<Case> {
  return createCase(join(folder, 'case'), { title: 'A', agency: 'B', base_currency: 'EUR' }, effects, env);
}

test('a judgement is in force until it is withdrawn, and the pair of accounts has no order', async () => {
  const effects = fixedEffects('ann');
  const target = await newCase(effects);
  try {
    const pair = { subject: 'accounts', a: '9', b: '10', verdict: 'same' } as const;
    const { index } = await judge(target, pair, 'one voice', effects);
    expect(await judgementsInForce(target)).toMatchObject([
      { index, a: '10', b: '9', verdict: 'same', reason: 'one voice' },
    ]);
    await withdrawJudgement(target, index, 'another voice after all', effects);
    expect(await judgementsInForce(target)).toEqual([]);
    expect((await recordedJudgements(target)).withdrawn).toMatchObject([
      { judgement: { index, a: '10', b: '9', verdict: 'same' }, index: index + 1, actor: 'ann' },
    ]);
    await expect(withdrawJudgement(target, index, 'again', effects)).rejects.toMatchObject({
      code: 'NO_SUCH_JUDGEMENT',
    });
    await expect(judge(target, { ...pair, b: '9' }, 'r', effects)).rejects.toMatchObject({ code: 'SAME_THING' });
    expect(await target.events()).toHaveLength(3);
  } finally {
    await target.close();
  }
});

test('people who disagree leave a conflict; who changes her mind replaces her own judgement', () => {
  const said = (index: number, actor: string, verdict: 'same' | 'not_same') =>
    ({ index, subject: 'accounts', a: '1', b: '2', verdict, actor, at: '', reason: '' }) as const;
  const verdicts = (...all: ReturnType<typeof said>[]) => judgedPairs(all, 'accounts').map(({ verdict }) => verdict);
  expect(verdicts(said(1, 'ann', 'same'))).toEqual(['same']);
  expect(verdicts(said(1, 'ann', 'same'), said(2, 'bob', 'not_same'))).toEqual([undefined]);
  expect(verdicts(said(1, 'ann', 'same'), said(2, 'bob', 'not_same'), said(3, 'ann', 'not_same'))).toEqual([
    'not_same',
  ]);
});
