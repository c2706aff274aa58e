import { describe, expect, it } from 'vitest';
import { besideSpikes, talkLimits, talkSpikes, withoutLimits } from '../../src/domains/classes/talk-spikes.ts';

const options = { chance: 0.01, share: 0.5 };

/** Calls that fall off smoothly: people who hang up, then conversations. */
function smooth(scale: number): number[] {
  return Array.from({ length: 900 }, (_, second) =>
    second === 0 ? 0 : Math.round(scale * (20 * Math.exp(-second / 12) + 2 * Math.exp(-second / 300))),
  );
}

function withPeak(second: number, calls: number, scale = 3): number[] {
  const counts = smooth(scale);
  counts[second]! += calls;
  return counts;
}

describe('cut-offs in talk times', () => {
  it('finds the second at which calls are cut off, with what its neighbours let expect', () => {
    const [found, ...more] = talkSpikes(withPeak(73, 90), options);
    expect(more).toEqual([]);
    expect(found?.second).toBe(73);
    expect(found?.expected).toBeGreaterThan(3);
    expect(found?.expected).toBeLessThan(8);
  });

  it('finds several cut-offs on one line', () => {
    const counts = withPeak(41, 80);
    counts[96]! += 60;
    expect(talkSpikes(counts, options).map(({ second }) => second)).toEqual([41, 96]);
  });

  it('finds nothing in a smooth line, however many calls it has', () => {
    for (const scale of [0.3, 3, 30, 300]) expect(talkSpikes(smooth(scale), options)).toEqual([]);
  });

  it('does not take the hump of people who hang up for a cut-off', () => {
    const counts = Array.from({ length: 900 }, (_, s) =>
      s === 0 ? 0 : Math.round(4000 * Math.exp(-((Math.log(s) - 2.2) ** 2) / 1.3) * (1 / s)),
    );
    expect(talkSpikes(counts, options)).toEqual([]);
  });

  it('does not take the start of long conversations for a cut-off', () => {
    const counts = Array.from({ length: 900 }, (_, s) => (s > 60 ? 200 : s > 40 ? 10 : 400));
    expect(talkSpikes(counts, options)).toEqual([]);
  });

  it('does not call two calls at one second a cut-off', () => {
    const counts = new Array<number>(900).fill(0);
    counts[70] = 2;
    expect(talkSpikes(counts, options)).toEqual([]);
  });

  it('sees calls that end beside the cut-offs of many lines, but not beside those of one', () => {
    const lines = [44, 58, 73, 88, 91, 117, 140, 52].map((second) => {
      const counts = withPeak(second, 90);
      counts[second + 1]! += 8;
      return { counts, spikes: talkSpikes(counts, options), second };
    });
    const beside = besideSpikes(lines, 0.01);
    lines.forEach(({ second, counts }, i) => {
      const next =
        beside[i]!.find((one) => one.second === second + 1) ??
        lines[i]!.spikes.find((one) => one.second === second + 1);
      expect(next).toBeDefined();
      expect(next!.expected).toBeLessThan(counts[second + 1]!);
      expect(beside[i]!.some((one) => one.second === second - 2)).toBe(false);
    });
  });
});

describe('a cut-off that spreads over seconds with a few calls each', () => {
  it('is measured over all of them together, as far out as it goes', () => {
    const counts = new Array<number>(200).fill(5);
    counts[90] = 140;
    for (const distance of [1, 2, 3]) {
      counts[90 - distance] = 11;
      counts[90 + distance] = 11;
    }
    const spikes = talkSpikes(counts, options).filter(({ second }) => second === 90);
    const [beside] = besideSpikes([{ counts, spikes }], 0.01);
    expect(beside!.map(({ second }) => second).toSorted((a, b) => a - b)).toEqual([87, 88, 89, 91, 92, 93]);
    for (const { expected } of beside!) expect(expected).toBeLessThan(6);
  });
});

describe('a limit that ends every call', () => {
  const limited = (second: number) => {
    const counts = smooth(40);
    const cut = counts.slice(second, 60).reduce((sum, calls) => sum + calls, 0);
    return counts.map((calls, s) => (s === second ? cut : s > second && s < 60 ? 0 : calls));
  };

  it('is told from a machine by what is missing after it', () => {
    const counts = limited(34);
    const spikes = talkSpikes(counts, options);
    expect(spikes.map(({ second }) => second)).toEqual([34]);
    const limits = talkLimits(counts, spikes);
    expect([...limits.keys()]).toEqual([34]);
    const [left] = withoutLimits(spikes, limits);
    expect((left?.calls ?? 0) - (left?.expected ?? 0)).toBeLessThan(0.3 * counts[34]!);
  });

  it('is not seen where calls go on after a cut-off', () => {
    const counts = withPeak(34, 3000, 40);
    expect(talkLimits(counts, talkSpikes(counts, options)).size).toBe(0);
  });
});
