import { afterAll, beforeAll, expect, test } from 'vitest';
import { suggestMappings } from '../../src/mapping/suggest.ts';
import { fedBy, targets } from './helpers.ts';
import { type Cell, RawFolder } from './raw.ts';

let folder: RawFolder;
beforeAll(async () => {
  folder = await RawFolder.make();
});
afterAll(() => folder.close());

const day = (i: number): string => new Date(Date.UTC(2022, 0, 3) + i * 86_400_000).toISOString().slice(0, 10);
const near = (value: number, i: number): string => (value * (1 + ((i * 37) % 20) / 1000)).toFixed(4);

async function suggest(name: string, columns: readonly string[], rows: readonly (readonly Cell[])[]) {
  const catalog = await folder.exhibit(name, [{ table: name, columns, rows }]);
  const { mappings } = await suggestMappings(folder.engine, folder.path, [catalog], []);
  return mappings[0]!;
}

test('the table of the European Central Bank feeds rates: a column for each currency, the base is the euro', async () => {
  const rows = Array.from({ length: 80 }, (_, i) => [
    day(80 - i),
    near(1.0876, i),
    near(131.12, i),
    'N/A',
    near(0.8571, i),
    near(1.0243, i),
    null,
  ]);
  const mapping = await suggest('eurofxref-hist', ['Date', 'USD', 'JPY', 'CYP', 'GBP', 'CHF', ''], rows);
  expect(targets(mapping)).toEqual({ 'eurofxref-hist': 'rate' });
  expect(fedBy(mapping, 'eurofxref-hist')).toEqual({
    rated_on: '0',
    base: '=EUR',
    in_usd: '1',
    in_jpy: '2',
    in_gbp: '4',
    in_chf: '5',
  });
  expect(mapping.assumptions.join(' ')).toContain('units of each currency for one EUR');
});

test('a row for each day and currency feeds rates, with the base where it is told', async () => {
  const codes = ['USD', 'GBP', 'CHF', 'JPY'];
  const rows = Array.from({ length: 120 }, (_, i) => [day(Math.floor(i / 4)), 'EUR', codes[i % 4]!, near(1.0876, i)]);
  const mapping = await suggest('rates', ['date', 'base', 'currency', 'rate'], rows);
  expect(fedBy(mapping, 'rates')).toEqual({ rated_on: '0', base: '1', currency: '2', rate: '3' });
});

test('payments in several currencies are no rates', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => [
    String(i),
    `2022-01-${10 + (i % 18)} 10:0${i % 10}:00`,
    `${10 + i}.50`,
    i % 2 ? 'USD' : 'GBP',
  ]);
  const mapping = await suggest('payments', ['id', 'paid_at', 'amount', 'currency'], rows);
  expect(targets(mapping)['payments']).not.toBe('rate');
});
