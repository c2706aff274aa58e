import { expect, test } from 'vitest';
import { suspectPeak } from '../../src/report/plots/suspect-peak.ts';
import type { TalkHistogram } from '../../src/report/report-data.ts';

function histogram(...victims: number[]): TalkHistogram {
  return {
    threshold: 60,
    bins: victims.map((value, i) => ({ over: 60 + 10 * i, upTo: 70 + 10 * i, victims: value, others: 0 })),
  };
}

test('a step that towers over its neighbours is named with how many times it exceeds them', () => {
  expect(suspectPeak(histogram(2289, 140, 120, 110))).toMatchObject({ bin: { over: 60, victims: 2289 }, times: 16 });
  expect(suspectPeak(histogram(140, 130, 900, 120))).toMatchObject({ bin: { over: 80 }, times: 6 });
});

test('conversations that thin out with their length are no peak', () => {
  expect(suspectPeak(histogram(500, 420, 350, 300, 260))).toBe(undefined);
});

test('a handful of calls is no peak however lonely, and neither is an empty plot', () => {
  expect(suspectPeak(histogram(12, 0, 1, 0))).toBe(undefined);
  expect(suspectPeak(histogram(...Array.from({ length: 60 }, (_, i) => (i === 30 ? 60 : 20 + (i % 3) * 20))))).toBe(
    undefined,
  );
  expect(suspectPeak({ threshold: 60, bins: [] })).toBe(undefined);
});
