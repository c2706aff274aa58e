import { describe, expect, it } from 'vitest';
import { Asking } from '../../../src/workbench/server/asking.ts';
import { Gate } from '../../../src/workbench/server/gate.ts';

/** Work that ends when it is told to, or is given up. */
function work() {
  let finish: (answer: string) => void = () => undefined;
  let asked = 0;
  const ask = (nobodyWaits: AbortSignal) => {
    asked++;
    return new Promise<string>((resolve, reject) => {
      finish = resolve;
      nobodyWaits.addEventListener('abort', () => reject(new Error('given up')));
    });
  };
  return { ask, finish: (answer: string) => finish(answer), asked: () => asked };
}

describe('a question that several ask', () => {
  it('is asked once, and answers all of them', async () => {
    const { ask, finish, asked } = work();
    const asking = new Asking(ask);
    const answers = [asking.answer(), asking.answer(new AbortController().signal)];
    finish('yes');
    expect(await Promise.all(answers)).toEqual(['yes', 'yes']);
    expect(asked()).toBe(1);
  });

  it('goes on while one of them waits, and is given up when the last one has gone', async () => {
    const { ask } = work();
    const asking = new Asking(ask);
    const [one, other] = [new AbortController(), new AbortController()];
    const answers = Promise.allSettled([asking.answer(one.signal), asking.answer(other.signal)]);
    one.abort();
    expect(asking.givenUp).toBe(false);
    other.abort();
    expect(asking.givenUp).toBe(true);
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('is never given up while somebody waits who cannot go', async () => {
    const { ask, finish } = work();
    const asking = new Asking(ask);
    const gone = new AbortController();
    const answers = [asking.answer(), asking.answer(gone.signal)];
    gone.abort();
    finish('still');
    expect(await Promise.all(answers)).toEqual(['still', 'still']);
  });
});

describe('who leaves the line', () => {
  it('keeps nobody waiting, and takes no place', async () => {
    const gate = new Gate(1);
    const leave = await gate.enter();
    const gone = new AbortController();
    const first = gate.enter(gone.signal);
    const second = gate.enter();
    gone.abort(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    leave();
    (await second)();
    (await gate.enter())();
    await expect(gate.enter(gone.signal)).rejects.toThrow('gone');
  });
});
