import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashFile } from '../../src/base/hash.ts';
import { silentProgress } from '../../src/base/progress.ts';
import { openDuckdb } from '../../src/engines/duckdb/duckdb.ts';
import { openRawSink } from '../../src/formats/raw/raw-sink.ts';
import type { RawCatalog } from '../../src/formats/raw-catalog.ts';
import { readExhibit } from '../../src/formats/read-exhibit.ts';
import { suggestMappings } from '../../src/mapping/suggest.ts';
import { fedBy, targets } from './helpers.ts';

const DATA = new URL('../../../shared/data/spoofshop/', import.meta.url).pathname;
const FILES = ['spoofshop.sql.gz', 'complaints.csv', 'other-operations.csv', 'organisation-numbers.csv'];
const there = FILES.every((file) => existsSync(join(DATA, file)));
if (!there) process.stderr.write('SKIPPED: ../shared/data/spoofshop is not here, the real dump is not tested\n');

async function read(folder: string, file: string): Promise<RawCatalog> {
  const path = join(DATA, file);
  const { sha256 } = await hashFile(path);
  const sink = await openRawSink({ directory: join(folder, sha256), exhibit: sha256 });
  await readExhibit({
    path,
    name: file,
    createSink: (member, format) => sink.source(member, format),
    context: { progress: silentProgress, threads: 2 },
  });
  return sink.finish();
}

describe.skipIf(!there)('the spoofing shop in miniature', () => {
  test('everything in it is recognised without help', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ringbreak-spoofshop-'));
    const engine = await openDuckdb();
    try {
      const catalogs: RawCatalog[] = [];
      for (const file of FILES) catalogs.push(await read(folder, file));
      const { mappings, zone } = await suggestMappings(engine, folder, catalogs, []);
      expect(zone.confidence).toBeGreaterThan(0.95);
      expect([zone.zone, ...zone.alternatives]).toContain('Europe/Amsterdam');
      const [shop, complaints, known, organisations] = mappings;
      expect(targets(shop!)).toEqual({
        calls: 'call',
        otp_jobs: 'interception',
        payments: 'payment',
        tickets: 'message',
        user_sessions: 'login',
        users: 'account',
      });
      expect(fedBy(shop!, 'calls')).toEqual({
        call_ref: '0',
        account_ref: '1',
        unique_ref: '2',
        presented_raw: '3',
        presented_name: '4',
        dialled_raw: '5',
        started_at: '6',
        duration_s: '7',
        talk_s: '8',
        disposition: '9',
        answered: '9',
        trunk: '10',
        ip_raw: '11',
        digits: '12',
        cost: '13',
      });
      expect(fedBy(shop!, 'payments')).toMatchObject({
        to_wallet_raw: '3',
        from_wallet_raw: '4',
        coin_amount: '6',
        amount: '7',
        currency: '=GBP',
        confirmed: '9',
      });
      expect(fedBy(shop!, 'users')).toMatchObject({
        created_at: '8',
        last_seen_at: '9',
        referrer_ref: '11',
        banned: '12',
      });
      expect(Object.values(targets(complaints!))).toEqual(['complaint']);
      expect(fedBy(complaints!, complaints!.tables[0]!.source)).toMatchObject({
        received_on: '1',
        called_raw: '4',
        presented_raw: '5',
        call_date: '6',
        call_time_raw: '7',
        organisation: '8',
        loss: '9',
        currency: '10',
        narrative: '11',
      });
      expect(Object.values(targets(known!))).toEqual(['known_identifier']);
      expect(Object.values(targets(organisations!))).toEqual(['organisation_number']);
    } finally {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
