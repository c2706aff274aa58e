import { describe, expect, it } from 'vitest';
import { type ReviewPorts, reviewLoop } from '../../src/commands/review-loop.ts';

/** Plays typed lines against a queue; returns what was recorded, withdrawn and said. */
async function play(queue: readonly string[], typed: readonly string[]) {
  const lines = [...typed];
  const events: string[] = [];
  const said: string[] = [];
  const ports: ReviewPorts<string> = {
    ask: async () => lines.shift(),
    say: (text) => said.push(text),
    show: async (item, place, of) => `${item} ${place}/${of}`,
    judge: async (item, verdict, reason) => events.push(`${item} ${verdict} ${reason}`) - 1,
    undo: async (index) => {
      events.push(`withdrawn ${index}`);
    },
  };
  return { tally: await reviewLoop(queue, ports), events, said };
}

describe('the review on a terminal', () => {
  it('records same, not same and unsure, each with its reason', async () => {
    const { tally, events } = await play(['x', 'y', 'z'], ['s', 'one voice', 'N', 'two voices', 'u', 'bad line']);
    expect(events).toEqual(['x same one voice', 'y not_same two voices', 'z unsure bad line']);
    expect(tally).toEqual({ judged: 3, skipped: 0, undone: 0 });
  });

  it('goes back to the pair whose judgement is undone, and withdraws nothing twice', async () => {
    const { tally, events, said } = await play(['x', 'y'], ['s', 'slip', 'z', 'z', 'n', 'after all', 'q']);
    expect(events).toEqual(['x same slip', 'withdrawn 0', 'x not_same after all']);
    expect(said).toContain('There is nothing to undo in this session.');
    expect(tally).toEqual({ judged: 1, skipped: 0, undone: 1 });
  });

  it('records nothing without a reason and asks again', async () => {
    const { events, tally } = await play(['x'], ['s', '', 'k']);
    expect(events).toEqual([]);
    expect(tally.skipped).toBe(1);
  });

  it('ends when the input ends, also in the middle of a reason', async () => {
    expect((await play(['x'], ['s'])).events).toEqual([]);
    expect((await play(['x', 'y'], ['k'])).tally.skipped).toBe(1);
  });

  it('explains the letters to whoever types another', async () => {
    expect((await play(['x'], ['yes', 'q'])).said).toContain('Type s, n, u, k, z or q.');
  });
});
