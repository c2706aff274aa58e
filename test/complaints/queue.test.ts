import { expect, test } from 'vitest';
import { doubtfulPairs } from '../../src/actions/review/queue.ts';
import type { Reader } from '../../src/engines/engine.ts';
import type { Judgement } from '../../src/pipeline/judgement.ts';
import { complain, type MadeCall } from './seizure.ts';

const SHOWN = '+442079460000';
const CALLS: MadeCall[] = ['+447700900123', '+447700900999'].map((to, i) => ({
  ref: `c${i + 1}`,
  to,
  at: '2022-03-05 14:03:00',
  talk: 400,
  account: `a${i}`,
  shown: SHOWN,
}));
const TOLD = { ref: 'R1', shown: SHOWN, day: '2022-03-05', time: '14:05', loss: 900 };

async function waiting(judgements: Judgement[]): Promise<string[]> {
  return complain({ calls: CALLS, complaints: [TOLD], judgements }, async (rows) =>
    (await doubtfulPairs({ rows } as Reader)).map(({ a, b, effect }) => `${a} ${b}: ${effect}`),
  );
}

test('a complaint that may mean either of two calls waits for a person, until one of them is judged to be meant', async () => {
  const [first, ...others] = await waiting([]);
  expect(first).toMatch(
    /^R1 c[12]: "same" would count the complaint and a loss of 900.00 GBP .*1 other call may be meant/,
  );
  expect(others).toEqual([]);
  const same: Judgement = {
    index: 1,
    subject: 'complaint_call',
    a: 'R1',
    b: 'c1',
    verdict: 'same',
    actor: 'meier',
    at: '2022-09-01',
    reason: 'recording',
  };
  expect(await waiting([same])).toEqual([]);
});
