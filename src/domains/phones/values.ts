import type { Engine } from '../../engines/engine.ts';
import { text } from '../../model/columns.ts';
import { parseRegion, REGION_CODES } from '../../model/values/region.ts';
import { mainZone } from '../../model/values/region-zone.ts';
import { parseWallet } from '../../model/values/wallet.ts';
import { defineCodeStep } from '../../pipeline/step.ts';
import { insertBatches } from '../insert.ts';

/** Reads every distinct value of `sql` (one column, `raw`) with `read`, and keeps what could be read. */
async function readValues(
  engine: Engine,
  target: string,
  sql: string,
  columns: readonly string[],
  read: (raw: string) => readonly string[] | undefined,
): Promise<void> {
  await engine.run(`CREATE TABLE ${target} (${['raw', ...columns].map((name) => `${name} VARCHAR`).join(', ')})`);
  for await (const batch of engine.batches(`SELECT DISTINCT raw FROM (${sql}) WHERE raw IS NOT NULL ORDER BY raw`)) {
    const found = batch.flatMap((row) => {
      const raw = String(row['raw']);
      const values = read(raw);
      return values ? [[raw, ...values]] : [];
    });
    const lists = ['raw', ...columns].map((_, i) => found.map((one) => one[i]!));
    await insertBatches(engine, target, lists);
  }
}

export const regionValue = defineCodeStep({
  name: 'work.region_value',
  purpose: 'Countries as written, as ISO 3166-1 alpha-2',
  reads: ['mapped.account', 'mapped.organisation_number'],
  version: 1,
  table: {
    name: 'work.region_value',
    row: 'a country as written',
    key: ['raw'],
    columns: [text('raw', 'As written'), text('region', 'ISO 3166-1 alpha-2')],
  },
  make: (target, _context, engine) =>
    readValues(
      engine,
      target,
      'SELECT dial_region_raw AS raw FROM mapped.account UNION SELECT region_raw FROM mapped.organisation_number',
      ['region'],
      (raw) => {
        const region = parseRegion(raw);
        return region ? [region] : undefined;
      },
    ),
});

export const walletValue = defineCodeStep({
  name: 'work.wallet_value',
  purpose: 'Wallet addresses whose checksum is right, in canonical spelling with their chain',
  reads: ['mapped.payment', 'mapped.account', 'mapped.known_identifier'],
  version: 1,
  table: {
    name: 'work.wallet_value',
    row: 'an address as stored',
    key: ['raw'],
    columns: [
      text('raw', 'As stored', { subject: 'suspect', sensitivity: 'personal' }),
      text('canonical', 'Canonical spelling', { subject: 'suspect', sensitivity: 'personal' }),
      text('chain', 'btc, ltc, eth or trx'),
    ],
  },
  make: (target, _context, engine) =>
    readValues(
      engine,
      target,
      `SELECT from_wallet_raw AS raw FROM mapped.payment UNION SELECT to_wallet_raw FROM mapped.payment
       UNION SELECT wallet_raw FROM mapped.account UNION SELECT value_raw FROM mapped.known_identifier`,
      ['canonical', 'chain'],
      (raw) => {
        const wallet = parseWallet(raw);
        return wallet ? [wallet.canonical, wallet.chain] : undefined;
      },
    ),
});

export const regionZone = defineCodeStep({
  name: 'work.region_zone',
  purpose: 'Main time zone of every country',
  reads: [],
  version: 1,
  table: {
    name: 'work.region_zone',
    row: 'a country',
    key: ['region'],
    columns: [text('region', 'ISO 3166-1 alpha-2'), text('zone', 'IANA name')],
  },
  make: async (target, _context, engine) => {
    await engine.run(`CREATE TABLE ${target} (region VARCHAR, zone VARCHAR)`);
    const known = REGION_CODES.flatMap((region) => {
      const zone = mainZone(region);
      return zone ? [[region, zone] as const] : [];
    });
    await insertBatches(engine, target, [known.map(([region]) => region), known.map(([, zone]) => zone)]);
  },
});
