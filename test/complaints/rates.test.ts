import { expect, test } from 'vitest';
import { complain, type MadeCall, type MadeComplaint } from './seizure.ts';

const RATES = [
  { day: '2022-03-04', usd: '1.0929', gbp: '0.82565' },
  { day: '2022-03-07', usd: '1.0895', gbp: '0.82780' },
];
const CALL: MadeCall = { ref: 'c1', to: '+447700900123', at: '2022-03-05 14:03:00', talk: 400 };
const TOLD: MadeComplaint = {
  ref: 'R1',
  called: '+447700900123',
  day: '2022-03-05',
  time: '14:03',
  loss: 1000,
  currency: 'USD',
};

async function lossOf(told: Partial<MadeComplaint>, rates = RATES) {
  return complain({ calls: [CALL], complaints: [{ ...TOLD, ...told }], rates }, async (rows) => {
    const [row] = await rows('SELECT CAST(loss_base AS VARCHAR) AS loss, conversion FROM complaint_person');
    return { loss: row!.loss, conversion: row!.conversion };
  });
}

test('a loss in another currency is converted by the last rates on or before the day, over the euro', async () => {
  // 1000 / 1.0929 * 0.82565 = 755.4671…
  expect(await lossOf({})).toEqual({
    loss: '755.47',
    conversion: 'for one EUR USD 1.0929 and GBP 0.82565 on 2022-03-04',
  });
});

test('a loss in the currency that the rates are based on is converted too, one in the base currency stays as it is', async () => {
  expect((await lossOf({ currency: 'EUR' })).loss).toBe('825.65');
  expect(await lossOf({ currency: 'GBP' })).toEqual({ loss: '1000.00', conversion: null });
});

test('a missing rate is stated: none for the currency, none old or young enough, no day', async () => {
  expect(await lossOf({ currency: 'JPY' })).toEqual({
    loss: null,
    conversion: 'no rate of JPY for 2022-03-05 or the 30 days before',
  });
  expect((await lossOf({ day: '2022-03-03' })).conversion).toContain('no rate of USD for 2022-03-03');
  expect((await lossOf({ day: '2022-06-03' })).conversion).toContain('no rate of USD for 2022-06-03');
  expect((await lossOf({ day: undefined as unknown as string })).conversion).toBe('no day told');
  expect((await lossOf({}, [])).loss).toBeNull();
});

test('sums per operator are in the base currency as far as rates are known, and apart where they are not', async () => {
  const other = { ...CALL, ref: 'c2', to: '+447700900777', at: '2022-03-09 10:00:00' };
  const complaints = [
    TOLD,
    { ...TOLD, ref: 'R2', called: other.to, day: '2022-03-09', time: '10:00', currency: 'JPY' },
  ];
  const sums = await complain({ calls: [CALL, other], complaints, rates: RATES }, (rows) =>
    rows('SELECT currency, CAST(loss AS VARCHAR) AS loss FROM work.operator_loss ORDER BY currency'),
  );
  expect(sums.map((row) => [row.currency, row.loss])).toEqual([
    ['GBP', '755.47'],
    ['JPY', '1000.00'],
  ]);
});

test('whole amounts far beyond what a float holds are converted to the penny', async () => {
  const rates = [{ day: '2022-03-04', usd: '1', gbp: '1.00000001' }];
  expect((await lossOf({ loss: 9_007_199_254_740.99 }, rates)).loss).toBe('9007199344812.98');
});
