import { expect, test } from 'vitest';
import { line } from '../../src/simulate/score/measure.ts';
import { VoicemailLengths } from '../../src/simulate/score/voicemails.ts';

test('voicemails that can be known are those of lengths that mostly voicemails have', () => {
  const lengths = new VoicemailLengths();
  const add = (times: number, longest_s: number, real: 'voicemail' | 'contacted' | 'organisation', taken: string) => {
    for (let i = 0; i < times; i++) lengths.add({ longest_s, calls: 1 }, real, taken);
  };
  add(20, 52, 'voicemail', 'voicemail');
  add(5, 52, 'voicemail', 'contacted');
  add(3, 52, 'contacted', 'contacted');
  add(40, 52, 'organisation', 'organisation');
  add(30, 9, 'voicemail', 'contacted');
  add(300, 9, 'contacted', 'contacted');
  add(2, 140, 'voicemail', 'voicemail');
  const all = line('number', 'voicemail', 22, 25, 57);
  expect(lengths.line(all)).toMatchObject({ right: 20, truth: 25, recall: 0.8, precision: 0.88 });
});
